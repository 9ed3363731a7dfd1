using System.Text.Json;

namespace Marketplace.Crash.Trading;

/// <summary>Something to buy.</summary>
/// <param name="Seller">Who sells it.</param>
/// <param name="Id">The listing.</param>
/// <param name="Stock">How many there were.</param>
internal sealed record Stall(string Seller, string Id, int Stock);

/// <summary>A few stalls at which everybody buys, so that they contend.</summary>
internal sealed class Bazaar(PatientClient client, Promises promises)
{
    private const int Stalls = 6;
    private const int Stock = 100_000;

    public PatientClient Client => client;

    public Promises Promises => promises;

    /// <summary>What is for sale.</summary>
    public IReadOnlyList<Stall> Offers { get; private set; } = [];

    /// <summary>Everybody who sells.</summary>
    public IEnumerable<string> Sellers => Offers.Select(offer => offer.Seller).Distinct();

    /// <summary>Puts up the stalls, two a seller.</summary>
    public async Task OpenAsync()
    {
        foreach (string seller in Enumerable.Range(0, Stalls).Select(SellerOf).Distinct())
        {
            string identity = JsonSerializer.Serialize(new { kind = "individual", legalName = seller, idNumber = $"ID-{seller}" });
            await client.PostAsync(seller, "api/members/me/verification", $"verification-{seller}", identity);
        }

        Offers = await Task.WhenAll(Enumerable.Range(0, Stalls).Select(number => PutUpAsync(SellerOf(number), number)));
    }

    private static string SellerOf(int number) => $"seller-{number / 2}";

    private async Task<Stall> PutUpAsync(string seller, int number)
    {
        object draft = new
        {
            title = $"Lamp {number}",
            description = "Shines.",
            category = "books",
            price = new { amountMinor = 4_500 + (100 * number), currency = "CNY" },
            stock = Stock,
            goodsType = "physical",
            deliveryModes = new[] { new { mode = "express", freight = new { amountMinor = 600, currency = "CNY" } } },
            quality = "good",
        };
        string id = (await client.PostAsync(seller, "api/listings", $"stall-{number}", JsonSerializer.Serialize(draft))).Text("id");
        await client.PostAsync(seller, $"api/listings/{id}/activate", $"open-{number}", "{}");
        return new(seller, id, Stock);
    }
}
