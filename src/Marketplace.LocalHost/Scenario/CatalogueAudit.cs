namespace Marketplace.LocalHost.Scenario;

/// <summary>What the scenario reads of a listing in a list.</summary>
internal sealed record ListedView(string Id, string Title, long Sold);

/// <summary>Searches for what is for sale, and asks what sold best: which only who takes the market's public events can know.</summary>
internal sealed class CatalogueAudit(Market market, IReadOnlyList<StoryResult> results)
{
    private const int SearchedMax = 20;

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
        ListedView[] best = [.. (await market.Client.GetAsync<PageView<ListedView>>(reader, "api/listings?sort=bestSelling&limit=100")).Items];
        string? unsold = results.Any(result => result.Trail.ToSeller > 0) && best.All(listing => listing.Sold == 0) ? "events of sales have reached nobody" : null;
        string? unordered = best.Zip(best.Skip(1)).Any(pair => pair.First.Sold < pair.Second.Sold) ? "best-selling listings are out of order" : null;
        return new($"{searched.Length} searches find what they name, and best-selling order knows of at least {best.Sum(listing => listing.Sold)} pieces sold", faults.FirstOrDefault(fault => fault is not null) ?? unsold ?? unordered);
    }
}
