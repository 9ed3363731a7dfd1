using System.Diagnostics;
using Marketplace.Benchmarks.Stepped;

namespace Marketplace.Benchmarks.Live;

/// <summary>Orders through the whole flow, from placing to the seller's credit.</summary>
internal static class Throughput
{
    /// <summary>Orders a second over HTTP on Azurite, many at a time, until everything is drained.</summary>
    public static async Task<double> OnAzuriteAsync(LiveMarket market, int orders, int atATime)
    {
        long start = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, orders, new ParallelOptions { MaxDegreeOfParallelism = atATime }, async (_, _) =>
        {
            string id = await market.PlaceAndPayAsync();
            await market.ShipAsync(id);
            await market.ConfirmAsync(id);
        });
        await market.DrainAsync();
        return orders / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Orders a second of one thread with storage in memory: what the code itself takes.</summary>
    public static async Task<double> InMemoryAsync(int orders)
    {
        using StepMarket market = await StepMarket.StartAsync(StepStorage.InMemory(TimeProvider.System));
        string listing = await StepTrade.OfferAsync(market, "seller");
        foreach (string buyer in Enumerable.Range(0, orders).Select(i => $"buyer-{i}").Append("buyer-warm"))
        {
            await market.SetPasswordAsync(buyer);
        }

        await Story.Happy.PlayAsync(new StepTrade(market, "seller", "buyer-warm", listing));
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < orders; i++)
        {
            await Story.Happy.PlayAsync(new StepTrade(market, "seller", $"buyer-{i}", listing));
        }

        return orders / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
