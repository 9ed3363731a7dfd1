using Marketplace.Crash.Hosting;
using Marketplace.LocalHost.Scenario;
using Marketplace.LocalHost.Tests.Support;

namespace Marketplace.LocalHost.Tests.Hosting;

/// <summary>On storage of its own: it waits for every escrow that storage holds, and those that other tests left would wait for their own provider.</summary>
[Collection(UsesAzurite.Name)]
public sealed class KillTests : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("market-kill-");
    private readonly AzuriteFixture _azurite = new();

    public Task InitializeAsync() => _azurite.InitializeAsync();

    public Task DisposeAsync()
    {
        _data.Delete(recursive: true);
        return _azurite.DisposeAsync();
    }

    [Fact]
    public async Task Kill_InTheScenariosMiddle_LosesNoAcknowledgedOrder_AndTheBooksBalanceInTheEnd()
    {
        IReadOnlyCollection<string> acknowledged = await TradeUntilKilledAsync();

        await using MarketProcess again = await MarketProcess.StartAsync(_data.FullName, _azurite.ConnectionString);
        using HttpClient http = new() { BaseAddress = again.BaseUrl, Timeout = TimeSpan.FromMinutes(10) };
        using MarketClient client = new(http, "after");
        await client.SignInAsync(BooksReader.Operator, "Operator");
        // Long enough for every deadline but those of surface mail and of returns: unpaid a day, unshipped six, silence ten. Time never rules.
        ClockView clock = await client.PostLocalAsync<ClockView>("local/clock", new { advance = "P12D" });

        OrderView[] orders = await Task.WhenAll(acknowledged.Select(id => client.GetAsync<OrderView>(BooksReader.Operator, $"api/orders/{id}")));
        OrderView[] open = [.. orders.Where(order => !order.IsClosed)];
        Assert.All(open, order => Assert.True(
            order.State == "shipped" && (order.ConfirmDueUtc > clock.UtcNow || order.Phase is "disputeRuling" or "appealRuling" or "returnShipped"),
            $"{order.Id} is still {order.State}, {order.Phase}"));
        Assert.Superset(
            new HashSet<string> { "autoConfirmed", "refunded", "cancelled" },
            orders.Select(order => order.Outcome == "autoConfirmed" ? "autoConfirmed" : order.State).ToHashSet());
        ReconciliationView books = await client.GetAsync<ReconciliationView>(BooksReader.Operator, "api/operator/reconciliation");
        Assert.True(books.Balanced);
        Assert.Equal(open.Sum(order => order.Held.AmountMinor), books.Totals.Sum(totals => totals.HeldMinor));
        TotalsView totals = Assert.Single(books.Totals);
        Assert.Equal(totals.ClearingMinor, totals.HeldMinor + totals.SellersMinor + totals.FeesMinor + totals.BuyersMinor + totals.AdvancesMinor);
    }

    // Plays until the third day, when orders are in every state, and kills in the midst of requests.
    private async Task<IReadOnlyCollection<string>> TradeUntilKilledAsync()
    {
        await using MarketProcess market = await MarketProcess.StartAsync(_data.FullName, _azurite.ConnectionString);
        using ScenarioRunner runner = new(market.BaseUrl, market.ProviderApiKey, orders: 40, seed: 11);
        TaskCompletionSource thirdDay = new(TaskCreationOptions.RunContinuationsAsynchronously);
        runner.Progress.Moved += time =>
        {
            if (time >= TimeSpan.FromDays(2))
            {
                thirdDay.TrySetResult();
            }
        };
        Task<ScenarioReport> playing = runner.PlayAsync();
        await Task.WhenAny(thirdDay.Task, playing);
        Assert.False(playing.IsCompleted, "The scenario ended before it could be killed.");
        await market.KillAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => playing);
        Assert.NotEmpty(runner.Progress.Acknowledged);
        return runner.Progress.Acknowledged;
    }
}
