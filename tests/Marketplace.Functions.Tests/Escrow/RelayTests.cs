using System.Text.Json;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Marketplace.Domain;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;
using Marketplace.Functions.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Functions.Tests.Escrow;

public sealed class RelayTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    [Fact]
    public async Task AnAnnouncementAheadOfItsCommit_IsPutOffEverLonger_ThenDropped()
    {
        Trade trade = await Trade.PlacedAsync(market);
        SentMessages sent = new();
        RelayOrderEvents relay = RelayThatSendsTo(sent);
        long next = (await trade.ReadAsync()).Long("version") + 1;

        await Snapshot.UnchangedAsync(market, async () =>
        {
            for (int delays = 0; delays <= 7; delays++)
            {
                await relay.RunAsync(Write(new(trade.Id, next, next, delays)), market.Durable.Client, CancellationToken.None);
            }

            await relay.RunAsync(Write(new(OrderId.For(trade.Buyer.Id, "never"), 1, 1, 7)), market.Durable.Client, CancellationToken.None);
        });

        Assert.Equal([1, 2, 4, 8, 16, 32, 64], sent.All.Select(message => message.VisibleInSeconds));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], sent.All.Select(message => JsonSerializer.Deserialize<OrderAnnouncement>(message.Text, MarketJson.Rows)!.Delays));
    }

    [Fact]
    public async Task AnnouncementsTwiceAndInAnyOrder_ChangeNothing()
    {
        Trade trade = await Trade.ShippedAsync(market, quantity: 2);
        (await trade.ActAsync(trade.Buyer, "confirm")).Ok();
        long balance = await trade.Seller.BalanceAsync();
        (long, long, long) stock = await trade.StockAsync();
        long version = (await trade.ReadAsync()).Long("version");

        foreach ((long from, long to) in new[] { (version - 1, version), (1L, 1L), (3L, 3L), (1L, version), (4L, 4L), (2L, 2L), (version, version), (version, 1L) })
        {
            await market.Queues.OrderEvents.SendMessageAsync(Write(new(trade.Id, from, to, 0)));
        }

        await market.SettleAsync();
        Assert.Equal((balance, stock, version), (await trade.Seller.BalanceAsync(), await trade.StockAsync(), (await trade.ReadAsync()).Long("version")));
        Assert.Single((await trade.Seller.GetAsync("/api/orders?as=seller&state=completed")).Ok().Items);
    }

    [Fact]
    public async Task APlacementToldLate_DoesNotOverwriteWhatTheListsKnow()
    {
        Trade trade = await Trade.ShippedAsync(market);
        OrderIndex index = market.Get<OrderIndex>();
        Order order = (await market.Get<OrderStore>().ReadAsync(trade.Id, default))!.Order;

        await index.AddAsync(order with { State = OrderState.Placed }, default);

        Assert.Equal("shipped", Assert.Single((await trade.Buyer.GetAsync("/api/orders?as=buyer")).Ok().Items)["state"]!.GetValue<string>());
        Assert.Single((await trade.Seller.GetAsync("/api/orders?as=seller&state=shipped")).Ok().Items);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"orderId":"x","fromVersion":1,"toVersion":1,"delays":0}""")]
    public async Task Garbage_EndsInThePoisonQueue_AndNothingIsLost(string garbage)
    {
        Trade trade = await Trade.PlacedAsync(market);
        QueueClient poison = new(market.Storage, $"{MarketQueues.OrderEventsName}-poison", new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        await market.Queues.OrderEvents.SendMessageAsync(garbage);
        await trade.RequestPaymentAsync();
        await trade.DecideAsync("approve");

        for (int tries = 0; tries < 5; tries++)
        {
            await market.AdvanceAsync(TimeSpan.FromSeconds(11));
        }

        QueueMessage parked = Assert.Single((await poison.ReceiveMessagesAsync()).Value);
        Assert.Equal(garbage, parked.MessageText);
        await poison.DeleteMessageAsync(parked.MessageId, parked.PopReceipt);
        Assert.Equal("paid", (await trade.ReadAsync()).Text("state"));
    }

    private RelayOrderEvents RelayThatSendsTo(SentMessages sent)
    {
        OrderAnnouncer announcer = ActivatorUtilities.CreateInstance<OrderAnnouncer>(market.Get<IServiceProvider>(), sent.QueuesOf(market));
        return ActivatorUtilities.CreateInstance<RelayOrderEvents>(market.Get<IServiceProvider>(), announcer);
    }

    private static string Write(OrderAnnouncement announcement) => JsonSerializer.Serialize(announcement, MarketJson.Rows);
}
