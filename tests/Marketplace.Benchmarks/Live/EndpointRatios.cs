using Azure.Data.Tables;
using Azure.Storage.Queues;

namespace Marketplace.Benchmarks.Live;

/// <summary>Endpoints and the identical raw storage requests, taking turns, so that whatever slows the machine slows both.</summary>
internal static class EndpointRatios
{
    public static async Task<IReadOnlyList<EndpointTime>> RunAsync(LiveMarket market, string storage, int rounds)
    {
        string model = await market.PlaceAndPayAsync();
        await market.ShipAsync(model);
        QueueServiceClient queues = new(storage, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        RawStorage raw = await RawStorage.LikeAsync(new TableServiceClient(storage), queues, model, market.ListingId);
        return
        [
            await GetAsync(market, raw, model, rounds),
            await PlaceAsync(market, raw, rounds),
            await ShipAsync(market, raw, rounds),
        ];
    }

    private static async Task<EndpointTime> GetAsync(LiveMarket market, RawStorage raw, string id, int rounds)
    {
        string rawId = await raw.PrepareAsync();
        return await CompareAsync(
            "GET /orders/{id}",
            rounds,
            () => Task.CompletedTask,
            _ => market.Client.GetAsync<System.Text.Json.JsonElement>(market.BuyerOf(id), $"api/orders/{id}"),
            _ => raw.GetAsync(rawId));
    }

    private static Task<EndpointTime> PlaceAsync(LiveMarket market, RawStorage raw, int rounds) =>
        CompareAsync("POST /orders", rounds, market.DrainAsync, _ => market.PlaceAsync(), _ => raw.PlaceAsync());

    private static async Task<EndpointTime> ShipAsync(LiveMarket market, RawStorage raw, int rounds)
    {
        string[] ours = new string[rounds + Warm], theirs = new string[rounds + Warm];
        for (int i = 0; i < rounds + Warm; i++)
        {
            (ours[i], theirs[i]) = (await market.PlaceAndPayAsync(), await raw.PrepareAsync());
        }

        await market.DrainAsync();
        return await CompareAsync("POST /orders/{id}/ship", rounds, market.DrainAsync, i => market.ShipAsync(ours[i]), i => raw.ShipAsync(theirs[i]));
    }

    private const int Warm = 5;

    private static async Task<EndpointTime> CompareAsync(string endpoint, int rounds, Func<Task> drainAsync, Func<int, Task> ours, Func<int, Task> raw)
    {
        (Timings our, Timings their) = (new(), new());
        for (int i = 0; i < rounds + Warm; i++)
        {
            (Timings first, Timings second) = i < Warm ? (new Timings(), new Timings()) : (our, their);
            await first.TakeAsync(() => ours(i));

            // What came of it shall not slow the other one down.
            await drainAsync();
            await second.TakeAsync(() => raw(i));
        }

        return EndpointTime.Of(endpoint, "Azurite, HTTP", our, their);
    }
}
