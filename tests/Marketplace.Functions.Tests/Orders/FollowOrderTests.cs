using System.Net.Http.Headers;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Tests.Platform.Telemetry;
using Marketplace.Functions.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Functions.Tests.Orders;

public sealed class FollowOrderTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    [Fact]
    public async Task WhatIsNew_IsAnsweredAtOnce_AndIsWhatTheHistorySays()
    {
        Trade trade = await Trade.PaidAsync(market);

        Reply news = await FollowAsync(trade.Buyer, trade, after: 1, wait: 25);

        Assert.Equal(["PaymentRequested", "PaymentCaptured"], news.Items.Select(item => item["type"]!.GetValue<string>()));
        Assert.Equal(3, news.Long("after"));
        Reply history = (await trade.Buyer.GetAsync($"{trade.Path}/history")).Ok();
        Assert.Equal(history.Items.Skip(1).Select(item => item.ToJsonString()), news.Items.Select(item => item.ToJsonString()));
    }

    [Fact]
    public async Task WhoWaits_IsToldWhenItHappens_WithoutLookingForIt()
    {
        Trade trade = await Trade.PaidAsync(market);
        Task<Reply> waiting = FollowAsync(trade.Buyer, trade, after: 3, wait: 25);
        await ListenedAsync(trade);

        (await trade.ShipAsync()).Ok();
        Reply news = await waiting;

        Assert.Equal("OrderShipped", Assert.Single(news.Items)["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task ABellOfThisProcess_EndsTheWait_ThoughNoTimerEverDoes()
    {
        Trade trade = await Trade.PaidAsync(market);
        OrderStore store = market.Get<OrderStore>();
        Order order = (await store.ReadAsync(trade.Id, MarketFixture.Patience()))!.Order;
        OrderFollower follower = new(store, market.Get<OrderSignals>(), new StandingClock(market.Now));
        Task<IReadOnlyList<OrderEventResponse>> waiting = follower.NextAsync(order, ActorRole.Buyer, order.Version, TimeSpan.FromSeconds(25), MarketFixture.Patience());
        await ListenedAsync(trade, waiting);

        (await trade.ShipAsync()).Ok();

        Assert.Equal("OrderShipped", Assert.Single(await waiting).Type);
    }

    [Fact]
    public async Task WhoWaitsForNothing_IsAnsweredWhenTheTimeIsUp()
    {
        Trade trade = await Trade.PlacedAsync(market);
        using Measured measured = new(market);
        Task<Reply> waiting = FollowAsync(trade.Seller, trade, after: 1, wait: 20);
        for (int second = 0; second < 21 && !waiting.IsCompleted; second += 5)
        {
            await ListenedAsync(trade, unless: waiting);
            await PassAsync(5.1);
        }

        Reply nothing = await waiting;
        Assert.Empty(nothing.Items);
        Assert.Equal(1, nothing.Long("after"));

        // Once for the door, once after the bell was hung up, and once every five seconds.
        Assert.InRange(measured.Sum("storage.transactions", "resource=\"Orders\""), 3, 7);
    }

    [Fact]
    public async Task WhatAnotherProcessDid_IsSeenAFewSecondsLater()
    {
        Trade trade = await Trade.PaidAsync(market);
        Task<Reply> waiting = FollowAsync(trade.Buyer, trade, after: 3, wait: 25);
        await ListenedAsync(trade);

        // The same code with a bell of its own, as on another machine.
        OrderCommitter elsewhere = ActivatorUtilities.CreateInstance<OrderCommitter>(market.Get<IServiceProvider>(), new OrderSignals());
        OrderCommands commands = ActivatorUtilities.CreateInstance<OrderCommands>(market.Get<IServiceProvider>(), elsewhere);
        Assert.IsType<CommandResult.Done>(await commands.HandleAsync(trade.Id, new ShipOrder(new Actor(ActorRole.Seller, trade.Seller.Id), new Shipment("sf-express", "SF1")), default));
        Assert.False(waiting.IsCompleted);
        await PassAsync(5.1);

        Assert.Equal("OrderShipped", Assert.Single((await waiting).Items)["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task TheOtherSidesRating_StaysSealed_AndSoDoEarlierHashes()
    {
        Trade trade = await Trade.ShippedAsync(market);
        (await trade.ActAsync(trade.Buyer, "confirm")).Ok();
        (await trade.ActAsync(trade.Buyer, "ratings", new { score = "bad", comment = "Torn.", shop = new { description = 1, attitude = 1, dispatch = 1 } })).Ok();

        Reply seen = await FollowAsync(trade.Seller, trade, after: 6, wait: 0);

        Assert.Equal("RatingGiven", Assert.Single(seen.Items)["type"]!.GetValue<string>());
        Assert.DoesNotContain("Torn", seen.Body, StringComparison.Ordinal);
        Assert.Null(seen.Items[0]["hash"]);
        Assert.Contains("Torn", (await FollowAsync(trade.Buyer, trade, after: 6, wait: 0)).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("after=-1", "after")]
    [InlineData("after=x", "after")]
    [InlineData("wait=26", "wait")]
    [InlineData("wait=1.5", "wait")]
    public async Task WhatCannotBe_IsRefused(string query, string field)
    {
        Trade trade = await Trade.PlacedAsync(market);

        Reply refused = await trade.Buyer.GetAsync($"{trade.Path}/events?{query}");

        Assert.Equal((400, "INVALID_QUERY"), (refused.Status, refused.Code));
        Assert.NotNull(refused.At($"errors.{field}"));
    }

    [Fact]
    public async Task AStream_TellsEachEventUnderItsVersion_AndGoesOnAfterTheLast()
    {
        Trade trade = await Trade.PaidAsync(market);
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri($"{trade.Path}/events", UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", trade.Buyer.Token);
        request.Headers.Accept.ParseAdd("text/event-stream");
        request.Headers.Add("Last-Event-ID", "2");
        using HttpResponseMessage response = await market.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        using StreamReader lines = new(await response.Content.ReadAsStreamAsync());

        Assert.Equal(["id: 3", "event: PaymentCaptured"], await EventAsync(lines));
        await ListenedAsync(trade);
        (await trade.ShipAsync()).Ok();
        Assert.Equal(["id: 4", "event: OrderShipped"], await EventAsync(lines));
    }

    private static async Task<string[]> EventAsync(StreamReader lines)
    {
        List<string> read = [];
        while (read.Count < 2 && await lines.ReadLineAsync() is { } line)
        {
            read.AddRange(line.StartsWith("id:", StringComparison.Ordinal) || line.StartsWith("event:", StringComparison.Ordinal) ? [line] : []);
        }

        return [.. read];
    }

    private static async Task<Reply> FollowAsync(Member who, Trade trade, long after, int wait) => (await who.GetAsync($"{trade.Path}/events?after={after}&wait={wait}")).Ok();

    // The clock's timers are real; what waits is woken by moving it.
    private Task<int> PassAsync(double seconds) => market.Clock.AdvanceAsync(TimeSpan.FromSeconds(seconds), _ => Task.CompletedTask);

    private async Task ListenedAsync(Trade trade, Task? unless = null)
    {
        CancellationToken patience = MarketFixture.Patience();
        while (!market.Get<OrderSignals>().IsHeard(trade.Id) && unless?.IsCompleted != true)
        {
            patience.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>It stands, and none of its timers ever goes off.</summary>
    private sealed class StandingClock(DateTimeOffset nowUtc) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => nowUtc;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Silent();

        private sealed class Silent : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
