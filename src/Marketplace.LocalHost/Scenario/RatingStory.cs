using Marketplace.LocalHost.Catalogue;

namespace Marketplace.LocalHost.Scenario;

/// <summary>What the two sides of a completed order have said of each other; null is silence.</summary>
internal sealed record SaidOfEachOther(string? ByBuyer, string? BySeller)
{
    /// <summary>What the buyer's rating is in the end: silence beside good is good.</summary>
    public string? ByBuyerInTheEnd => ByBuyer ?? (BySeller == RatingStory.Good ? RatingStory.Good : null);

    /// <summary>What the seller's rating is in the end.</summary>
    public string? BySellerInTheEnd => BySeller ?? (ByBuyer == RatingStory.Good ? RatingStory.Good : null);
}

/// <summary>Both sides of a completed order rate each other, or one stays silent.</summary>
internal sealed class RatingStory(Trade trade, Market market)
{
    public const string Good = "good";

    // Whoever completes later always speaks: else the scenario would have to wait for fifteen days more.
    private static readonly TimeSpan _maySilentUntil = TimeSpan.FromDays(3);

    private static readonly Dictionary<string, Bilingual> _words = new(StringComparer.Ordinal)
    {
        [Good] = new("Just as described, and fast.", "和描述一致，发货很快，好评！"),
        ["neutral"] = new("It works, though the box was dented.", "东西能用，就是包装有点压坏了。"),
        ["bad"] = new("Not what I hoped for, and no answer to my question.", "和想的不一样，问了也不回。"),
    };

    /// <summary>Says it; the window's close is remembered if somebody stays silent.</summary>
    public async Task<SaidOfEachOther> LiveAsync()
    {
        bool maySilent = market.Agenda.Now < _maySilentUntil;
        int number = trade.Plan.Number;
        if (trade.Plan.Behaviour == Behaviour.Farm)
        {
            await SayAsync(true, new { score = Good, comment = "" });
            await SayAsync(false, new { score = Good, comment = "" });
            return new(Good, Good);
        }

        string? byBuyer = maySilent && number % 4 == 1 ? null : number % 11 == 3 ? "bad" : number % 7 == 2 ? "neutral" : Good;
        string? bySeller = maySilent && number % 5 == 2 ? null : number % 13 == 6 ? "neutral" : Good;
        if (byBuyer is not null)
        {
            object shop = new { description = 5 - (number % 3), attitude = 4, dispatch = 5 - (number % 2) };
            await SayAsync(true, new { score = byBuyer, comment = Words(byBuyer), shop });
        }

        if (bySeller is not null)
        {
            await SayAsync(false, new { score = bySeller, comment = Words(bySeller) });
        }

        return new(byBuyer, bySeller);
    }

    private async Task SayAsync(bool isBuyer, object rating)
    {
        string path = $"api/orders/{trade.OrderId}/ratings";
        OrderRatingsView said = await (isBuyer ? trade.BuyerAsync<OrderRatingsView>(path, rating) : trade.SellerAsync<OrderRatingsView>(path, rating));
        if (said.RevealedUtc is null)
        {
            market.WillClose(trade.OrderId, said.ClosesUtc!.Value);
        }
        else
        {
            market.HasClosed(trade.OrderId);
        }
    }

    private string Words(string score) => _words[score].In(trade.Plan.Seller.Language);
}

/// <summary>What the scenario reads of an order's ratings.</summary>
internal sealed record OrderRatingsView(DateTimeOffset? ClosesUtc = null, DateTimeOffset? RevealedUtc = null, RatingView? ByBuyer = null, RatingView? BySeller = null);

/// <summary>A rating.</summary>
internal sealed record RatingView(string Score, bool ByDefault);

/// <summary>What the scenario reads of a member's credit.</summary>
internal sealed record CreditView(RoleCreditView AsSeller);

/// <summary>Credit in one role.</summary>
internal sealed record RoleCreditView(int Points, int? PositiveBasisPoints = null, LevelView? Level = null);

/// <summary>A level.</summary>
internal sealed record LevelView(string Rank, int Grade);

/// <summary>What came of counting a member's orders again.</summary>
internal sealed record RecomputedView(bool Differed, CreditView Credit);
