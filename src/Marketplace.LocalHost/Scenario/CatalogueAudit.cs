namespace Marketplace.LocalHost.Scenario;

/// <summary>What the scenario reads of a listing in a list.</summary>
internal sealed record ListedView(string Id, string Title, long Sold);

/// <summary>Searches for what is for sale, and asks what sold best: which only who takes the market's public events can know.</summary>
internal sealed class CatalogueAudit(Market market, IReadOnlyList<StoryResult> results)
{
    private const int SearchedMax = 20;
    private const int LooksMax = 20;

    private static readonly TimeSpan _betweenLooks = TimeSpan.FromSeconds(0.5);

    /// <summary>Reads and checks, over HTTP.</summary>
    public async Task<Check> RunAsync()
    {
        string reader = market.Plan.Listings[0].Seller.Name;
        PageView<ListedView> newest = await market.Client.GetAsync<PageView<ListedView>>(reader, "api/listings?limit=100");
        ListedView[] searched = [.. newest.Items.Take(SearchedMax)];
        string?[] faults = await Task.WhenAll(searched.Select(async listing =>
        {
            PageView<ListedView> found = await market.Client.GetAsync<PageView<ListedView>>(reader, $"api/listings?q={Uri.EscapeDataString(listing.Title)}&limit=100");
            return found.Items.Any(one => one.Id == listing.Id) ? null : $"'{listing.Title}' is not found by its title";
        }));
        (string summary, string? misplaced) = await LookAtBestAsync(reader);
        for (int look = 1; misplaced is not null && look < LooksMax; look++)
        {
            // The last sales' events may still be under way to who counts them.
            await Task.Delay(_betweenLooks);
            (summary, misplaced) = await LookAtBestAsync(reader);
        }

        return new($"{searched.Length} searches find what they name, and {summary}", faults.FirstOrDefault(fault => fault is not null) ?? misplaced);
    }

    private async Task<(string Summary, string? Fault)> LookAtBestAsync(string reader)
    {
        List<ListedView> best = await ReadBestAsync(reader);

        // Another run's listings may stand among them; a list knows of sales by three steps for each factor of ten.
        Dictionary<string, int> sold = SoldPieces();
        ListedView[] ours = [.. best.Where(listing => sold.ContainsKey(listing.Id))];
        int unknown = ours.Count(listing => listing.Sold == 0);
        string? unsold = (unknown > 0 ? $"the list knows of no sale of {unknown} that were sold" : null)
            ?? ours.Where(listing => listing.Sold > sold[listing.Id]).Select(listing => $"{listing.Id} is said to have sold {listing.Sold}").FirstOrDefault()
            ?? await MissingAsync(reader, sold.Keys.Except(best.Select(listing => listing.Id)));
        string? unordered = best.Zip(best.Skip(1)).Any(pair => pair.First.Sold < pair.Second.Sold) ? "best-selling listings are out of order" : null;

        return ($"best-selling order knows {ours.Sum(listing => listing.Sold)} of the {sold.Values.Sum()} pieces sold", unsold ?? unordered);
    }

    private Dictionary<string, int> SoldPieces() => results.Where(result => result.Trail.ToSeller > 0).SelectMany(result => result.Plan.Lines)
        .GroupBy(line => market.ListingId(line.Listing))
        .ToDictionary(listing => listing.Key, listing => listing.Sum(line => line.Quantity));

    // Nothing is for sale of who has a bond to fill up.
    private async Task<string?> MissingAsync(string reader, IEnumerable<string> unlisted)
    {
        ListingView[] views = await Task.WhenAll(unlisted.Select(id => market.Client.GetAsync<ListingView>(reader, $"api/listings/{id}")));
        return views.Where(view => view.State == "active").Select(view => $"{view.Id} was sold and is not listed").FirstOrDefault();
    }

    // As far as anything was sold.
    private async Task<List<ListedView>> ReadBestAsync(string reader)
    {
        List<ListedView> best = [];
        await foreach (IReadOnlyList<ListedView> page in market.Client.PagesAsync<ListedView>(reader, "api/listings?sort=bestSelling"))
        {
            best.AddRange(page);
            if (best.Count > 0 && best[^1].Sold == 0)
            {
                break;
            }
        }

        return best;
    }
}
