using Marketplace.Domain.Accounts;
using Marketplace.Domain.Decisions;
using Marketplace.Domain.Ledger;
using Marketplace.Domain.Members;
using Marketplace.Domain.Payouts;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Privacy;

namespace Marketplace.Domain.Tests.Privacy;

public sealed class ErasureTests
{
    private static readonly MemberId _member = MemberId.For("tenant", "lin");
    private static readonly DateTimeOffset _now = new(2026, 11, 2, 10, 0, 0, TimeSpan.Zero);
    private static readonly MemberRules _rules = PolicyCatalog.LoadEmbedded().Current.Members;

    [Fact]
    public void NothingOpen_NoObstacle_AndWhatIsOpen_IsNamed()
    {
        OwnerAccounts empty = OwnerAccounts.Of(_member);
        OrderId order = OrderId.For(_member, "one");
        PayoutId payout = PayoutId.For(_member, "two");
        OwnerAccounts owing = empty.Post(new Posting(AccountAddress.SellerReceivable(_member), new Money(-500, Currency.Parse("CNY"))));

        Assert.Null(new ErasureObstacles([], false, empty, []).ToRejection());
        Rejection found = new ErasureObstacles([order], true, owing, [payout]).ToRejection()!;

        Assert.Equal((RejectionKind.Conflict, "ERASURE_TOO_EARLY"), (found.Kind, found.Code));
        Assert.Equal(["accounts", "claims", "orders", "payouts"], found.Errors.Keys.Order(StringComparer.Ordinal));
        Assert.Contains(order.Value, found.Errors["orders"].Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(VerificationState.Verified, VerificationState.None)]
    [InlineData(VerificationState.Pending, VerificationState.None)]
    [InlineData(VerificationState.Revoked, VerificationState.Revoked)]
    public void Erased_NothingPersonalStays_ButTheIdentityStaysThisAccounts(VerificationState before, VerificationState after)
    {
        MemberState member = new(_member)
        {
            Profile = new() { DisplayName = "Lin", Email = "lin@mail.example", Phone = "+86 10 1234 5678", Address = "1 Plum Lane", Language = "zh-CN" },
            Verification = new() { State = before, Kind = MemberKind.Individual, VerifiedName = "Lin", Reference = "ver_1", Identity = "hash", Confirmed = "hash", Reason = "why" },
        };

        MemberChange change = new ErasePersonalData().Decide(member, _rules, _now).Value;

        Assert.Equal(MemberProfile.Blank with { Language = "zh-CN" }, change.After.Profile);
        Assert.Null(change.After.PaymentPassword);
        Verification left = change.After.Verification;
        Assert.Equal((after, "hash"), (left.State, left.Confirmed));
        Assert.Null(left.VerifiedName ?? left.Reference ?? left.Identity);
        Assert.Equal(before == VerificationState.Revoked ? "why" : null, left.Reason);
        Assert.Equal(SecurityEventKind.PersonalDataErased, change.Event!.Kind);

        // Another identity than the confirmed one is still refused: leaving is no way to become somebody else.
        Assert.Equal("IDENTITY_MISMATCH", new SubmitVerification(MemberKind.Individual, "other", "ver_2").Decide(change.After, _rules, _now).Rejection!.Code);
        Assert.Null(new SubmitVerification(MemberKind.Individual, "hash", "ver_2").Decide(change.After, _rules, _now).Rejection);
    }

    [Fact]
    public void TheBankAccount_AndTheSchedule_AreForgotten_AndBalancesAreNot()
    {
        OwnerAccounts mine = OwnerAccounts.Of(_member).Post(new Posting(AccountAddress.SellerAvailable(_member), new Money(700, Currency.Parse("CNY")))) with
        {
            BankAccount = new("bac_1", BankAccountKind.Iban, "DE", "1234", _now, _now),
            Schedule = new(PayoutFrequency.Daily, new Money(100, Currency.Parse("CNY")), _now.AddDays(1)),
        };
        ForgetBankAccount command = new(TransferId.For(_member, "forget"), _now);

        OwnerAccounts after = mine.Apply(command.Decide(mine, AccountFacts.None).Value);

        Assert.Null(after.BankAccount);
        Assert.Null(after.Schedule);
        Assert.Equal(mine.Balances, after.Balances);
        Assert.Equal("NOTHING_TO_FORGET", command.Decide(after, AccountFacts.None).Rejection!.Code);
    }
}
