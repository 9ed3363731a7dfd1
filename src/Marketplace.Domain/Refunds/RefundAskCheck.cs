using Marketplace.Domain.Decisions;
using Marketplace.Domain.Evidence;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Refunds;

/// <summary>Whether an order's buyer may ask for this (rules.md section 5).</summary>
internal static class RefundAskCheck
{
    public static Rejection? Faults(RefundAsk ask, Order order, DecisionContext context) =>
        FieldFaults(ask, order, context.Policy.Refunds)
        ?? (ask.Amount > order.Held ? Rejection.Invalid("AMOUNT_EXCEEDS_HELD", $"The escrow holds {order.Held}.") : null)
        ?? (ask.Lines.Count > 0 && ask.Amount > WorthOf(ask.Lines, order)
            ? Rejection.Invalid("AMOUNT_EXCEEDS_LINES", $"The lines named are worth {WorthOf(ask.Lines, order)}, freight included.")
            : null)
        ?? (ask.Kind == RefundKind.ReturnAndRefund && !IsReturnable(ask, order, context.TermsOf(order))
            ? Rejection.Invalid("NOTHING_TO_RETURN", "Only goods that can be sent back, and came, can be returned.")
            : null);

    /// <summary>How long the seller has to answer.</summary>
    public static int AnswerHours(RefundAsk ask, Order order, OrderTerms terms) =>
        order.State == OrderState.Paid ? terms.RefundAnswerUnshippedHours
        : ask.Reason == RefundReason.NotReceived ? terms.RefundAnswerNotReceivedHours
        : terms.RefundAnswerHours;

    private static Rejection? FieldFaults(RefundAsk ask, Order order, RefundRules rules)
    {
        FieldErrors errors = new();
        errors.Require(ask.Amount.Currency == order.Held.Currency, "amount.currency", $"must be {order.Held.Currency}");
        errors.Require(ask.Amount.IsPositive, "amount.amountMinor", "must be at least 1");
        errors.RequireText(ask.Text, "text", 1, rules.TextLengthMax, multiline: true);
        EvidenceDocument.Require(errors, ask.Documents, rules.DocumentsMax);
        errors.Require(ask.Lines.DistinctBy(line => line.ListingId).Count() == ask.Lines.Count, "lines", "must name each line once");
        for (int i = 0; i < ask.Lines.Count; i++)
        {
            OrderLine? bought = order.Lines.FirstOrDefault(line => line.ListingId == ask.Lines[i].ListingId);
            errors.Require(bought is not null, $"lines[{i}].listingId", "must be one of the order's lines");
            errors.Require(ask.Lines[i].Quantity >= 1 && ask.Lines[i].Quantity <= (bought?.Quantity ?? int.MaxValue), $"lines[{i}].quantity", "must be 1 to what was bought");
        }

        return errors.ToRejection();
    }

    // Of a repriced order a line is worth its share of the new price.
    private static Money WorthOf(IReadOnlyList<RefundLine> lines, Order order)
    {
        Money listed = order.Lines.Sum(order.Held.Currency, line => line.Total);
        Money named = lines.Sum(order.Held.Currency, line => order.Lines.First(bought => bought.ListingId == line.ListingId).UnitPrice * line.Quantity);
        return order.Price.Goods.PortionFloor(named, listed) + order.Price.Freight;
    }

    private static bool IsReturnable(RefundAsk ask, Order order, OrderTerms terms) =>
        terms.ReturnShipHours > 0 && order.State == OrderState.Shipped && ask.Reason != RefundReason.NotReceived;
}
