namespace Marketplace.Functions.Listings;

/// <summary>A footprint that a listing has left.</summary>
/// <param name="Footprint">The footprint.</param>
/// <param name="AtUtc">When it was left.</param>
public sealed record RetiredFootprint(ListingFootprint Footprint, DateTimeOffset AtUtc);

/// <summary>
/// Where a listing's rows may be, written before any of them is: so whatever a run leaves behind, another one finds. Footprints that were
/// left are remembered, and their rows deleted again, for longer than any run that still writes them can be under way (docs/adr/0016).
/// </summary>
/// <param name="Generation">Counts runs.</param>
/// <param name="Current">Where they are to be; null for nowhere.</param>
/// <param name="Retired">Where they may still be, latest first.</param>
public sealed record IndexBook(long Generation, ListingFootprint? Current, IReadOnlyList<RetiredFootprint> Retired)
{
    private const int RetiredMax = 40;
    private static readonly TimeSpan _runLongest = TimeSpan.FromHours(1);

    /// <summary>The book of a listing that was never listed.</summary>
    public static IndexBook Empty { get; } = new(0, null, []);

    /// <summary>The book of the next run.</summary>
    public IndexBook Move(ListingFootprint? next, DateTimeOffset nowUtc)
    {
        RetiredFootprint[] left = Current is null ? [] : [new RetiredFootprint(Current, nowUtc)];
        return new(Generation + 1, next, [.. left.Concat(Retired).Where(retired => nowUtc - retired.AtUtc < _runLongest).Take(RetiredMax)]);
    }

    /// <summary>Rows that must not be there.</summary>
    internal IEnumerable<IndexKey> Stale() =>
        Retired.SelectMany(retired => retired.Footprint.Keys()).Distinct().Except(Current?.Keys() ?? []);
}
