using System.Collections.Concurrent;

namespace Marketplace.LocalHost.Scenario;

/// <summary>How far a scenario has come; written by many stories, read by whoever shows it.</summary>
internal sealed class ScenarioProgress(int listings, int orders)
{
    private readonly ConcurrentQueue<string> _placed = new();
    private int _listed;
    private int _ended;
    private long _ticks;

    /// <summary>Tells of every move of the clock.</summary>
    public event Action<TimeSpan>? Moved;

    public int ListingsAll => listings;

    public int OrdersAll => orders;

    public int ListedSoFar => _listed;

    public int PlacedSoFar => _placed.Count;

    public int EndedSoFar => _ended;

    /// <summary>How much time of the market has passed.</summary>
    public TimeSpan MarketTime => TimeSpan.FromTicks(Interlocked.Read(ref _ticks));

    /// <summary>The orders that the market has acknowledged so far.</summary>
    public IReadOnlyCollection<string> Acknowledged => _placed;

    public void Listed() => Interlocked.Increment(ref _listed);

    public void Placed(string orderId) => _placed.Enqueue(orderId);

    public void Ended() => Interlocked.Increment(ref _ended);

    public void MovedTo(TimeSpan marketTime)
    {
        Interlocked.Exchange(ref _ticks, marketTime.Ticks);
        Moved?.Invoke(marketTime);
    }
}
