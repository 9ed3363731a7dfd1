namespace Marketplace.Domain.Policies;

/// <summary>Bounds on what a listing is found by, and what a search may take.</summary>
public sealed record CatalogueRules
{
    /// <summary>The seller is told when an order leaves so many pieces or fewer.</summary>
    public required int LowStockPieces { get; init; }

    /// <summary>By how many words a listing is found: those of its title first, then those of its description.</summary>
    public required int ListingTermsMax { get; init; }

    /// <summary>Characters of a search.</summary>
    public required int QueryLengthMax { get; init; }

    /// <summary>Words of a search that count; more make no difference.</summary>
    public required int QueryTermsMax { get; init; }

    /// <summary>How many of the newest matches a search puts in another order than the newest first.</summary>
    public required int RankedMatchesMax { get; init; }

    /// <summary>What makes them unfit.</summary>
    internal IEnumerable<string> Faults()
    {
        if (LowStockPieces < 0 || ListingTermsMax < 1 || QueryLengthMax < 1 || QueryTermsMax < 1 || RankedMatchesMax < 1)
        {
            yield return "catalogue: every bound must allow something";
        }
    }
}
