using Marketplace.Functions.Platform.Json;

namespace Marketplace.Functions.Listings;

/// <summary>A footprint that a listing has left.</summary>
/// <param name="Footprint">The footprint.</param>
/// <param name="AtUtc">When it was left.</param>
public sealed record RetiredFootprint(ListingFootprint Footprint, DateTimeOffset AtUtc);

/// <summary>
/// Where a listing's rows may be, written before any of them is: so whatever a run leaves behind, another one finds. Footprints that were
/// left are remembered, and their rows deleted again, for longer than any run that still writes them can be under way (docs/adr/0016).
/// </summary>
/// <param name="Version">Which version of the listing the rows are to show.</param>
/// <param name="Current">Where they are to be; null for nowhere.</param>
/// <param name="Retired">Where they may still be, latest first.</param>
/// <param name="IsDone">Whether they are there, and nowhere else.</param>
/// <param name="OpenedUtc">When the run began that wrote it, which tells it from others; null in books of older versions.</param>
public sealed record IndexBook(long Version, ListingFootprint? Current, IReadOnlyList<RetiredFootprint> Retired, bool IsDone, DateTimeOffset? OpenedUtc = null)
{
    private const int RetiredMax = 40;
    private static readonly TimeSpan _runLongest = TimeSpan.FromHours(1);

    /// <summary>The book of a listing that was never listed.</summary>
    public static IndexBook Empty { get; } = new(0, null, [], IsDone: true);

    /// <summary>The book of the next run.</summary>
    public IndexBook Move(long version, ListingFootprint? next, DateTimeOffset nowUtc)
    {
        // Whoever writes the same rows in the same places leaves nothing behind.
        RetiredFootprint[] left = Current is null || Says(version, next) ? [] : [new RetiredFootprint(Current, nowUtc)];

        // What no run has come to the end with may still be there, however long ago it was left.
        IEnumerable<RetiredFootprint> known = IsDone ? Retired.Where(retired => nowUtc - retired.AtUtc < _runLongest).Take(RetiredMax) : Retired;
        return new(version, next, [.. left, .. known], IsDone: false, nowUtc);
    }

    /// <summary>Whether this has all been done, and nobody can be under way who would still undo it.</summary>
    public bool IsSettled(long version, ListingFootprint? next, DateTimeOffset nowUtc) =>
        IsDone && Says(version, next) && Retired.All(retired => nowUtc - retired.AtUtc >= _runLongest);

    /// <summary>Rows that must not be there.</summary>
    internal IEnumerable<IndexKey> Stale() =>
        Retired.SelectMany(retired => retired.Footprint.Keys()).Distinct().Except(Current?.Keys() ?? []);

    /// <summary>Whether it is about that version in those places.</summary>
    internal bool Says(long version, ListingFootprint? footprint) =>
        // As rows have them: lists inside records have no equality of their own.
        Version == version && MarketJson.Write(Current, MarketJson.Rows) == MarketJson.Write(footprint, MarketJson.Rows);
}
