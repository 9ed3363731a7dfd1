using FsCheck.Fluent;
using Marketplace.Domain.Accounts;
using Marketplace.Domain.Ledger;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Accounts;

public class OwnerAccountsTests
{
    private static readonly AccountAddress _available = AccountAddress.SellerAvailable(Some.SellerId);
    private static readonly AccountAddress _bond = AccountAddress.SellerBond(Some.SellerId);

    [Theory]
    // available, bond, advance left → what the charge of 100 takes of each, and what stays owed
    [InlineData(150, 50, 50, 100, 0, 0, 0)]
    [InlineData(60, 50, 50, 60, 40, 0, 0)]
    [InlineData(60, 30, 50, 60, 30, 10, 0)]
    [InlineData(0, 30, 50, 0, 30, 50, 20)]
    [InlineData(0, 0, 0, 0, 0, 0, 100)]
    public void Charge_IsCoveredByAvailableThenBondThenAdvance_AndTheRestStaysOwed(
        long available, long bond, long advanceMax, long fromAvailable, long fromBond, long advanced, long owed)
    {
        OwnerAccounts before = With((_available, available), (_bond, bond));

        OwnerAccounts after = before.Apply(Charge(100, advanceMax).Decide(before, AccountFacts.None).Value);

        Assert.Equal(
            (available - fromAvailable, bond - fromBond, -advanced, -owed),
            (after.Available(Some.Cny).AmountMinor, after.Bond(Some.Cny).AmountMinor, after.Advance(Some.Cny).AmountMinor, after.Receivable(Some.Cny).AmountMinor));
    }

    [Theory]
    [InlineData(0, 50)]
    [InlineData(20, 30)]
    [InlineData(50, 0)]
    [InlineData(90, 0)]
    public void Charge_AdvancesNoMoreThanIsLeftOfTheOrdersCap(long advancedBefore, long advanced)
    {
        AccountEntry entry = Charge(100, 50).Decide(OwnerAccounts.Of(Some.SellerId), new AccountFacts(Some.Yuan(advancedBefore))).Value;
        Assert.Equal(-advanced, OwnerAccounts.Of(Some.SellerId).Apply(entry).Advance(Some.Cny).AmountMinor);
    }

    [Theory]
    // what is owed and what was advanced → what a credit of 100 leaves of it, and what becomes available
    [InlineData(0, 0, 0, 0, 100)]
    [InlineData(30, 0, 0, 0, 70)]
    [InlineData(30, 50, 0, 0, 20)]
    [InlineData(70, 50, 0, 20, 0)]
    [InlineData(120, 50, 20, 50, 0)]
    public void Credit_PaysTheReceivableThenTheAdvance_BeforeAnythingIsAvailable(long owed, long advance, long owedAfter, long advanceAfter, long available)
    {
        OwnerAccounts before = With((AccountAddress.SellerReceivable(Some.SellerId), -owed), (AccountAddress.PlatformAdvance(Some.SellerId), -advance));

        OwnerAccounts after = before.Apply(Credit(100).Decide(before, AccountFacts.None).Value);

        Assert.Equal(
            (-owedAfter, -advanceAfter, available),
            (after.Receivable(Some.Cny).AmountMinor, after.Advance(Some.Cny).AmountMinor, after.Available(Some.Cny).AmountMinor));
    }

    [Fact]
    public void Credit_OfABuyersBalance_DoesNotPayWhatTheSameMemberOwesAsSeller()
    {
        OwnerAccounts before = With((AccountAddress.SellerReceivable(Some.SellerId), -50));
        CreditAccount credit = Credit(100) with { Account = AccountAddress.BuyerBalance(Some.SellerId) };
        Assert.Empty(credit.Decide(before, AccountFacts.None).Value.Journal);
    }

    /// <summary>Whatever comes in whatever order: nothing is made or lost, and nobody has money and debts at once.</summary>
    [Fact]
    public void AnyHistory_KeepsTheBooksAndTheSigns() => Always.Holds(
        (from charge in Gen.Elements(true, false)
         from usd in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
         from minor in Gen.Choose(1, 1000)
         from cap in Gen.Choose(0, 300)
         select (charge, usd, minor, cap)).ListOf(),
        steps =>
        {
            OwnerAccounts accounts = OwnerAccounts.Of(Some.SellerId);
            long outside = 0;
            foreach ((bool charge, bool usd, int minor, int cap) in steps)
            {
                Money amount = new(minor, usd ? Some.Usd : Some.Cny);
                AccountCommand command = charge ? Charge(0, cap) with { Amount = amount } : Credit(0) with { Amount = amount };
                AccountEntry entry = command.Decide(accounts, AccountFacts.None).Value;
                Assert.All(entry.Journal, journal => Assert.All(journal.Postings, posting => Assert.Equal(Some.SellerId, posting.Account.Owner)));
                (accounts, outside) = (accounts.Apply(entry), outside + entry.Booked!.Amount.AmountMinor);
                AssertSigns(accounts, amount.Currency);
            }

            Assert.Equal(steps.Count, accounts.Version);
            Assert.Equal(outside, accounts.Balances.Sum(balance => balance.Amount.AmountMinor));
            Assert.Equal(Json.Write(accounts), Json.Write(Json.Again(accounts)));
        });

    private static void AssertSigns(OwnerAccounts accounts, Currency currency)
    {
        Assert.True(accounts.Available(currency).AmountMinor >= 0);
        Assert.True(accounts.Bond(currency).AmountMinor >= 0);
        Assert.True(accounts.Receivable(currency).AmountMinor <= 0);
        Assert.True(accounts.Advance(currency).AmountMinor <= 0);
        Assert.False(accounts.Available(currency).IsPositive && !(accounts.Receivable(currency) + accounts.Advance(currency)).IsZero);
    }

    private static CreditAccount Credit(long minor) =>
        new(TransferId.For(Some.OrderId, 0), Some.Monday, Some.OrderId, EntryCode.Release, _available, Some.Yuan(minor));

    private static ChargeAccount Charge(long minor, long advanceMaxMinor) =>
        new(TransferId.For(Some.OrderId, 1), Some.Monday, Some.OrderId, EntryCode.Compensation, Some.SellerId, Some.Yuan(minor), advanceMaxMinor);

    private static OwnerAccounts With(params (AccountAddress Account, long Minor)[] balances) => OwnerAccounts.Of(Some.SellerId) with
    {
        Balances = [.. balances.Select(balance => new AccountBalance(balance.Account, Some.Yuan(balance.Minor)))],
    };
}
