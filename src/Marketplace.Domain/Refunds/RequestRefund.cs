using Marketplace.Domain.Decisions;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Refunds;

/// <summary>
/// The buyer asks for money back, wholly or in part, while the escrow holds it. The clock to auto-confirm stops; the clocks to
/// ship do not, and a seller who has not answered cannot ship past the request (rules.md section 5).
/// </summary>
/// <param name="Actor">The buyer.</param>
/// <param name="Ask">What the buyer asks for.</param>
public sealed record RequestRefund(Actor Actor, RefundAsk Ask) : OrderCommand(Actor)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => [ActorRole.Buyer];

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideAllowed(Order order, DecisionContext context)
    {
        if (order.State is not (OrderState.Paid or OrderState.Shipped))
        {
            return WrongState(order);
        }

        if (CaseOpen(order) is { } open)
        {
            return open;
        }

        if ((order.ConfirmDueUtc ?? order.ShipRefundUtc) is { } due && context.NowUtc >= due)
        {
            return TooLate(due);
        }

        return order.RefundRequests >= context.Policy.Refunds.RequestsMax
            ? Rejection.Conflict("REFUND_REQUESTS_USED_UP", $"An order sees at most {context.Policy.Refunds.RequestsMax} refund requests.")
            : RefundAskCheck.Faults(Ask, order, context) is { } faults ? faults
            : Accept(Request(order, context));
    }

    private RefundRequested Request(Order order, DecisionContext context)
    {
        OrderTerms terms = context.TermsOf(order);
        return new(
            RefundRequestId.For(order.Id, order.RefundRequests + 1),
            Ask,
            context.Deadline(order, context.NowUtc, RefundAskCheck.AnswerHours(Ask, order, terms)),
            order.ConfirmDueUtc is { } due ? context.Policy.Remaining(terms, context.NowUtc, due) : null);
    }
}
