using System.Text.Json;
using Marketplace.Simulation.Members;

namespace Marketplace.Simulation.World;

/// <summary>A payout as the provider has it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Owner">Whose, in the merchant's words.</param>
/// <param name="AmountMinor">How much.</param>
/// <param name="Currency">In which currency.</param>
internal sealed record ProviderPayout(string Id, string Owner, long AmountMinor, string Currency)
{
    /// <summary>processing, paid, rejected or returned.</summary>
    public string Status { get; set; } = "processing";
}

/// <summary>The provider's side of payouts: it takes what it is told, once an id, and its banks do as they please.</summary>
internal sealed class SimulatedBank(SimWorld world)
{
    private readonly Dictionary<string, ProviderPayout> _payouts = new(StringComparer.Ordinal);

    /// <summary>Told of every new payout.</summary>
    public event Action<ProviderPayout>? Taken;

    public IReadOnlyDictionary<string, ProviderPayout> Payouts => _payouts;

    /// <summary>Answers the merchant; null for what is no business of a bank's.</summary>
    public (int Status, string Body)? Handle(string path, string body) => path switch
    {
        "bank-accounts" => (200, JsonSerializer.Serialize(new { reference = "bac_1" })),
        "report" => (200, JsonSerializer.Serialize(new { payouts = _payouts.Values.Select(Told) })),
        "payouts" => Take(body),
        _ when path.StartsWith("payouts/", StringComparison.Ordinal) => _payouts.TryGetValue(path["payouts/".Length..], out ProviderPayout? payout) ? Answer(payout) : (404, ""),
        _ => null,
    };

    private static (int Status, string Body) Answer(ProviderPayout payout) => (200, JsonSerializer.Serialize(Told(payout)));

    private static object Told(ProviderPayout payout) =>
        new { payoutId = payout.Id, status = payout.Status, reference = payout.Owner, amountMinor = payout.AmountMinor, currency = payout.Currency };

    private (int Status, string Body) Take(string body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        JsonElement request = document.RootElement;
        string id = request.GetProperty("payoutId").GetString()!;
        if (!_payouts.TryGetValue(id, out ProviderPayout? payout))
        {
            payout = new(id, request.GetProperty("reference").GetString()!, request.GetProperty("amountMinor").GetInt64(), request.GetProperty("currency").GetString()!);
            _payouts.Add(id, payout);
            world.Kernel.Trace.Add($"  provider takes payout {id} of {payout.AmountMinor} for {payout.Owner}");
            Taken?.Invoke(payout);
            world.Kernel.Spawn(null, "bank", () => DecideAsync(payout));
        }

        return Answer(payout);
    }

    private async Task DecideAsync(ProviderPayout payout)
    {
        Random chance = world.Kernel.Chance;
        await world.Kernel.SleepAsync(TimeSpan.FromHours(chance.NextDouble() * 8));
        Become(payout, chance.Next(4) == 0 ? "rejected" : "paid");
        if (payout.Status == "paid" && chance.Next(3) == 0)
        {
            await world.Kernel.SleepAsync(TimeSpan.FromHours(1 + (chance.NextDouble() * 20)));
            Become(payout, "returned");
        }
    }

    private void Become(ProviderPayout payout, string status)
    {
        payout.Status = status;
        world.Kernel.Trace.Add($"  bank: {payout.Id} is {status}");
        Webhooks.TellOfPayout(world, payout);
    }
}
