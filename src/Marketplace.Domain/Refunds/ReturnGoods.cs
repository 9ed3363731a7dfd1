using Marketplace.Domain.Decisions;
using Marketplace.Domain.Disputes;
using Marketplace.Domain.Evidence;
using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Refunds;

/// <summary>The buyer sends the goods back, within 7 days of the agreement (rules.md section 5).</summary>
/// <param name="Actor">The buyer.</param>
/// <param name="Id">Which request.</param>
/// <param name="Shipment">How.</param>
public sealed record ShipReturn(Actor Actor, RefundRequestId Id, Shipment Shipment) : RefundCommand(Actor, Id)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => [ActorRole.Buyer];

    /// <inheritdoc/>
    protected override RefundPhase[] Phases => [RefundPhase.ReturnAgreed];

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideOn(Order order, RefundRequest request, DecisionContext context) =>
        Shipment.Faults() is { } faults
            ? faults
            : Accept(new ReturnShipped(Shipment, context.Deadline(order, context.NowUtc, context.TermsOf(order).ReturnInspectHours)));
}

/// <summary>The seller takes the returned goods: the refund is paid.</summary>
/// <param name="Actor">The seller.</param>
/// <param name="Id">Which request.</param>
public sealed record AcceptReturn(Actor Actor, RefundRequestId Id) : RefundCommand(Actor, Id)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => [ActorRole.Seller];

    /// <inheritdoc/>
    protected override RefundPhase[] Phases => [RefundPhase.ReturnShipped];

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideOn(Order order, RefundRequest request, DecisionContext context) =>
        Accept([new ReturnAccepted(BySilence: false), .. RefundConsequences.Pay(order, request, context)]);
}

/// <summary>The seller says that what came back is not what was sent: a dispute decides (rules.md section 6).</summary>
/// <param name="Actor">The seller.</param>
/// <param name="Id">Which request.</param>
/// <param name="Reason">Why.</param>
/// <param name="Documents">What shows it.</param>
public sealed record ContestReturn(Actor Actor, RefundRequestId Id, string Reason, IReadOnlyList<EvidenceDocument> Documents) : RefundCommand(Actor, Id)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => [ActorRole.Seller];

    /// <inheritdoc/>
    protected override RefundPhase[] Phases => [RefundPhase.ReturnShipped];

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideOn(Order order, RefundRequest request, DecisionContext context) =>
        RefundConsequences.ReasonFaults(Reason, Documents, context.Policy.Refunds) is { } faults
            ? faults
            : Accept(new ReturnContested(Reason, Documents), DisputeOpened.Over(order, request, Actor.Role, context));
}
