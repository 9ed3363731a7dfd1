using Marketplace.Crash.Hosting;
using Marketplace.LocalHost.Hosting;

namespace Marketplace.Benchmarks.Live;

/// <summary>From starting the process, with its storage there already, to its first answer.</summary>
internal static class StartUp
{
    private const int TriesMax = 1_200;

    // Nothing tells from outside when a process begins to listen.
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(20);

    /// <summary>The median of some starts, in milliseconds.</summary>
    public static async Task<double> MeasureAsync(string storage, string folder, int times)
    {
        Timings timings = new();
        for (int i = 0; i < times; i++)
        {
            string data = Path.Combine(folder, $"start-{i}");
            int port = Ports.Claim(0);
            MarketProcess? market = null;
            await timings.TakeAsync(async () =>
            {
                market = MarketProcess.Begin(data, storage, port);
                await AnswerAsync(new Uri($"http://localhost:{port}/api/health"));
            });
            await market!.DisposeAsync();
        }

        return timings.Percentile(0.5);
    }

    private static async Task AnswerAsync(Uri address)
    {
        using HttpClient http = new();
        for (int attempt = 0; attempt < TriesMax; attempt++)
        {
            try
            {
                using HttpResponseMessage answer = await http.GetAsync(address);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Nobody listens yet.
            }

            await Task.Delay(_pause);
        }

        throw new TimeoutException($"{address} does not answer.");
    }
}
