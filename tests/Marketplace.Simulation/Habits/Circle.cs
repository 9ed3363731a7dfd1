using System.Globalization;
using System.Text.Json;
using Marketplace.Simulation.Members;
using Marketplace.Simulation.World;

namespace Marketplace.Simulation.Habits;

/// <summary>
/// Members who trade with each other for the ratings: rings, in which each sells to the one before, and two accounts of one person. Who is found out may
/// say otherwise.
/// </summary>
internal sealed class Circle(SimWorld world, int number, int size, bool isRing, bool sharesDevice, IReadOnlyList<(int Buyer, int Seller)> trades, Random chance)
{
    private const int HoursOfTrading = 12;
    private const int LooksMax = 8;

    /// <summary>Its members' names.</summary>
    public IReadOnlyList<string> Members { get; } = [.. Enumerable.Range(0, size).Select(member => string.Create(CultureInfo.InvariantCulture, $"circle{number}{(char)('a' + member)}"))];

    /// <summary>Whether they buy from each other all around; else one buys from the other.</summary>
    public bool IsRing => isRing;

    /// <summary>Whether they are known to use one device.</summary>
    public bool SharesDevice => sharesDevice;

    /// <summary>Whether that comes to be known only after their ratings were counted.</summary>
    public bool IsKnownLate { get; } = sharesDevice && chance.Next(2) == 0;

    /// <summary>How many deals it comes to.</summary>
    public int Deals => trades.Count;

    /// <summary>Draws one of at most so many deals.</summary>
    public static Circle Draw(SimWorld world, int number, int dealsMax, Random chance)
    {
        bool isRing = chance.Next(3) != 0;
        int size = isRing && chance.Next(3) == 0 ? 3 : 2;
        IEnumerable<(int, int)> round = isRing ? Enumerable.Range(0, size).Select(member => (member, (member + 1) % size)) : [(0, 1)];
        (int, int)[] trades = [.. Enumerable.Repeat(round, isRing ? 2 : 3).SelectMany(trades => trades).Take(dealsMax)];
        return new(world, number, size, isRing, sharesDevice: !isRing || chance.Next(3) == 0, trades, chance);
    }

    /// <summary>Lives through all of it.</summary>
    public async Task LiveAsync()
    {
        Dictionary<int, ListedGoods> goods = [];
        foreach (int seller in trades.Select(trade => trade.Seller).Distinct())
        {
            string name = Members[seller];
            await ListedGoods.VerifyAsync(world, name, $"Member {name}", $"ID-{name}");
            goods[seller] = await ListedGoods.ListOneAsync(world, name, seller, isAuto: true, stock: 100, priceMinor: 100 + chance.Next(200));
        }

        if (!IsKnownLate)
        {
            await NoteDeviceAsync();
        }

        await Task.WhenAll(trades.Select((trade, index) => TradeAsync(number + index, Members[trade.Buyer], goods[trade.Seller], new Random(chance.Next()))));
        if (IsKnownLate)
        {
            await NoteDeviceAsync();
        }

        await Task.WhenAll(Members.Select(name => DenyAsync(name, new Random(chance.Next()))));
    }

    private async Task NoteDeviceAsync()
    {
        string body = JsonSerializer.Serialize(new { fingerprint = $"the device of circle {number}" });
        await Task.WhenAll(sharesDevice ? Members.Select(name => world.Members.AskAsync(new(name, "POST", "/api/members/me/devices", body, "device"))) : []);
    }

    private async Task TradeAsync(int deal, string buyer, ListedGoods goods, Random its)
    {
        await world.Kernel.SleepAsync(TimeSpan.FromHours(HoursOfTrading * its.NextDouble()));
        await new FarmingParties().LiveAsync(new Deal(world, deal, buyer, [new(goods, 1)], its));
    }

    // Half of what is upheld is appealed against, some of it the moment that it is seen.
    private async Task DenyAsync(string name, Random its)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        for (int look = 0; look < LooksMax; look++)
        {
            await world.Kernel.SleepAsync(TimeSpan.FromHours(2 + (16 * its.NextDouble())));
            HttpReply mine = await world.Members.AskAsync(new(name, "GET", "/api/members/me/offences"));
            string[] upheld = mine.Read("offences", offences => offences.EnumerateArray().Select(offence => offence.GetProperty("id").GetString()!).ToArray()) ?? [];
            foreach (string id in upheld.Where(seen.Add).Where(_ => its.Next(2) == 0))
            {
                await world.Members.AskAsync(new(name, "POST", $"/api/members/me/offences/{id}/appeal", """{"text":"We are friends."}""", $"appeal-{id}"));
            }
        }
    }
}
