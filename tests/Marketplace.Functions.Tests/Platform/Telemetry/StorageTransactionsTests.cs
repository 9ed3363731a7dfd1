using System.Diagnostics.Metrics;
using System.Net;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Queues;
using Marketplace.Functions.Platform.Telemetry;
using Marketplace.Functions.Tests.Support;
using Marketplace.LocalHost.Metrics;
using Xunit.Abstractions;

namespace Marketplace.Functions.Tests.Platform.Telemetry;

[Collection(StillMarketTests.Name)]
public sealed class StorageTransactionsTests(MarketFixture market, ITestOutputHelper output)
{
    [Theory]
    [InlineData("table", "GET", "http://127.0.0.1:1/devstoreaccount1/Orders(PartitionKey='ord_1',RowKey='head')", "Orders", "get")]
    [InlineData("table", "GET", "https://a.table.core.windows.net/Orders()?$filter=x", "Orders", "query")]
    [InlineData("table", "POST", "https://a.table.core.windows.net/Deadlines", "Deadlines", "insert")]
    [InlineData("table", "POST", "https://a.table.core.windows.net/$batch", "$batch", "transaction")]
    [InlineData("table", "DELETE", "https://a.table.core.windows.net/Deadlines(PartitionKey='p',RowKey='(1)')", "Deadlines", "delete")]
    [InlineData("queue", "POST", "http://127.0.0.1:1/devstoreaccount1/order-events/messages", "order-events", "send")]
    [InlineData("queue", "DELETE", "https://a.queue.core.windows.net/order-events/messages/1?popreceipt=2", "order-events", "delete")]
    [InlineData("queue", "GET", "https://a.queue.core.windows.net/order-events-poison?comp=metadata", "order-events-poison", "properties")]
    public void ARequest_IsKnownByItsAddress(string service, string method, string address, string resource, string operation) =>
        Assert.Equal((resource, operation), StorageRequest.Describe(service, new RequestMethod(method), new Uri(address)));

    [Fact]
    public async Task ReadingAnOrder_IsOneTransaction()
    {
        Trade trade = await Trade.PlacedAsync(market);
        using Measured measured = new(market);

        await trade.ReadAsync();

        Series only = Assert.Single(measured.Of("storage.transactions"));
        Assert.Equal(("service=\"table\",resource=\"Orders\",operation=\"get\"", 1), (only.Labels, only.Sum));
    }

    [Fact]
    public async Task ARepeatedTry_IsPaidForAgain()
    {
        using Measured measured = new(market);
        using HttpClient http = new(new BusyOnce());
        QueueClientOptions options = new() { Transport = new HttpClientTransport(http), Retry = { Delay = TimeSpan.FromMilliseconds(1) } };
        QueueClient queue = new(market.Storage, "order-events", new StorageTransactions(market.Get<IMeterFactory>()).Count(options, "queue"));

        Assert.True(await queue.ExistsAsync());

        Assert.Equal(2, measured.Sum("storage.transactions", "resource=\"order-events\",operation=\"properties\""));
    }

    [Fact]
    public async Task AnOrder_FromPlacingToConfirming_StaysWithinItsTransactions()
    {
        Trade trade = await Trade.OfferedAsync(market);
        using Measured measured = new(market);
        await trade.PlaceAsync();
        double placed = measured.Sum("storage.transactions");
        await trade.RequestPaymentAsync();
        await trade.DecideAsync("approve");
        (await trade.ShipAsync()).Ok();
        (await trade.ActAsync(trade.Buyer, "confirm")).Ok();

        IReadOnlyList<Series> series = measured.Of("storage.transactions");
        output.WriteLine(PrometheusText.Write(series));
        output.WriteLine($"{placed} to place, {series.Sum(one => one.Sum)} in all");

        // Placed, captured, shipped, confirmed: each announced once, and taken back when all that follows is done.
        Assert.Equal(8, measured.Sum("storage.transactions", "service=\"queue\""));
        double reached = measured.Sum("storage.transactions", "resource=\"Members\",operation=\"get\"");
        Assert.Equal(45, series.Sum(one => one.Sum) - reached);

        // How the two are reached is looked up once a minute, and may be known.
        Assert.InRange(reached, 0, 5);
        Assert.Equal(5, await RowsOfNoticesAsync(trade));
    }

    private static async Task<int> RowsOfNoticesAsync(Trade trade)
    {
        int rows = 0;
        foreach (Member side in new[] { trade.Buyer, trade.Seller })
        {
            rows += (await side.GetAsync("/api/notifications")).Ok().Items.Count(item => item["orderId"]?.GetValue<string>() == trade.Id.Value);
        }

        return rows;
    }

    private sealed class BusyOnce() : DelegatingHandler(new SocketsHttpHandler())
    {
        private int _requests;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            _requests++ == 0 ? Task.FromResult(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)) : base.SendAsync(request, cancellationToken);
    }
}
