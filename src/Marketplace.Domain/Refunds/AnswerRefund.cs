using Marketplace.Domain.Decisions;
using Marketplace.Domain.Evidence;
using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Refunds;

/// <summary>The seller agrees; also after having said no, as long as the buyer has not moved on.</summary>
/// <param name="Actor">The seller.</param>
/// <param name="Id">Which request.</param>
public sealed record AcceptRefund(Actor Actor, RefundRequestId Id) : RefundCommand(Actor, Id)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => [ActorRole.Seller];

    /// <inheritdoc/>
    protected override RefundPhase[] Phases => [RefundPhase.Requested, RefundPhase.Rejected];

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideOn(Order order, RefundRequest request, DecisionContext context) =>
        Accept(RefundConsequences.OfAgreement(order, request, bySilence: false, context));
}

/// <summary>The seller says no, with a reason; the buyer has 5 days to pursue it (rules.md section 5).</summary>
/// <param name="Actor">The seller.</param>
/// <param name="Id">Which request.</param>
/// <param name="Reason">Why.</param>
/// <param name="Documents">What shows it.</param>
public sealed record RejectRefund(Actor Actor, RefundRequestId Id, string Reason, IReadOnlyList<EvidenceDocument> Documents) : RefundCommand(Actor, Id)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => [ActorRole.Seller];

    /// <inheritdoc/>
    protected override RefundPhase[] Phases => [RefundPhase.Requested];

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideOn(Order order, RefundRequest request, DecisionContext context) =>
        RefundConsequences.ReasonFaults(Reason, Documents, context.Policy.Refunds) is { } faults
            ? faults
            : Accept(new RefundRejected(Reason, Documents, context.Deadline(order, context.NowUtc, context.TermsOf(order).RefundReviseHours)));
}
