using FsCheck.Fluent;
using Marketplace.Domain.Accounts;
using Marketplace.Domain.Ledger;
using Marketplace.Domain.Payouts;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Payouts;

public class PayoutHistoryTests
{
    private const int Keys = 4;

    /// <summary>
    /// Earnings, charges, bank accounts, requests and the provider's words in any order, twice and late: nothing is made or lost, nothing is paid
    /// out that is not there, and each payout ends once, after which only a paid one may come back.
    /// </summary>
    [Fact]
    public void AnyHistory_KeepsTheMoney() => Always.Holds(
        (from what in Gen.Choose(0, 7)
         from key in Gen.Choose(0, Keys - 1)
         from minor in Gen.Choose(1, 400)
         from hours in Gen.Choose(0, 20)
         select (what, key, minor, hours)).ListOf(),
        steps =>
        {
            PayoutWorld world = new(0);
            DateTimeOffset now = Some.Monday;
            long outside = 0;
            foreach ((int what, int key, int minor, int hours) in steps)
            {
                now = now.AddHours(hours);
                Dictionary<PayoutId, Payout> before = new(world.Payouts);
                AccountCommand command = Command(what, key, minor, now);
                bool done = world.Try(command) is null;
                outside += command switch { CreditAccount => minor, ChargeAccount => -minor, _ => 0 };
                AssertAllIsWell(world, outside);
                Assert.All(before.Values, payout => Assert.True(MayBecome(payout, world.Payouts[payout.Id])));
                Assert.True(!done || command is not RequestPayout || world.Accounts.BankAccount!.UsableUtc <= now);
            }
        });

    private static AccountCommand Command(int what, int key, int minor, DateTimeOffset now) => what switch
    {
        0 or 1 => new CreditAccount(TransferId.For(Some.OrderId, 0), now, Some.OrderId, EntryCode.Release, AccountAddress.SellerAvailable(Some.SellerId), Some.Yuan(minor)),
        2 => new ChargeAccount(TransferId.For(Some.OrderId, 1), now, Some.OrderId, EntryCode.Compensation, Some.SellerId, Some.Yuan(minor), 50),
        3 when minor % 4 == 0 => PayoutWorld.Change(now),
        3 or 4 or 5 => PayoutWorld.Request(now, minor, $"{key}"),
        _ => new AdvancePayout(Some.SellerId, PayoutId.For(Some.SellerId, $"{key}"), now, (PayoutState)(minor % 5)),
    };

    private static void AssertAllIsWell(PayoutWorld world, long outside)
    {
        OwnerAccounts accounts = world.Accounts;
        Assert.Equal(outside, accounts.Balances.Sum(balance => balance.Amount.AmountMinor) + world.AtBanksMinor);
        Assert.Equal(world.AtBanksMinor, world.Payouts.Values.Where(payout => !payout.CameBack).Sum(payout => payout.Amount.AmountMinor));
        Assert.True(accounts.Available(Some.Cny).AmountMinor >= 0);
        Assert.False(accounts.Available(Some.Cny).IsPositive && !(accounts.Receivable(Some.Cny) + accounts.Advance(Some.Cny)).IsZero);
    }

    private static bool MayBecome(Payout before, Payout after) =>
        before == after || (before.IsOpen && after.State > before.State) || (before.State == PayoutState.Paid && after.State == PayoutState.Returned);
}
