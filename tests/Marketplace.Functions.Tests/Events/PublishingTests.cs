using System.Text.Json;
using Azure.Messaging;
using Azure.Storage.Queues.Models;
using Marketplace.Domain;
using Marketplace.Functions.Events;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Functions.Tests.Events;

public sealed class PublishingTests(EventfulMarketFixture market) : IClassFixture<EventfulMarketFixture>
{
    [Fact]
    public async Task AnOrdersEvents_ArePublished_EachUnderItsOwnId_AndOneCallACommit()
    {
        Trade trade = await Trade.OfferedAsync(market);
        int calls = market.Line.Calls;
        await trade.PlaceAsync(2);
        await trade.RequestPaymentAsync();
        await trade.DecideAsync("approve");
        (await trade.ShipAsync()).Ok();
        (await trade.ActAsync(trade.Buyer, "confirm")).Ok();
        await market.SettleAsync();

        CloudEvent[] told = market.Inbox.Of(trade.Id.Value);
        Assert.Equal(
            ["order.placed", "payment.captured", "order.shipped", "receipt.confirmed", "escrow.released"],
            told.Select(one => one.Type["marketplace.".Length..^".v1".Length]));
        Assert.Equal([$"{trade.Id}:1:0", $"{trade.Id}:3:0", $"{trade.Id}:4:0", $"{trade.Id}:5:0", $"{trade.Id}:6:0"], told.Select(one => one.Id));
        Assert.Equal(4, market.Line.Calls - calls);
        Assert.All(told, one => Assert.Equal("/marketplace", one.Source));

        // What the buyer wrote, and how the parcel can be followed, is nobody else's business.
        string all = string.Concat(told.Select(one => one.Data!.ToString()));
        Assert.DoesNotContain("请尽快发货", all, StringComparison.Ordinal);
        Assert.DoesNotContain(trade.TrackingNumber, all, StringComparison.Ordinal);
        Assert.Contains($$"""{"listingId":"{{trade.ListingId}}","quantity":2}""", told[^1].Data!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARating_IsTold_AndNotWhatItSays()
    {
        Trade trade = await Trade.ShippedAsync(market);
        (await trade.ActAsync(trade.Buyer, "confirm")).Ok();
        (await trade.ActAsync(trade.Buyer, "ratings", new { score = "bad", comment = "Torn.", shop = new { description = 1, attitude = 1, dispatch = 1 } })).Ok();
        await market.SettleAsync();

        CloudEvent rated = Assert.Single(market.Inbox.Of(trade.Id.Value), one => one.Type == "marketplace.rating.given.v1");
        Assert.Contains("""{"side":"buyer"}""", rated.Data!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("bad", rated.Data.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Torn", rated.Data.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AListingsChanges_ArePublished()
    {
        Trade trade = await Trade.OfferedAsync(market);
        (await trade.Seller.PostAsync($"/api/listings/{trade.ListingId}/pause")).Ok();
        await market.SettleAsync();

        // Changes in quick succession may be told as one.
        CloudEvent last = market.Inbox.Of(trade.ListingId)[^1];
        Assert.Equal(($"{trade.ListingId}:3", "marketplace.listing.changed.v1"), (last.Id, last.Type));
        Assert.Contains("\"state\":\"paused\"", last.Data!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task StockRunningLow_IsToldOnce_EachTimeItDoes()
    {
        Trade first = await Trade.OfferedAsync(market, new Offer { Stock = 5 });
        await first.PlaceAsync();
        Assert.Empty(Low(first));

        Trade second = await AnotherBuyerAsync(first);
        Assert.Contains("\"available\":3", Assert.Single(Low(first)).Data!.ToString(), StringComparison.Ordinal);
        await AnotherBuyerAsync(first);
        Assert.Single(Low(first));

        // Two pieces come back, and it runs low again.
        (await second.ActAsync(second.Buyer, "cancel")).Ok();
        (await first.ActAsync(first.Buyer, "cancel")).Ok();
        await AnotherBuyerAsync(first);
        Assert.Equal(2, Low(first).Length);
    }

    [Fact]
    public async Task WhileTheTopicIsAway_TradeGoesOn_AndNothingIsLost()
    {
        Trade trade = await Trade.OfferedAsync(market);
        market.Line.IsCut = true;
        int calls = market.Line.Calls;
        OrderId[] orders = [await PlaceUnsettledAsync(trade), await PlaceUnsettledAsync(Trade.Of(market, trade))];

        // One call found out; the next commit did not wait for another.
        Assert.Equal(1, market.Line.Calls - calls);
        QueueProperties waiting = await market.Queues.UnpublishedEvents.GetPropertiesAsync();
        Assert.InRange(waiting.ApproximateMessagesCount, 2, int.MaxValue);
        Assert.All(orders, order => Assert.Empty(market.Inbox.Of(order.Value)));

        // The messages are hidden by storage's own clock; what they say when they are seen again is said here.
        market.Line.IsCut = false;
        await market.Clock.AdvanceAsync(TimeSpan.FromSeconds(31), _ => Task.CompletedTask);
        foreach (OrderId order in orders)
        {
            await market.Queues.UnpublishedEvents.SendMessageAsync(JsonSerializer.Serialize(new UnpublishedAnnouncement(order.Value, 1, 1, 5), MarketJson.Rows));
        }

        await market.SettleAsync();
        Assert.All(orders, order => Assert.Equal("marketplace.order.placed.v1", Assert.Single(market.Inbox.Of(order.Value)).Type));
    }

    [Fact]
    public async Task WhatTheTopicHasNotTakenForAWeek_IsLeftToPeople_AndCanBePutBack()
    {
        Trade trade = await Trade.PlacedAsync(market);
        string message = JsonSerializer.Serialize(new UnpublishedAnnouncement(trade.Id.Value, 1, 1, 700), MarketJson.Rows);
        Task TryAsync() => ActivatorUtilities.CreateInstance<PublishEventsAgain>(market.Get<IServiceProvider>()).RunAsync(message, default);
        market.Line.IsCut = true;
        await Assert.ThrowsAsync<InvalidOperationException>(TryAsync);

        market.Line.IsCut = false;
        await market.Clock.AdvanceAsync(TimeSpan.FromSeconds(31), _ => Task.CompletedTask);
        await TryAsync();
        await market.SettleAsync();

        Assert.Equal(2, market.Inbox.CopiesOf(trade.Id.Value));
    }

    private static async Task<OrderId> PlaceUnsettledAsync(Trade trade) => OrderId.From((await trade.Buyer.PostAsync("/api/orders", trade.Body())).Ok().Text("id"));

    private CloudEvent[] Low(Trade trade) => [.. market.Inbox.Of(trade.ListingId).Where(one => one.Type == "marketplace.listing.stock-low.v1")];

    private async Task<Trade> AnotherBuyerAsync(Trade first)
    {
        Trade trade = Trade.Of(market, first);
        await trade.PlaceAsync();
        return trade;
    }
}
