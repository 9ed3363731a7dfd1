using Marketplace.Domain.Fraud;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Ratings;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Fraud;

/// <summary>
/// A month of a market of 2,000 members and 20,000 trades, with frauds planted in it and with honest members who look like them. Made by a seed: the
/// same one makes the same month.
/// </summary>
internal sealed class Population
{
    public const int Members = 2_000;
    public const int Trades = 20_000;
    private const int Sellers = 200;
    private static readonly TimeSpan _month = TimeSpan.FromDays(Some.Policy.Fraud.WindowDays);

    private readonly Random _random;
    private int _made;

    public Population(int seed)
    {
        _random = new Random(seed);
        HonestTrades();
        Frauds();
        LookAlikes();
    }

    public List<RatingFact> Ratings { get; } = [];

    public List<RefusalFact> Refusals { get; } = [];

    public Dictionary<MemberId, int> Placed { get; } = [];

    /// <summary>Since when those buy who are new this month.</summary>
    public Dictionary<MemberId, DateTimeOffset> SinceUtc { get; } = [];

    /// <summary>Members who share a bank account or a device.</summary>
    public HashSet<(MemberId, MemberId)> OnePerson { get; } = [];

    /// <summary>Who is guilty of what: the truth that the search does not know. Hidden ones do it so slowly that they should get away.</summary>
    public List<(OffenceKind Kind, MemberId Member, bool Hidden)> Guilty { get; } = [];

    /// <summary>Honest members who look guilty, and of what.</summary>
    public List<(OffenceKind Kind, MemberId Member)> Suspects { get; } = [];

    private void HonestTrades()
    {
        MemberId[] buyers = [.. Enumerable.Range(0, Members - Sellers).Select(number => MemberId.For("tenant", $"buyer {number}"))];
        MemberId[] sellers = [.. Enumerable.Range(0, Sellers).Select(number => MemberId.For("tenant", $"seller {number}"))];
        foreach (MemberId buyer in buyers.Where(_ => _random.Next(10) == 0))
        {
            SinceUtc[buyer] = Moment();
        }

        for (int trade = 0; trade < Trades; trade++)
        {
            // Few sellers sell much, and sellers buy too.
            MemberId seller = sellers[(int)(Sellers * Math.Pow(_random.NextDouble(), 2))];
            MemberId buyer = _random.Next(20) == 0 ? sellers[_random.Next(Sellers)] : buyers[_random.Next(buyers.Length)];
            int chance = _random.Next(100);
            if (buyer == seller)
            {
                continue;
            }

            if (chance < 6)
            {
                Refuse(buyer, seller, Moment());
            }
            else
            {
                Rate(buyer, seller, Moment(), chance < 92 ? RatingScore.Good : RatingScore.Bad, revised: chance >= 98);
            }
        }
    }

    private void Frauds()
    {
        foreach (int size in new[] { 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 4 })
        {
            Ring(size, times: 2 + _random.Next(4), honest: _random.Next(3), hidden: false);
        }

        foreach (int size in new[] { 3, 5 })
        {
            // One sale each, or a circle too long: the price of not suspecting everybody.
            Ring(size, times: size == 3 ? 1 : 3, honest: 0, hidden: true);
        }

        for (int number = 0; number < 12; number++)
        {
            Burst(buyers: 12 + _random.Next(20), made: 0.75 + (_random.NextDouble() / 4), hours: 36, hidden: false);
            SelfDealer(times: 3 + _random.Next(6));
            Refuser(refused: 9 + _random.Next(10), kept: _random.Next(4));
            Extorter(revised: 5 + _random.Next(5), other: _random.Next(4));
        }

        Burst(buyers: 14, made: 0.9, hours: 20 * 24, hidden: true);
    }

    private void LookAlikes()
    {
        for (int number = 0; number < 12; number++)
        {
            // Two of the families buy so often from each other that no number tells them from fraud: people have to.
            Family(times: number % 6 == 0 ? 3 : 1 + _random.Next(2));
            Collectors();
            FlashSale(newcomers: 0.3);
            Burst(buyers: 15, made: 0.2, hours: 30, hidden: null);
            Picky(refused: 9 + _random.Next(4), kept: 12 + _random.Next(20));
            Critic(revised: 2 + _random.Next(2), other: 8);
        }
    }

    private void Ring(int size, int times, int honest, bool hidden)
    {
        MemberId[] ring = [.. Enumerable.Range(0, size).Select(_ => New())];
        for (int member = 0; member < size; member++)
        {
            Guilty.Add((OffenceKind.RatingRing, ring[member], hidden));
            Times(times, () => Rate(ring[member], ring[(member + 1) % size], Moment(), RatingScore.Good));
            Times(honest, () => Rate(New(), ring[member], Moment(), RatingScore.Good));
        }
    }

    // Hidden: null for a sale that went well.
    private void Burst(int buyers, double made, int hours, bool? hidden)
    {
        (MemberId seller, DateTimeOffset from) = (New(), Moment());
        for (int number = 0; number < buyers; number++)
        {
            MemberId buyer = New();
            DateTimeOffset at = from.AddHours(_random.NextDouble() * hours);
            if (number < made * buyers)
            {
                SinceUtc[buyer] = at.AddHours(-_random.Next(1, 100));
            }

            Rate(buyer, seller, at, RatingScore.Good);
        }

        if (hidden is { } isHidden)
        {
            Guilty.Add((OffenceKind.RatingBurst, seller, isHidden));
        }
        else
        {
            Suspects.Add((OffenceKind.RatingBurst, seller));
        }
    }

    // New buyers come for it, and buy elsewhere too.
    private void FlashSale(double newcomers)
    {
        (MemberId seller, DateTimeOffset from) = (New(), Moment());
        for (int number = 0; number < 40; number++)
        {
            MemberId buyer = New();
            DateTimeOffset at = from.AddHours(_random.NextDouble() * 12);
            if (_random.NextDouble() < newcomers + 0.4)
            {
                SinceUtc[buyer] = at.AddHours(-1);
                Times(_random.NextDouble() < 0.6 ? 1 : 0, () => Rate(buyer, MemberId.For("tenant", $"seller {_random.Next(Sellers)}"), Moment(), RatingScore.Good));
            }

            Rate(buyer, seller, at, RatingScore.Good);
        }

        Suspects.Add((OffenceKind.RatingBurst, seller));
    }

    private void SelfDealer(int times)
    {
        (MemberId seller, MemberId alias) = (New(), New());
        OnePerson.Add((alias, seller));
        Times(times, () => Rate(alias, seller, Moment(), RatingScore.Good));
        Times(_random.Next(10), () => Rate(New(), seller, Moment(), RatingScore.Good));
        Guilty.Add((OffenceKind.SelfDealing, seller, false));
    }

    // One device in the house; who buys from a brother does it once or twice.
    private void Family(int times)
    {
        (MemberId seller, MemberId brother) = (New(), New());
        OnePerson.Add((brother, seller));
        Times(times, () => Rate(brother, seller, Moment(), RatingScore.Good));
        Suspects.Add((OffenceKind.SelfDealing, seller));
    }

    // They swap among themselves, and sell to many.
    private void Collectors()
    {
        MemberId[] friends = [New(), New(), New()];
        foreach ((MemberId buyer, MemberId seller) in friends.SelectMany(one => friends.Where(other => other != one).Select(other => (one, other))))
        {
            Times(2, () => Rate(buyer, seller, Moment(), RatingScore.Good));
        }

        foreach (MemberId friend in friends)
        {
            Times(3 + _random.Next(7), () => Rate(New(), friend, Moment(), RatingScore.Good));
            Suspects.Add((OffenceKind.RatingRing, friend));
        }
    }

    private void Refuser(int refused, int kept) => Guilty.Add((OffenceKind.PlaceAndRefuse, Buys(refused, kept), false));

    private void Picky(int refused, int kept) => Suspects.Add((OffenceKind.PlaceAndRefuse, Buys(refused, kept)));

    private MemberId Buys(int refused, int kept)
    {
        MemberId buyer = New();
        Times(refused, () => Refuse(buyer, MemberId.For("tenant", $"seller {_random.Next(Sellers)}"), Moment()));
        Times(kept, () => Rate(buyer, MemberId.For("tenant", $"seller {_random.Next(Sellers)}"), Moment(), RatingScore.Good));
        return buyer;
    }

    private void Extorter(int revised, int other) => Guilty.Add((OffenceKind.RatingExtortion, Complains(revised, other), false));

    private void Critic(int revised, int other) => Suspects.Add((OffenceKind.RatingExtortion, Complains(revised, other)));

    private MemberId Complains(int revised, int other)
    {
        MemberId buyer = New();
        Times(revised, () => Rate(buyer, MemberId.For("tenant", $"seller {_random.Next(Sellers)}"), Moment(), RatingScore.Good, revised: true));
        Times(other, () => Rate(buyer, MemberId.For("tenant", $"seller {_random.Next(Sellers)}"), Moment(), RatingScore.Good));
        return buyer;
    }

    private void Rate(MemberId buyer, MemberId seller, DateTimeOffset placedUtc, RatingScore score, bool revised = false)
    {
        Placed[buyer] = Placed.GetValueOrDefault(buyer) + 1;
        Ratings.Add(new(NextOrder(buyer), buyer, seller, score, RatingScore.Good, placedUtc, placedUtc.AddHours(_random.Next(1, 24)), IsRevised: revised));
    }

    private void Refuse(MemberId buyer, MemberId seller, DateTimeOffset placedUtc)
    {
        Placed[buyer] = Placed.GetValueOrDefault(buyer) + 1;
        Refusals.Add(new(NextOrder(buyer), buyer, seller, placedUtc, placedUtc.AddDays(1)));
    }

    private static void Times(int times, Action act)
    {
        for (int time = 0; time < times; time++)
        {
            act();
        }
    }

    private MemberId New() => MemberId.For("tenant", $"newcomer {_made++}");

    private OrderId NextOrder(MemberId buyer) => OrderId.For(buyer, $"order {_made++}");

    private DateTimeOffset Moment() => Some.Monday + (_random.NextDouble() * _month);
}
