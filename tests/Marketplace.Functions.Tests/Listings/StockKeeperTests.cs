using Marketplace.Domain;
using Marketplace.Functions.Accounts;
using Marketplace.Domain.Ledger;
using Marketplace.Functions.Listings;
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

        await Task.WhenAll(orders.Concat(orders).Select((order, i) => keeper.SettleAsync(listing, order, sold: i % 12 < 5, default)));
        Assert.Equal((7, 0, 5), await trade.StockAsync());
    }

    [Fact]
    public async Task CreditingAnAccount_AtOnceAndTwice_AddsUp()
    {
        Member seller = market.NewMember();
        AccountStore accounts = market.Get<AccountStore>();
        AccountEntry[] entries = [.. Enumerable.Range(0, 15).Select(i => EntryOf(seller, i))];

        await Task.WhenAll(entries.Concat(entries).Select(entry => accounts.ApplyAsync(entry, default)));

        Assert.Equal(15 * 16 / 2, await seller.BalanceAsync());
        Assert.Equal(15, (await seller.GetAsync("/api/accounts/me/entries?limit=100")).Ok().Items.Count);
    }

    private AccountEntry EntryOf(Member seller, int number)
    {
        OrderId order = OrderId.For(seller.Id, $"{number}");
        Money amount = new(number + 1, Currency.Parse("CNY"));
        return new(TransferId.For(order, 0), AccountAddress.SellerAvailable(seller.Id), EntryCode.Release, amount, order, market.Now);
    }
}
