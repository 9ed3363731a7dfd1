using Marketplace.LocalHost.Scenario;
using Marketplace.LocalHost.Tests.Support;

namespace Marketplace.LocalHost.Tests.Hosting;

[Collection(UsesAzurite.Name)]
public sealed class KillTests(AzuriteFixture azurite) : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("market-kill-");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task Kill_InTheScenariosMiddle_LosesNoAcknowledgedOrder_AndTheBooksBalanceInTheEnd()
    {
        IReadOnlyCollection<string> acknowledged = await TradeUntilKilledAsync();

        await using MarketProcess again = await MarketProcess.StartAsync(_data.FullName, azurite.ConnectionString);
        using MarketClient client = new(again.Http, "after");
        await client.SignInAsync(BooksReader.Operator, "Operator");
        // Silence ends every order that is still open: unpaid after a day, unshipped after six, shipped after ten and more.
        await client.PostLocalAsync<ClockView>("local/clock", new { advance = "P20D" });

        OrderView[] orders = await Task.WhenAll(acknowledged.Select(id => client.GetAsync<OrderView>(BooksReader.Operator, $"api/orders/{id}")));
        Assert.All(orders, order => Assert.True(order.IsClosed, $"{order.Id} is still {order.State}"));
        ReconciliationView books = await client.GetAsync<ReconciliationView>(BooksReader.Operator, "api/operator/reconciliation");
        Assert.True(books.Balanced);
        Assert.Equal(0, books.Totals.Sum(totals => totals.HeldMinor));
        Assert.Equal(0, books.Stock.HeldPieces);
    }

    // Plays until the third day, when orders are in every state, and kills in the midst of requests.
    private async Task<IReadOnlyCollection<string>> TradeUntilKilledAsync()
    {
        await using MarketProcess market = await MarketProcess.StartAsync(_data.FullName, azurite.ConnectionString);
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
        market.Kill();
        await Assert.ThrowsAnyAsync<Exception>(() => playing);
        Assert.NotEmpty(runner.Progress.Acknowledged);
        return runner.Progress.Acknowledged;
    }
}
