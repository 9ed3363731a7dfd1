using Marketplace.Benchmarks.Stepped;

namespace Marketplace.Benchmarks.Counting;

/// <summary>What an order took.</summary>
/// <param name="Story">How it went.</param>
/// <param name="Storage">Where.</param>
/// <param name="OpenEscrows">How many other escrows were open.</param>
/// <param name="Calls">Its storage requests, by step.</param>
/// <param name="Hub">What its orchestration did.</param>
internal sealed record OrderCost(string Story, string Storage, int OpenEscrows, IReadOnlyList<CallCount> Calls, HubActions Hub)
{
    /// <summary>All storage requests: the app's, and the host's that take its messages.</summary>
    public int Total => Calls.Sum(call => call.Count);
}

/// <summary>Requests of one kind in one step.</summary>
internal sealed record CallCount(string Step, string Resource, string Operation, int Count);

/// <summary>Counts what orders take while others are open.</summary>
internal static class CostCount
{
    private const int Sellers = 20;
    private const int Buyers = 50;

    /// <summary>Opens escrows, then plays every story once, on both storages.</summary>
    public static async Task<IReadOnlyList<OrderCost>> RunAsync(string azurite, IReadOnlyList<int> openEscrows, TextWriter output)
    {
        List<OrderCost> costs = [];
        StepStorage memory = StepStorage.InMemory(TimeProvider.System), real = StepStorage.Azurite(azurite);
        using StepMarket inMemory = await StepMarket.StartAsync(memory), onAzurite = await StepMarket.StartAsync(real);
        int open = 0;
        foreach (int target in openEscrows)
        {
            await OpenAsync(inMemory, open, target);
            open = target;
            await memory.CopyRowsToAsync(real);
            await output.WriteLineAsync($"  {open} escrows are open");
            foreach (Story story in Story.All)
            {
                costs.Add(await CountAsync(story, inMemory, open));
                costs.Add(await CountAsync(story, onAzurite, open));
            }
        }

        return costs;
    }

    private static async Task OpenAsync(StepMarket market, int from, int to)
    {
        string[] listings = new string[Sellers];
        for (int i = from; i < to; i++)
        {
            int seller = i % Sellers;
            listings[seller] ??= await StepTrade.OfferAsync(market, $"crowd-seller-{seller}");
            await Story.OpenAsync(new StepTrade(market, $"crowd-seller-{seller}", $"crowd-buyer-{i % Buyers}", listings[seller]));
        }
    }

    private static async Task<OrderCost> CountAsync(Story story, StepMarket market, int open)
    {
        string seller = $"seller-{story.Name}-{open}";
        StepTrade trade = new(market, seller, $"buyer-{story.Name}-{open}", await StepTrade.OfferAsync(market, seller));
        await market.SetPasswordAsync($"buyer-{story.Name}-{open}");
        market.Storage.Tally.Clear();
        HubActions before = market.Engine.Log.Actions;
        await story.PlayAsync(trade);
        CallCount[] calls = [.. market.Storage.Tally.Entries.Select(entry => new CallCount(entry.Step, entry.Call.Resource, entry.Call.Operation, entry.Count))];
        return new(story.Name, market.Storage.Name, open, calls, market.Engine.Log.Actions - before);
    }
}
