using Azure;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Credit;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Ratings;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Credit;

/// <summary>A rating that both sides may see, as the order has it.</summary>
/// <param name="Rated">Whom it is about.</param>
/// <param name="Trade">What matters to that member's credit.</param>
/// <param name="Rating">What it says.</param>
/// <param name="RevealedUtc">Since when it shows.</param>
/// <param name="OrderVersion">The order's version that this was read from: an older one never covers a newer.</param>
public sealed record RevealedRating(MemberId Rated, RatedTrade Trade, Rating Rating, DateTimeOffset RevealedUtc, long OrderVersion)
{
    /// <summary>The rating by a side of an order; null when there is none that both may see.</summary>
    public static RevealedRating? Of(Order order, ActorRole by, bool isSelfDealing) => RatedTrade.Of(order, by, isSelfDealing) is { } trade
        ? new(by == ActorRole.Buyer ? order.SellerId : order.BuyerId, trade, order.Ratings!.Of(by)!, order.Ratings.RevealedUtc!.Value, order.Version)
        : null;
}

/// <summary>A rating as the rated member's partition keeps it: with what it counts.</summary>
/// <param name="Shown">The rating.</param>
/// <param name="Scored">What it counts.</param>
public sealed record CreditedRating(RevealedRating Shown, ScoredTrade Scored);

/// <summary>A trade as the seller's partition keeps it.</summary>
/// <param name="Trade">What it says about the seller.</param>
/// <param name="OrderVersion">The order's version that this was read from.</param>
public sealed record CreditedTrade(ClosedTrade Trade, long OrderVersion);

/// <summary>
/// How a member's credit lies in its partition: <c>totals</c>; <c>pair:seller:mbr_…:ord_…</c>, every rating beside the others of the same member;
/// <c>rating:seller:…:ord_…</c>, the same rating by time, for the list; <c>trade:ord_…</c>, every order that ended.
/// </summary>
internal static class CreditRows
{
    public const string TotalsKey = "totals";
    public const string Score = "Score";
    public const string PairKeyFrom = "pair:";
    public const string PairKeyTo = "pair;";
    public const string TradeKeyFrom = "trade:";
    public const string TradeKeyTo = "trade;";

    private const string Data = "Data";

    public static string PairPrefix(ActorRole role, MemberId by) => $"{PairKeyFrom}{MarketJson.Name(role)}:{by}:";

    public static string PairKey(RatedTrade trade) => $"{PairPrefix(trade.Role, trade.By)}{trade.OrderId}";

    public static string TradeKey(OrderId order) => $"{TradeKeyFrom}{order}";

    /// <summary>Where the list of a role begins, or what of it is no newer than a moment.</summary>
    public static string ListKey(ActorRole role, DateTimeOffset? revealedUtc = null) =>
        $"rating:{MarketJson.Name(role)}:{(revealedUtc is { } at ? NewestFirst.Key(at) : "")}";

    public static TableEntity Totals(MemberId member, CreditTotals totals) => Row(member, TotalsKey, totals);

    public static TableEntity Pair(CreditedRating rating) => Row(rating.Shown.Rated, PairKey(rating.Shown.Trade), rating);

    /// <summary>The same rating in the list; one that was taken back is in none.</summary>
    public static TableEntity? Listed(CreditedRating rating)
    {
        if (rating.Shown.Trade.IsRemoved)
        {
            return null;
        }

        TableEntity row = Row(rating.Shown.Rated, ListedKey(rating), rating);
        row[Score] = MarketJson.Name(rating.Shown.Rating.Score);
        return row;
    }

    public static string ListedKey(CreditedRating rating) => $"{ListKey(rating.Shown.Trade.Role, rating.Shown.RevealedUtc)}:{rating.Shown.Trade.OrderId}";

    public static TableEntity Trade(MemberId seller, CreditedTrade trade) => Row(seller, TradeKey(trade.Trade.OrderId), trade);

    public static T Read<T>(TableEntity row) => MarketJson.Read<T>(LongText.Read(row, Data)!);

    private static TableEntity Row<T>(MemberId member, string key, T data)
    {
        TableEntity row = new(member.Value, key);
        LongText.Write(row, Data, MarketJson.Write(data, MarketJson.Rows));
        return row;
    }
}

/// <summary>A member's totals with what guards them.</summary>
internal sealed record StoredCredit(MemberId Member, CreditTotals Totals, ETag? ETag)
{
    public TableTransactionAction Write(CreditTotals after) => TableRows.Write(CreditRows.Totals(Member, after), ETag);
}
