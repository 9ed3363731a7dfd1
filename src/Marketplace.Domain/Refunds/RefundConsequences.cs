using Marketplace.Domain.Decisions;
using Marketplace.Domain.Evidence;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Refunds;

/// <summary>What agreement, payment and the end of a request lead to, whoever brings them about.</summary>
internal static class RefundConsequences
{
    /// <summary>Agreed: pay at once, or have the goods sent back first.</summary>
    public static OrderEvent[] OfAgreement(Order order, RefundRequest request, bool bySilence, DecisionContext context) =>
        request.Ask.Kind == RefundKind.ReturnAndRefund
            ? [new RefundAgreed(bySilence), new ReturnAgreed(context.Deadline(order, context.NowUtc, context.TermsOf(order).ReturnShipHours))]
            : [new RefundAgreed(bySilence), .. Pay(order, request, context)];

    /// <summary>All that is held ends the order; a part leaves it running.</summary>
    public static OrderEvent[] Pay(Order order, RefundRequest request, DecisionContext context)
    {
        PaymentId payment = order.CapturedPayment!.Value;
        return request.Ask.Amount == order.Held
            ? [new EscrowRefunded(payment, order.Held, OrderOutcome.RefundAgreed)]
            : [new EscrowPartlyRefunded(payment, request.Ask.Amount), Resume(order, RefundEnd.Paid, context)];
    }

    /// <summary>The order goes on; a paused clock runs again with what it had left, and not a moment more.</summary>
    public static RefundClosed Resume(Order order, RefundEnd end, DecisionContext context) => new(
        end,
        order.ConfirmRemaining is { } left ? context.Policy.Deadline(context.TermsOf(order), context.NowUtc, left) : null);

    /// <summary>What is wrong with the reason that a seller gives.</summary>
    public static Rejection? ReasonFaults(string reason, IReadOnlyList<EvidenceDocument> documents, RefundRules rules)
    {
        FieldErrors errors = new();
        errors.RequireText(reason, "reason", 1, rules.TextLengthMax, multiline: true);
        EvidenceDocument.Require(errors, documents, rules.DocumentsMax);
        return errors.ToRejection();
    }
}
