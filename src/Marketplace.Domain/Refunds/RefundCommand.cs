using Marketplace.Domain.Decisions;
using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Refunds;

/// <summary>Something that someone wants of an open refund request. After the phase's deadline only its default is left.</summary>
/// <param name="Actor">On whose behalf.</param>
/// <param name="Id">Which request; one that is over, or was followed by another, accepts nothing.</param>
public abstract record RefundCommand(Actor Actor, RefundRequestId Id) : OrderCommand(Actor)
{
    /// <summary>The phases in which it may be given.</summary>
    protected abstract RefundPhase[] Phases { get; }

    /// <inheritdoc/>
    protected sealed override Decision<IReadOnlyList<OrderEvent>> DecideAllowed(Order order, DecisionContext context)
    {
        if (order.Refund is not { } request || request.Id != Id || !request.IsOpen)
        {
            return Rejection.Conflict("REFUND_CLOSED", "This refund request is over.");
        }

        return !Phases.Contains(request.Phase) ? Rejection.Conflict("REFUND_PHASE", "This cannot be done at this stage of the refund request.")
            : context.NowUtc >= request.DueUtc ? TooLate(request.DueUtc.Value)
            : DecideOn(order, request, context);
    }

    /// <summary>Decides for a request in one of the phases, in time.</summary>
    protected abstract Decision<IReadOnlyList<OrderEvent>> DecideOn(Order order, RefundRequest request, DecisionContext context);
}
