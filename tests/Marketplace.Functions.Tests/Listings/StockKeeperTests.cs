using Marketplace.Domain;
using Marketplace.Domain.Ledger;
using Marketplace.Functions.Accounts;
using Marketplace.Functions.Listings;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Listings;

/// <summary>What many do at once to one partition adds up.</summary>
[Collection(MarketTests.Name)]
public sealed class StockKeeperTests(MarketFixture market)
{
    [Fact]
    public async Task HoldingAndSettling_AtOnceAndTwice_AddUp()
    {
        Trade trade = await Trade.OfferedAsync(market, new Offer { Stock = 12 });
        StockKeeper keeper = market.Get<StockKeeper>();
        ListingId listing = ListingId.From(trade.ListingId);
        StoredListing stored = (await market.Get<ListingStore>().ReadAsync(listing, default))!;
        OrderId[] orders = [.. Enumerable.Range(0, 12).Select(i => OrderId.For(trade.Buyer.Id, $"{i}"))];

        HoldResult[] holds = await Task.WhenAll(orders.Concat(orders).Select(order => keeper.HoldAsync(stored, order, 1, default)));
        Assert.All(holds, hold => Assert.Equal(HoldResult.Held, hold));
        Assert.Equal((0, 12, 0), await trade.StockAsync());
        Assert.Equal(HoldResult.OutOfStock, await keeper.HoldAsync(stored, OrderId.For(trade.Buyer.Id, "more"), 1, default));

        await Task.WhenAll(orders.Concat(orders).Select((order, i) => keeper.SettleAsync(listing, order, i % 12 < 5 ? HoldEnd.Sold : HoldEnd.Freed, i < 12 ? 1 : null, default)));
        Assert.Equal((7, 0, 5), await trade.StockAsync());
    }

    [Fact]
    public async Task CreditingAnAccount_AtOnceAndTwice_AddsUp()
    {
        // An account of the platform's: reconciliation expects no journal behind its balance.
        AccountAddress account = AccountAddress.From($"platform:{Member.NewKey()}");
        AccountStore accounts = market.Get<AccountStore>();
        AccountEntry[] entries = [.. Enumerable.Range(0, 15).Select(i => EntryOf(account, i))];

        await Task.WhenAll(entries.Concat(entries).Select(entry => accounts.ApplyAsync(entry, default)));

        Assert.Equal(15 * 16 / 2, Assert.Single(await accounts.ReadBalancesAsync(account, default)).AmountMinor);
        Assert.True((await accounts.ReadEntriesAsync(account, new PageRequest(100, null), default)).TryGet(out ListPage<AccountEntry>? page, out _));
        Assert.Equal(15, page.Items.Count);
    }

    private AccountEntry EntryOf(AccountAddress account, int number)
    {
        OrderId order = OrderId.For(MemberId.For("tenant", account.Value), $"{number}");
        Money amount = new(number + 1, Currency.Parse("CNY"));
        return new(TransferId.For(order, 0), account, EntryCode.Release, amount, order, market.Now);
    }
}
