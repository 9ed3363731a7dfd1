using Marketplace.Domain.Escrow;
using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Refunds;

/// <summary>How a refund request's events change its order.</summary>
internal static class RefundFold
{
    public static Order Apply(Order order, RefundEvent @event, DateTimeOffset atUtc) => @event switch
    {
        RefundRequested e => Open(order, e, atUtc),
        RefundRevised e => With(order, request => request with
        {
            Ask = e.Ask,
            Phase = RefundPhase.Requested,
            DueUtc = e.AnswerDueUtc,
            Revisions = request.Revisions + 1,
            RevisedUtc = atUtc,
            Rejection = null,
        }),
        RefundRejected e => With(Answered(order, atUtc), request => request with { Phase = RefundPhase.Rejected, DueUtc = e.ReviseDueUtc, Rejection = e.Reason }),
        ReturnAgreed e => With(order, request => request with { Phase = RefundPhase.ReturnAgreed, DueUtc = e.ShipDueUtc }),
        ReturnShipped e => With(order, request => request with { Phase = RefundPhase.ReturnShipped, DueUtc = e.InspectDueUtc, Return = e.Shipment }),
        EscrowPartlyRefunded e => (order with { Held = order.Held - e.Amount }).Owing(TransferKind.RefundBuyer, e.Amount, e.PaymentId, atUtc),
        RefundClosed e => Close(order, e.End) with { ConfirmDueUtc = e.ConfirmDueUtc, ConfirmRemaining = null, ConfirmPauses = [.. order.ConfirmPauses, .. PauseUntil(order, atUtc)] },
        RefundAgreed => Answered(order, atUtc),
        ReturnAccepted or ReturnContested => order,
        _ => throw new InvalidOperationException($"{@event.GetType().Name} is not an event of a refund request."),
    };

    /// <summary>The order without an open request: it ended, in this way unless it had ended before.</summary>
    public static Order Close(Order order, RefundEnd end) => order.Refund is { IsOpen: true }
        ? With(order, request => request with { Phase = RefundPhase.Closed, DueUtc = null, End = end })
        : order;

    /// <summary>The order with its request in a dispute's hands.</summary>
    public static Order Dispute(Order order) => With(order, request => request with { Phase = RefundPhase.Disputed, DueUtc = null });

    private static IEnumerable<ConfirmPause> PauseUntil(Order order, DateTimeOffset atUtc)
    {
        if (order is { ConfirmRemaining: not null, ShippedUtc: { } shipped, Refund.RequestedUtc: var requested })
        {
            yield return new(requested > shipped ? requested : shipped, atUtc);
        }
    }

    // A seller who gives in after having said no has answered before.
    private static Order Answered(Order order, DateTimeOffset atUtc) => order.Refund is { Phase: RefundPhase.Requested } request
        ? order with { AnswerHours = [.. order.AnswerHours, (int)Math.Ceiling((atUtc - (request.RevisedUtc ?? request.RequestedUtc)).TotalHours)] }
        : order;

    private static Order Open(Order order, RefundRequested e, DateTimeOffset atUtc) => order with
    {
        Refund = new() { Id = e.RequestId, Ask = e.Ask, Phase = RefundPhase.Requested, RequestedUtc = atUtc, DueUtc = e.AnswerDueUtc },
        RefundRequests = order.RefundRequests + 1,
        ConfirmDueUtc = null,
        ConfirmRemaining = e.ConfirmRemaining,
    };

    private static Order With(Order order, Func<RefundRequest, RefundRequest> change) => order with { Refund = change(order.Refund!) };
}
