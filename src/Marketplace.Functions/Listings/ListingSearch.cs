using Marketplace.Domain.Policies;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Listings;

/// <summary>
/// Finds listings that are in several lists at once: of each term of a search, of a category, of a seller. All these lists are newest first under the same row
/// keys, so they are read side by side and skipped ahead to each other's next listing; nothing is read as a whole. A search makes so many requests and no more:
/// then the page ends where it has come to, and the cursor goes on from there.
/// </summary>
public sealed class ListingSearch(MarketTables tables, PolicyCatalog policies)
{
    private const int RequestsMax = 10;

    // Behind every row key that begins so: row keys of one list are of one length.
    private const string Behind = "!";

    /// <summary>A page of what is in all of these lists.</summary>
    /// <param name="lists">At least one.</param>
    /// <param name="sort">In which order; any but the newest first ranks the newest matches only (<see cref="CatalogueRules.RankedMatchesMax"/>).</param>
    /// <param name="query">Names the search, for the cursor.</param>
    /// <param name="page">Which page.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public async Task<ListPage<ListingSummary>> FindAsync(
        IReadOnlyList<string> lists, ListingSort sort, string query, PageRequest page, CancellationToken cancellationToken)
    {
        string from = page.ContinuationToken ?? "";
        if (sort == ListingSort.Newest)
        {
            (List<ListingSummary> found, string? next) = await MatchAsync(lists, from, page.Limit, cancellationToken);
            return new(found, PageRequest.Cursor(query, next));
        }

        (List<ListingSummary> matches, _) = await MatchAsync(lists, "", policies.Current.Catalogue.RankedMatchesMax, cancellationToken);
        (string Key, ListingSummary Item)[] ranked =
        [
            .. matches.Select(match => (Key: match.Rank.RowKey(sort), Item: match)).OrderBy(match => match.Key, StringComparer.Ordinal)
                .Where(match => string.CompareOrdinal(match.Key, from) >= 0),
        ];
        return new([.. ranked.Take(page.Limit).Select(match => match.Item)], PageRequest.Cursor(query, ranked.Length > page.Limit ? ranked[page.Limit].Key : null));
    }

    /// <summary>Whether a text may be where a page begins; what comes from a client may be anything.</summary>
    public static bool MayBeKey(string? text) => text is null || (text.Length <= 100 && text.All(character => char.IsAsciiLetterOrDigit(character) || character is ':' or '_' or '!'));

    /// <summary>The first matches at a row key or after it, and the key to go on from; null when there are no more.</summary>
    private async Task<(List<ListingSummary> Matches, string? Next)> MatchAsync(
        IReadOnlyList<string> lists, string from, int matchesMax, CancellationToken cancellationToken)
    {
        IndexStream[] streams = [.. lists.Select((list, number) => new IndexStream(tables.ListingIndex, list, isFirst: number == 0, lists.Count == 1 ? matchesMax + 1 : null))];
        List<ListingSummary> matches = [];
        while (true)
        {
            string furthest = from;
            foreach (IndexStream stream in streams)
            {
                while (stream.NeedsRequest(furthest))
                {
                    if (streams.Sum(one => one.Requests) >= RequestsMax)
                    {
                        return (matches, furthest);
                    }

                    await stream.ReadAsync(furthest, cancellationToken);
                }

                if (stream.IsAtEnd)
                {
                    return (matches, null);
                }

                furthest = stream.Key;
            }

            if (streams.Any(stream => stream.Key != furthest))
            {
                from = furthest;
                continue;
            }

            if (matches.Count == matchesMax)
            {
                return (matches, furthest);
            }

            matches.Add(streams[0].Item);
            from = furthest + Behind;
        }
    }
}
