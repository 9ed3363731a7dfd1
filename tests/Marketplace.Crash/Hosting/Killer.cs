namespace Marketplace.Crash.Hosting;

/// <summary>Starts the market, kills it at a moment of chance, and starts it again.</summary>
internal sealed class Killer(string dataDirectory, string storage, int port, Uptime uptime, Random random, TextWriter output) : IAsyncDisposable
{
    private const int UpMillisecondsMax = 4_000;
    private const int StartingMillisecondsMax = 1_500;
    private const double KilledWhileStarting = 0.15;

    private MarketProcess? _market;

    /// <summary>The market's key to its provider.</summary>
    public string ProviderApiKey => _market!.ProviderApiKey;

    /// <summary>How many kills hit a market that had not come up again.</summary>
    public int WhileStarting { get; private set; }

    /// <summary>Starts it for good.</summary>
    public async Task StartAsync()
    {
        _market = MarketProcess.Begin(dataDirectory, storage, port);
        await _market.UpAsync();
        uptime.Begin();
    }

    /// <summary>Kills it so often; it is up again in the end.</summary>
    public async Task KillAsync(int times, CancellationToken cancellationToken)
    {
        for (int kill = 1; kill <= times; kill++)
        {
            await Task.Delay(random.Next(UpMillisecondsMax), cancellationToken);
            uptime.End();
            await _market!.DisposeAsync();
            if (random.NextDouble() < KilledWhileStarting && kill < times)
            {
                kill++;
                WhileStarting++;
                _market = MarketProcess.Begin(dataDirectory, storage, port);
                await Task.Delay(random.Next(StartingMillisecondsMax), cancellationToken);
                await _market.DisposeAsync();
            }

            await StartAsync();
            if (kill % 10 == 0 || kill >= times)
            {
                await output.WriteLineAsync($"  killed {Math.Min(kill, times)} of {times} times");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_market is not null)
        {
            await _market.DisposeAsync();
        }
    }
}
