using System.Collections.Concurrent;
using System.Text.Json;
using Marketplace.LocalHost.Hosting;
using Marketplace.LocalHost.Scenario;

namespace Marketplace.Benchmarks.Live;

/// <summary>The market in this process, on Kestrel and Azurite, with real tokens.</summary>
internal sealed class LiveMarket : IAsyncDisposable
{
    public const string Seller = "seller";

    private readonly LocalMarket _market;
    private readonly HttpClient _http;
    private readonly ConcurrentDictionary<string, string> _buyers = new(StringComparer.Ordinal);
    private int _keys;

    private LiveMarket(LocalMarket market)
    {
        _market = market;
        _http = new HttpClient { BaseAddress = market.BaseUrl, Timeout = TimeSpan.FromMinutes(5) };
        Client = new MarketClient(_http, "bench");
    }

    public MarketClient Client { get; }

    public string ListingId { get; private set; } = "";

    public static async Task<LiveMarket> StartAsync(string storage, string dataDirectory)
    {
        RunSettings settings = new() { Port = 0, Orders = 1, Seed = 1, Exit = true, NoDemo = true, NoMail = true, Storage = storage };
        LiveMarket market = new(await LocalMarket.StartAsync(settings, DataDirectory.Open(dataDirectory, TimeProvider.System.GetUtcNow()), CancellationToken.None));
        object draft = new
        {
            title = "Lamp",
            description = "Shines.",
            category = "books",
            price = new { amountMinor = 4_500, currency = "CNY" },
            stock = 100_000,
            goodsType = "physical",
            deliveryModes = new[] { new { mode = "express", freight = new { amountMinor = 600, currency = "CNY" } } },
            quality = "good",
        };
        await market.PostAsync(Seller, "api/members/me/verification", new { kind = "individual", legalName = "Sam Seller", idNumber = "ID-SELLER-1" });
        market.ListingId = (await market.PostAsync(Seller, "api/listings", draft)).GetProperty("id").GetString()!;
        await market.PostAsync(Seller, $"api/listings/{market.ListingId}/activate", new { });
        return market;
    }

    public Task<JsonElement> PostAsync(string member, string path, object body) =>
        Client.PostAsync<JsonElement>(member, path, $"{Interlocked.Increment(ref _keys)}", body);

    /// <summary>Who bought an order. Each order has a buyer of its own: one may not have many unpaid.</summary>
    public string BuyerOf(string id) => _buyers[id];

    public async Task<string> PlaceAsync()
    {
        string buyer = $"buyer-{Interlocked.Increment(ref _keys)}";
        object body = new { lines = new[] { new { listingId = ListingId, quantity = 1 } }, deliveryMode = "express", paymentMethod = "escrow", note = "" };
        string id = (await PostAsync(buyer, "api/orders", body)).GetProperty("id").GetString()!;
        _buyers[id] = buyer;
        return id;
    }

    public async Task<string> PlaceAndPayAsync()
    {
        string id = await PlaceAsync();
        JsonElement payment = await PostAsync(BuyerOf(id), $"api/orders/{id}/pay", new { });
        await Client.PostLocalAsync<JsonElement>($"local/payments/{payment.GetProperty("paymentId").GetString()}/approve", new { });
        return id;
    }

    public Task ShipAsync(string id) => PostAsync(Seller, $"api/orders/{id}/ship", new { carrier = "sf-express", trackingNumber = $"SF-{id}" });

    public Task ConfirmAsync(string id) => PostAsync(BuyerOf(id), $"api/orders/{id}/confirm", new { });

    /// <summary>Waits until everything has had its consequences.</summary>
    public Task DrainAsync() => Client.PostLocalAsync<JsonElement>("local/clock", new { advance = "PT1S" });

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _http.Dispose();
        await _market.DisposeAsync();
    }
}
