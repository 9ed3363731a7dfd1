using Marketplace.Domain.Decisions;
using Marketplace.Domain.Guarantees;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Orders;

/// <summary>A line of a request to buy.</summary>
/// <param name="Listing">The listing as it is now.</param>
/// <param name="Quantity">How many.</param>
public sealed record RequestedLine(Listing Listing, int Quantity);

/// <summary>
/// A buyer wants to buy. One seller, one currency, one goods type, up to 20 lines (rules.md section 3).
/// Freight is the dearest of the lines' freights: the order travels as one parcel.
/// </summary>
/// <param name="BuyerId">Who buys.</param>
/// <param name="Lines">What.</param>
/// <param name="DeliveryMode">How it is to come.</param>
/// <param name="Note">A word to the seller; may be empty.</param>
/// <param name="Guarantees">What the seller guarantees now; null for nothing.</param>
public sealed record PlaceOrder(
    MemberId BuyerId, IReadOnlyList<RequestedLine> Lines, DeliveryMode DeliveryMode, string Note, IReadOnlyList<Guarantee>? Guarantees = null)
{
    /// <summary>Decides whether the order may be placed. Whether stock suffices is decided when it is taken.</summary>
    public Decision<OrderPlaced> Decide(MarketPolicy policy, DateTimeOffset nowUtc) =>
        (CheckShape(policy) ?? CheckListings(policy)) is { } rejection ? rejection : Place(policy, nowUtc);

    private Rejection? CheckShape(MarketPolicy policy)
    {
        RequestLimits limits = policy.Limits;
        FieldErrors errors = new();
        errors.Require(Lines.Count >= 1 && Lines.Count <= limits.OrderLinesMax, "lines", $"must have 1 to {limits.OrderLinesMax} lines");
        errors.Require(Lines.DistinctBy(line => line.Listing.Id).Count() == Lines.Count, "lines", "must name each listing once");
        for (int i = 0; i < Lines.Count; i++)
        {
            errors.Require(Lines[i].Quantity >= 1 && Lines[i].Quantity <= limits.LineQuantityMax, $"lines[{i}].quantity", $"must be 1 to {limits.LineQuantityMax}");
        }

        errors.RequireText(Note, "note", 0, limits.NoteLengthMax, multiline: true);
        return errors.ToRejection();
    }

    private Rejection? CheckListings(MarketPolicy policy)
    {
        Listing first = Lines[0].Listing;
        // A category that this policy no longer has has no fee: its listings wait for their sellers to move them.
        if (Lines.Any(line => line.Listing.State != ListingState.Active || policy.FindCategory(line.Listing.Content.Category) is null))
        {
            return Rejection.Conflict("LISTING_NOT_ACTIVE", "A listing in this order is not for sale now.");
        }

        if (Lines.Any(line => line.Listing.SellerId != first.SellerId))
        {
            return Rejection.Invalid("SEVERAL_SELLERS", "One order has one seller; place an order for each.");
        }

        if (first.SellerId == BuyerId)
        {
            return Rejection.Invalid("OWN_LISTING", "Nobody buys from oneself.");
        }

        return Lines.Any(line => line.Listing.Content.GoodsType != first.Content.GoodsType || line.Listing.Content.Price.Currency != first.Content.Price.Currency)
            ? Rejection.Invalid("MIXED_LINES", "One order has one goods type and one currency; place an order for each.")
            : null;
    }

    private Decision<OrderPlaced> Place(MarketPolicy policy, DateTimeOffset nowUtc)
    {
        ListingContent first = Lines[0].Listing.Content;
        Money?[] freights = [.. Lines.Select(line => line.Listing.Content.FreightFor(DeliveryMode))];
        if (policy.FindTerms(first.GoodsType, DeliveryMode) is not { } terms || freights.Contains(null))
        {
            return Rejection.Invalid("DELIVERY_MODE_NOT_OFFERED", "A listing in this order does not offer this delivery mode.");
        }

        OrderLine[] lines = [.. Lines.Select(line => line.Listing.Snapshot(line.Quantity))];
        Money goods = lines.Sum(first.Price.Currency, line => line.Total);
        OrderPrice price = OrderPrice.Of(policy, lines, goods, freights.MaxBy(freight => freight!.Value.AmountMinor)!.Value);
        PaymentWindow window = PaymentWindow.From(terms, nowUtc);
        DateTimeOffset? preorder = Lines.Max(line => line.Listing.Content.PreorderUtc);
        return new OrderPlaced(
            BuyerId,
            Lines[0].Listing.SellerId,
            lines,
            first.GoodsType,
            DeliveryMode,
            PaymentMethod.Escrow,
            price,
            Note,
            window.DueUtc,
            window.ReminderUtc,
            preorder > nowUtc ? preorder : null,
            Guarantees is { Count: > 0 } ? [.. Guarantees.Where(guarantee => guarantee.SuitsGoods(first.GoodsType))] : null);
    }
}
