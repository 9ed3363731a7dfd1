using Marketplace.Domain;
using Marketplace.Functions.Sales;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Events;

public sealed class CountSalesTests(EventfulMarketFixture market) : IClassFixture<EventfulMarketFixture>
{
    [Fact]
    public async Task WhatIsReleased_IsCounted()
    {
        Trade trade = await Trade.ShippedAsync(market, new Offer { Stock = 9 }, quantity: 4);
        Assert.Equal(0, await SoldAsync(trade.ListingId));

        (await trade.ActAsync(trade.Buyer, "confirm")).Ok();
        await market.SettleAsync();

        Assert.Equal(4, await SoldAsync(trade.ListingId));
    }

    [Fact]
    public async Task EventsThatComeThreeTimesInAnyOrder_CountOnce()
    {
        Trade trade = await Trade.OfferedAsync(market);
        MemberId buyer = MarketFixture.MemberOf(trade.Buyer.Token)!.Value;
        object[] events = [.. Enumerable.Range(1, 12).Select(number => PublishedEvents.Released(OrderId.For(buyer, $"order {number}"), trade.ListingId, number))];
        object[] shuffled = [.. events, .. events, .. events];
        new Random(7).Shuffle(shuffled);

        await Task.WhenAll(shuffled.Chunk(5).Select(batch => PublishedEvents.PublishAsync(market, batch)));
        await market.SettleAsync();

        // A row that others keep writing has the event come again.
        await market.AdvanceAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(12 * 13 / 2, await SoldAsync(trade.ListingId));
    }

    private Task<long> SoldAsync(string listing) => market.Get<SalesStore>().ReadAsync(ListingId.From(listing), default);
}
