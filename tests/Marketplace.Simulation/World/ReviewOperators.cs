using System.Text.Json;
using Marketplace.Simulation.Members;

namespace Marketplace.Simulation.World;

/// <summary>
/// Two operators who decide what the nightly search has found, and what is said against it: each in rounds of one's own, so that now and then both decide the
/// same case, and not always alike.
/// </summary>
internal static class ReviewOperators
{
    private const int RoundHoursMin = 3;
    private const int RoundHoursMax = 14;

    // Later there is no time left to look whether all that follows has followed.
    private static readonly TimeSpan _untilAfterPeace = TimeSpan.FromDays(2);

    private static readonly string[] _names = ["olga/Operator", "oscar/Operator"];

    /// <summary>Begins their rounds.</summary>
    public static void Start(SimWorld world)
    {
        foreach (string name in _names)
        {
            Random chance = new(HashCode(world, name));
            world.Kernel.Spawn(null, name, () => GoRoundAsync(world, name, chance));
        }
    }

    private static async Task GoRoundAsync(SimWorld world, string name, Random chance)
    {
        while (true)
        {
            DateTimeOffset next = world.Kernel.Clock.GetUtcNow().AddHours(RoundHoursMin + ((RoundHoursMax - RoundHoursMin) * chance.NextDouble()));

            // Mostly when the other one comes as well.
            await world.Kernel.SleepUntilAsync(chance.Next(3) == 0 ? next : new DateTimeOffset(next.Year, next.Month, next.Day, next.Hour / 12 * 12, 0, 0, TimeSpan.Zero).AddHours(12));
            if (world.PeaceUtc is { } peace && world.Kernel.Clock.GetUtcNow() > peace + _untilAfterPeace)
            {
                return;
            }

            foreach (string id in await ReadAsync(world, name, "open"))
            {
                await DecideAsync(world, name, id, chance.Next(5) == 0 ? "dismiss" : "uphold");
            }

            foreach (string id in await ReadAsync(world, name, "appealed"))
            {
                await DecideAsync(world, name, id, chance.Next(2) == 0 ? "uphold-appeal" : "reject-appeal");
            }
        }
    }

    private static async Task<string[]> ReadAsync(SimWorld world, string name, string state)
    {
        HttpReply list = await world.Members.AskAsync(new(name, "GET", $"/api/operator/reviews?state={state}&limit=20"));
        return list.Read("items", items => items.EnumerateArray().Select(item => item.GetProperty("id").GetString()!).ToArray()) ?? [];
    }

    private static Task<HttpReply> DecideAsync(SimWorld world, string name, string id, string decision) => world.Members.AskAsync(
        new(name, "POST", $"/api/operator/reviews/{id}/{decision}", JsonSerializer.Serialize(new { reasons = $"{decision}: the orders show it." }), $"{decision}-{id}"));

    private static int HashCode(SimWorld world, string name) => unchecked((world.Settings.Seed * 31) + name.Length);
}
