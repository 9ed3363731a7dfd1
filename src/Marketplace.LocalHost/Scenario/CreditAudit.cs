namespace Marketplace.LocalHost.Scenario;

/// <summary>A seller in the report.</summary>
internal sealed record SellerStanding(string Seller, int Points, string Level, int? PositiveBasisPoints);

/// <summary>What came of the ratings.</summary>
internal sealed record RatingTotals(int Good, int Neutral, int Bad, int ByDefault, IReadOnlyList<SellerStanding> Top);

/// <summary>Compares what the two sides said with what the market shows, and every seller's credit with a recomputation from the orders.</summary>
internal sealed class CreditAudit(Market market, IReadOnlyList<StoryResult> results)
{
    private const int TopMax = 5;

    /// <summary>Reads, counts and checks, over HTTP.</summary>
    public async Task<(RatingTotals Totals, IReadOnlyList<Check> Checks)> RunAsync()
    {
        StoryResult[] rated = [.. results.Where(result => result.Said is not null)];
        (StoryResult Result, OrderRatingsView View)[] shown = await Task.WhenAll(rated.Select(async result =>
            (result, await market.Client.GetAsync<OrderRatingsView>(result.Plan.Buyer, $"api/orders/{result.Order.Id}/ratings"))));
        string[] sellers = [.. market.Plan.Listings.Select(listing => listing.Seller.Name).Distinct()];
        (string Seller, RecomputedView Again)[] credit = await Task.WhenAll(sellers.Select(RecomputeAsync));
        RatingView[] ratings = [.. shown.SelectMany(one => new[] { one.View.ByBuyer, one.View.BySeller }).OfType<RatingView>()];
        int Count(string score) => ratings.Count(rating => rating.Score == score);
        SellerStanding[] top = [.. credit.Select(one => Standing(one.Seller, one.Again.Credit.AsSeller)).OrderByDescending(one => one.Points).ThenBy(one => one.Seller, StringComparer.Ordinal).Take(TopMax)];
        return (
            new(Count(RatingStory.Good), Count("neutral"), Count("bad"), ratings.Count(rating => rating.ByDefault), top),
            [RatingsAreAsSaid(shown), CreditIsItsRecomputation(credit)]);
    }

    private static Check RatingsAreAsSaid((StoryResult Result, OrderRatingsView View)[] shown)
    {
        string[] odd = [.. shown.Where(one => !IsAsSaid(one.Result.Said!, one.View)).Select(one => one.Result.Order.Id)];
        return new($"the ratings of {shown.Length} orders are what was said, or good beside good", odd.Length == 0 ? null : string.Join(", ", odd.Take(3)), IsOfLedger: false);
    }

    private static bool IsAsSaid(SaidOfEachOther said, OrderRatingsView view) => (view.RevealedUtc is null) == (said is { ByBuyer: null, BySeller: null })
        && view.ByBuyer?.Score == said.ByBuyerInTheEnd && view.BySeller?.Score == said.BySellerInTheEnd
        && (view.ByBuyer?.ByDefault ?? false) == (said.ByBuyer is null && said.ByBuyerInTheEnd is not null)
        && (view.BySeller?.ByDefault ?? false) == (said.BySeller is null && said.BySellerInTheEnd is not null);

    private static Check CreditIsItsRecomputation((string Seller, RecomputedView Again)[] credit)
    {
        string[] odd = [.. credit.Where(one => one.Again.Differed).Select(one => one.Seller)];
        return new($"the credit of {credit.Length} sellers is what their orders come to", odd.Length == 0 ? null : string.Join(", ", odd.Take(3)), IsOfLedger: false);
    }

    private async Task<(string Seller, RecomputedView Again)> RecomputeAsync(string seller)
    {
        SignedIn member = await market.Client.SignInAsync(seller);
        return (seller, await market.Client.PostAsync<RecomputedView>(BooksReader.Operator, $"api/operator/members/{member.MemberId}/credit/recompute", $"recount-{member.MemberId}", new { }));
    }

    private static SellerStanding Standing(string seller, RoleCreditView credit) =>
        new(seller, credit.Points, credit.Level is { } level ? $"{level.Rank} {level.Grade}" : "", credit.PositiveBasisPoints);
}
