using Marketplace.Functions.Platform.Json;

namespace Marketplace.Functions.Listings;

/// <summary>Listings that somebody wants to see.</summary>
/// <param name="Lists">Those that are in all of these lists.</param>
/// <param name="Sort">In which order.</param>
internal sealed record BrowseWish(IReadOnlyList<string> Lists, ListingSort Sort)
{
    /// <summary>Names it, so that a cursor of one list is not taken for one of another.</summary>
    public string Name => $"{string.Join(' ', Lists)} {MarketJson.Name(Sort)}";

    /// <summary>One list in one order is kept as it is; everything else is put together.</summary>
    public bool IsKept => Lists.Count == 1 && !Lists[0].StartsWith("term:", StringComparison.Ordinal);
}
