using Marketplace.Simulation.World;

namespace Marketplace.Simulation.Habits;

/// <summary>Puts up the goods and begins every deal, spread over the first days.</summary>
internal sealed class Stories
{
    private const double DaysOfPlacing = 4;
    private const int MultiLineOneIn = 6;

    // Where faults are laid at an order's calls, what lists the goods is over by then.
    private static readonly TimeSpan _listedBefore = TimeSpan.FromHours(1);

    private readonly SimWorld _world;
    private readonly Random _chance;
    private readonly List<Circle> _circles = [];
    private int _open;

    public Stories(SimWorld world)
    {
        _world = world;
        _chance = new Random(world.Settings.Seed + 3);
        _open = 1;
        world.Kernel.Spawn(null, "stories", BeginAsync);
    }

    /// <summary>When the last story was told; null while any goes on.</summary>
    public DateTimeOffset? EndedUtc { get; private set; }

    /// <summary>Who trades for the ratings.</summary>
    public IReadOnlyList<Circle> Circles => _circles;

    private async Task BeginAsync()
    {
        IReadOnlyList<ListedGoods> goods = await ListedGoods.ListAsync(_world, _chance);
        DateTimeOffset begin = _world.Kernel.Clock.GetUtcNow() + (_world.Settings.Script is null ? TimeSpan.Zero : _listedBefore);
        int number = 1;
        while (number <= _world.Settings.Orders)
        {
            // In a script the storage calls are counted: one deal is all that it is about.
            number += Draw() is var habit && habit is FarmingParties && _world.Settings.Script is null
                ? BeginCircle(number, begin + PlacedAfter())
                : BeginDeal(number, habit, goods, begin + PlacedAfter());
        }

        Close();
    }

    private int BeginDeal(int number, Habit habit, IReadOnlyList<ListedGoods> goods, DateTimeOffset at)
    {
        Deal deal = new(_world, number, $"buyer{_chance.Next(1 + (_world.Settings.Orders / 3))}", Lines(goods), new Random(HashCode(number)));
        _open++;
        _world.Kernel.Spawn(null, habit.Name, () => TellAsync(habit, deal, at));
        return 1;
    }

    private int BeginCircle(int number, DateTimeOffset at)
    {
        Circle circle = Circle.Draw(_world, number, _world.Settings.Orders - number + 1, new Random(HashCode(number)));
        _circles.Add(circle);
        _open++;
        _world.Kernel.Spawn(null, nameof(Circle), () => TellAsync(circle, at));
        return circle.Deals;
    }

    private async Task TellAsync(Habit habit, Deal deal, DateTimeOffset at)
    {
        await _world.Kernel.SleepUntilAsync(at);
        _world.Kernel.Trace.Add($"{habit.Name}: {deal.Buyer} buys of {deal.Seller}");
        await habit.LiveAsync(deal);
        Close();
    }

    private async Task TellAsync(Circle circle, DateTimeOffset at)
    {
        await _world.Kernel.SleepUntilAsync(at);
        _world.Kernel.Trace.Add($"circle of {string.Join(", ", circle.Members)}");
        await circle.LiveAsync();
        Close();
    }

    private void Close()
    {
        if (--_open == 0)
        {
            EndedUtc = _world.Kernel.Clock.GetUtcNow();
        }
    }

    // Two of three deals begin in rushes, at the very same moment: those get into each other's way.
    private TimeSpan PlacedAfter() => _chance.Next(3) == 0
        ? TimeSpan.FromDays(_chance.NextDouble() * DaysOfPlacing)
        : TimeSpan.FromDays(_chance.Next(1 + (_world.Settings.Orders / 12)) * DaysOfPlacing / (1 + (_world.Settings.Orders / 12)));

    // Deals of several lines buy of one seller, what travels in one way.
    private List<DealLine> Lines(IReadOnlyList<ListedGoods> goods)
    {
        ListedGoods first = goods[_chance.Next(goods.Count)];
        List<DealLine> lines = [new(first, 1)];
        if (_chance.Next(MultiLineOneIn) == 0)
        {
            lines.AddRange(goods.Where(other => other != first && other.Seller == first.Seller && other.GoodsType == first.GoodsType)
                .Take(2).Select(other => new DealLine(other, 1 + _chance.Next(2))));
        }

        return lines;
    }

    private Habit Draw()
    {
        if (_world.Settings.Habit is { } name)
        {
            return Habit.All.First(habit => habit.Name == name);
        }

        int card = _chance.Next(Habit.All.Sum(habit => habit.Weight));
        return Habit.All.First(habit => (card -= habit.Weight) < 0);
    }

    private int HashCode(int number) => unchecked((_world.Settings.Seed * 1_000_003) + number);
}
