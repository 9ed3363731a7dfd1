using Marketplace.Benchmarks.Live;

namespace Marketplace.Benchmarks.Stepped;

/// <summary>
/// Endpoints and the identical raw storage requests with storage in memory, on one thread: what the app's own code takes, beside what the
/// storage clients and the store take.
/// </summary>
internal static class MemoryRatios
{
    private const int Warm = 20;

    // A buyer for each order: one may not have many unpaid.
    private static int _buyers;

    public static async Task<IReadOnlyList<EndpointTime>> RunAsync(int rounds)
    {
        using StepMarket market = await StepMarket.StartAsync(StepStorage.InMemory(TimeProvider.System));
        string listing = await StepTrade.OfferAsync(market, "seller");
        StepTrade model = new(market, "seller", "buyer-model", listing);
        await Story.OpenAsync(model);
        await model.ShipAsync();
        RawStorage raw = await RawStorage.LikeAsync(market.Storage.Tables, market.Storage.Queues, model.Id, listing);
        string rawId = await raw.PrepareAsync();
        return
        [
            await CompareAsync(market, "GET /orders/{id}", rounds, _ => Task.FromResult(model), trade => trade.GetAsync(), _ => raw.GetAsync(rawId)),
            await CompareAsync(market, "POST /orders", rounds, NewAsync, trade => trade.PlaceAsync(), _ => raw.PlaceAsync()),
            await CompareAsync(market, "POST /orders/{id}/ship", rounds, PaidAsync, trade => trade.ShipAsync(), raw.ShipAsync, raw.PrepareAsync),
        ];

        Task<StepTrade> NewAsync(string buyer) => Task.FromResult(new StepTrade(market, "seller", buyer, listing));

        async Task<StepTrade> PaidAsync(string buyer)
        {
            StepTrade trade = await NewAsync(buyer);
            await Story.OpenAsync(trade);
            return trade;
        }
    }

    private static async Task<EndpointTime> CompareAsync(
        StepMarket market,
        string endpoint,
        int rounds,
        Func<string, Task<StepTrade>> prepare,
        Func<StepTrade, Task> ours,
        Func<string, Task> raw,
        Func<Task<string>>? prepareRaw = null)
    {
        (Timings our, Timings their) = (new(), new());
        for (int i = 0; i < rounds + Warm; i++)
        {
            StepTrade trade = await prepare($"buyer-{Interlocked.Increment(ref _buyers)}");
            string rawId = prepareRaw is null ? "" : await prepareRaw();
            await ours(trade);
            Timings theirs = new();
            await theirs.TakeAsync(() => raw(rawId));
            if (i >= Warm)
            {
                our.Add(market.LastAnswer);
                their.Add(TimeSpan.FromMilliseconds(theirs.Percentile(1)));
            }
        }

        return EndpointTime.Of(endpoint, market.Storage.Name, our, their);
    }
}
