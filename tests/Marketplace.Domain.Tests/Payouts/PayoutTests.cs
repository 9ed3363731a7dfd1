using Marketplace.Domain.Accounts;
using Marketplace.Domain.Decisions;
using Marketplace.Domain.Ledger;
using Marketplace.Domain.Payouts;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Payouts;

public class PayoutTests
{
    private static readonly PayoutTerms _terms = Some.Policy.Payouts;

    [Theory]
    [InlineData("Li Na", "LI NA", null)]
    [InlineData("Li Na", "Li Ming", "HOLDER_NAME_MISMATCH")]
    [InlineData("Li Na", null, "NOT_VERIFIED")]
    public void ChangeBankAccount_TakesOnlyTheVerifiedName(string holder, string? verified, string? code)
    {
        Decision<AccountEntry> decision = PayoutWorld.Change(Some.Monday, holder, verified).Decide(OwnerAccounts.Of(Some.SellerId), AccountFacts.None);
        Assert.Equal(code, decision.Rejection?.Code);
        if (code is null)
        {
            Assert.Equal((Some.Monday.AddHours(24), "3000", "ref_1"), (decision.Value.BankAccount!.UsableUtc, decision.Value.BankAccount.Last4, decision.Value.BankAccount.Reference));
        }
    }

    [Fact]
    public void Request_WaitsForAChangedBankAccount_ToTheTick()
    {
        PayoutWorld world = new(500);
        world.Do(PayoutWorld.Change(Some.Monday));
        Assert.Equal("BANK_ACCOUNT_WAITS", world.Try(PayoutWorld.Request(Some.Monday.AddHours(24) - Some.Tick, 100))?.Code);
        Assert.Null(world.Try(PayoutWorld.Request(Some.Monday.AddHours(24), 100)));
        world.Do(PayoutWorld.Change(Some.Monday.AddHours(30)));
        Assert.Equal("BANK_ACCOUNT_WAITS", world.Try(PayoutWorld.Request(Some.Monday.AddHours(53), 100, "other"))?.Code);
    }

    [Fact]
    public void Request_IsRefused_WhereItMustBe()
    {
        PayoutWorld world = new(500);
        Assert.Equal("NO_BANK_ACCOUNT", world.Try(PayoutWorld.Request(Some.Monday, 100))?.Code);
        world.Do(PayoutWorld.Change(Some.Monday));
        DateTimeOffset later = Some.Monday.AddDays(2);
        Assert.Equal("INSUFFICIENT_FUNDS", world.Try(PayoutWorld.Request(later, 501))?.Code);
        Assert.Equal("NOT_VERIFIED", world.Try(PayoutWorld.Request(later, 100) with { IsVerified = false })?.Code);
        Assert.Equal(["amount.amountMinor"], world.Try(PayoutWorld.Request(later, 99))!.Errors.Keys);
        Assert.Equal(["amount.amountMinor"], world.Try(PayoutWorld.Request(later, 100_000_001))!.Errors.Keys);
        Assert.Equal(["amount.currency"], world.Try(PayoutWorld.Request(later, 100) with { Amount = new(100, Currency.Parse("JPY")) })!.Errors.Keys);
        Assert.Null(world.Try(PayoutWorld.Request(later, 500)));
        Assert.Equal("PAYOUT_STATE", world.Try(PayoutWorld.Request(later, 100))?.Code);
    }

    [Fact]
    public void Request_LeavesWhatIsOwed()
    {
        PayoutWorld world = new(500);
        world.Do(PayoutWorld.Change(Some.Monday));
        world.Accounts = world.Accounts.Post(new(AccountAddress.SellerReceivable(Some.SellerId), Some.Yuan(-200))).Post(new(AccountAddress.PlatformAdvance(Some.SellerId), Some.Yuan(-100)));
        Assert.Equal("INSUFFICIENT_FUNDS", world.Try(PayoutWorld.Request(Some.Monday.AddDays(1), 201))?.Code);
        Assert.Null(world.Try(PayoutWorld.Request(Some.Monday.AddDays(1), 200)));
    }

    [Fact]
    public void Rejected_PaysFirstWhatIsOwedByThen()
    {
        PayoutWorld world = PayoutWorld.WithPayout(500, 400);
        world.Do(new ChargeAccount(TransferId.For(Some.OrderId, 1), Some.Monday, Some.OrderId, EntryCode.Compensation, Some.SellerId, Some.Yuan(250), 0));
        Assert.Equal(-150, world.Accounts.Receivable(Some.Cny).AmountMinor);

        world.Do(world.Advance(PayoutState.Rejected, "account closed"));

        Assert.Equal((0, 250), (world.Accounts.Receivable(Some.Cny).AmountMinor, world.Accounts.Available(Some.Cny).AmountMinor));
        Assert.Equal((PayoutState.Rejected, "account closed"), (world.Payout!.State, world.Payout.Reason));
    }

    /// <summary>Every state and every word there is.</summary>
    [Theory]
    [InlineData(PayoutState.Requested, "Processing Paid Rejected Returned")]
    [InlineData(PayoutState.Processing, "Paid Rejected Returned")]
    [InlineData(PayoutState.Paid, "Returned")]
    [InlineData(PayoutState.Rejected, "")]
    [InlineData(PayoutState.Returned, "")]
    public void Advance_GoesOnlyForward(PayoutState from, string leadsTo)
    {
        foreach (PayoutState to in Enum.GetValues<PayoutState>())
        {
            PayoutWorld world = PayoutWorld.WithPayout(500, 400);
            if (from != PayoutState.Requested)
            {
                world.Do(world.Advance(from));
            }

            long before = world.Accounts.Available(Some.Cny).AmountMinor;
            string? code = world.Try(world.Advance(to))?.Code;
            Assert.Equal(leadsTo.Split(' ').Contains($"{to}") ? null : "PAYOUT_STATE", code);
            long back = code is null && to is PayoutState.Rejected or PayoutState.Returned && code is null ? 400 : 0;
            Assert.Equal(before + back, world.Accounts.Available(Some.Cny).AmountMinor);
        }
    }

    [Fact]
    public void Advance_OfAnotherAmount_OrOfNoPayout_IsRefused()
    {
        PayoutWorld world = PayoutWorld.WithPayout(500, 400);
        Assert.Equal("PAYOUT_AMOUNT", world.Try(world.Advance(PayoutState.Paid) with { Amount = Some.Yuan(401) })?.Code);
        Assert.Equal("PAYOUT_STATE", new PayoutWorld(1).Try(world.Advance(PayoutState.Paid))?.Code);
    }

    [Theory]
    // Monday is the day of the weekly ones, 18:00 the hour.
    [InlineData(PayoutFrequency.Daily, 2, "2026-11-02T18:00:00Z")]
    [InlineData(PayoutFrequency.Daily, 18, "2026-11-03T18:00:00Z")]
    [InlineData(PayoutFrequency.Weekly, 17, "2026-11-02T18:00:00Z")]
    [InlineData(PayoutFrequency.Weekly, 19, "2026-11-09T18:00:00Z")]
    [InlineData(PayoutFrequency.Off, 2, null)]
    public void Schedule_NamesTheNextTime(PayoutFrequency frequency, int hour, string? next) => Assert.Equal(
        next is null ? null : DateTimeOffset.Parse(next, System.Globalization.CultureInfo.InvariantCulture),
        PayoutSchedule.After(frequency, _terms, new DateTimeOffset(2026, 11, 2, hour, 0, 0, TimeSpan.Zero)));
}
