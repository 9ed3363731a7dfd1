namespace Marketplace.Simulation.Faults;

/// <summary>What can go wrong with a call.</summary>
internal enum FaultKind
{
    /// <summary>The call never arrives.</summary>
    FailBefore,

    /// <summary>The call takes effect, its answer is lost.</summary>
    FailAfter,

    /// <summary>No answer in time; nobody knows whether it took effect.</summary>
    TimeOut,

    /// <summary>The call takes effect twice.</summary>
    Duplicate,

    /// <summary>The call takes its time, and others overtake it.</summary>
    Delay,

    /// <summary>Somebody else was first: 412, where a version was named.</summary>
    Conflict,

    /// <summary>503: the service is busy.</summary>
    Unavailable,

    /// <summary>The calling process dies before the call.</summary>
    CrashBefore,

    /// <summary>The calling process dies right after the call took effect.</summary>
    CrashAfter,
}

/// <summary>What kind of call it is.</summary>
internal enum CallKind
{
    /// <summary>To the table service.</summary>
    Table,

    /// <summary>To the queue service.</summary>
    Queue,

    /// <summary>To the payment provider.</summary>
    Provider,

    /// <summary>To the topic that events are published to.</summary>
    Topic,

    /// <summary>To the durable backend, or by it.</summary>
    Orchestration,

    /// <summary>Of a client to the app.</summary>
    Http,
}

/// <summary>Says which calls go wrong, and how.</summary>
internal interface IFaults
{
    /// <summary>What becomes of the next call; null when it is answered as it should be.</summary>
    /// <param name="kind">What kind of call it is.</param>
    /// <param name="label">What it asks for.</param>
    FaultKind? Next(CallKind kind, string label);
}

/// <summary>Nothing goes wrong.</summary>
internal sealed class NoFaults : IFaults
{
    public static readonly NoFaults Instance = new();

    public FaultKind? Next(CallKind kind, string label) => null;
}

/// <summary>A share of all calls goes wrong, by chance, until peace is made.</summary>
/// <param name="chance">The chance.</param>
/// <param name="rate">The share, 0 to 1.</param>
/// <param name="kinds">What goes wrong; all kinds when empty.</param>
internal sealed class RandomFaults(Random chance, double rate, IReadOnlyList<FaultKind> kinds) : IFaults
{
    // Crashes take everything else down with them: a few are enough.
    private static readonly FaultKind[] _mostly =
    [
        .. Enumerable.Repeat(FaultKind.FailBefore, 4), .. Enumerable.Repeat(FaultKind.FailAfter, 5), .. Enumerable.Repeat(FaultKind.TimeOut, 3),
        .. Enumerable.Repeat(FaultKind.Duplicate, 4), .. Enumerable.Repeat(FaultKind.Delay, 4), .. Enumerable.Repeat(FaultKind.Conflict, 3),
        .. Enumerable.Repeat(FaultKind.Unavailable, 2), FaultKind.CrashBefore, FaultKind.CrashAfter,
    ];

    private readonly FaultKind[] _kinds = kinds.Count == 0 ? _mostly : [.. _mostly.Where(kinds.Contains)];

    /// <summary>How many calls were made, and how many of them went wrong.</summary>
    public (long Calls, long Faults) Count { get; private set; }

    /// <summary>From now on nothing goes wrong any more.</summary>
    public bool Peace { get; set; }

    public FaultKind? Next(CallKind kind, string label)
    {
        FaultKind? drawn = Draw();
        Count = (Count.Calls + 1, Count.Faults + (drawn is null ? 0 : 1));
        return drawn;
    }

    private FaultKind? Draw()
    {
        if (Peace || rate <= 0 || _kinds.Length == 0 || chance.NextDouble() >= rate)
        {
            return null;
        }

        FaultKind drawn = _kinds[chance.Next(_kinds.Length)];

        // One crash in three of those drawn happens: a restart costs as much as a hundred calls.
        bool spared = drawn is FaultKind.CrashBefore or FaultKind.CrashAfter && chance.Next(3) != 0;
        return spared ? null : drawn;
    }
}
