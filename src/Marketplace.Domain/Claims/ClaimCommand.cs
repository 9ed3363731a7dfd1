using Marketplace.Domain.Decisions;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Claims;

/// <summary>Something that someone wants of an order's open claim.</summary>
/// <param name="Actor">On whose behalf.</param>
public abstract record ClaimCommand(Actor Actor) : OrderCommand(Actor)
{
    /// <summary>The phases in which it may be given.</summary>
    protected abstract ClaimPhase[] Phases { get; }

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideAllowed(Order order, DecisionContext context)
    {
        if (order.Claim is not { } claim || !Phases.Contains(claim.Phase))
        {
            return WrongPhase(order.Claim);
        }

        // An arbiter's deadline only escalates; everybody else's has its consequence.
        return claim.Phase != ClaimPhase.Ruling && context.NowUtc >= claim.DueUtc ? TooLate(claim.DueUtc.Value) : DecideClaim(order, claim, context);
    }

    /// <summary>Decides on a claim in one of the phases, in time.</summary>
    protected abstract Decision<IReadOnlyList<OrderEvent>> DecideClaim(Order order, Claim claim, DecisionContext context);

    /// <summary>What a party says, within bounds.</summary>
    protected static Rejection? CheckText(string? text, string field, GuaranteeTerms terms)
    {
        FieldErrors errors = new();
        errors.RequireText(text, field, 1, terms.TextLengthMax, multiline: true);
        return errors.ToRejection();
    }

    private static Rejection WrongPhase(Claim? claim) => Rejection.Conflict(
        "CLAIM_STATE", claim is null ? "There is no claim on this order." : $"This cannot be done while the claim is {claim.Phase.ToString().ToLowerInvariant()}.");
}

/// <summary>The seller agrees: to the claim, or to what came back.</summary>
/// <param name="Actor">The seller.</param>
public sealed record AcceptClaim(Actor Actor) : ClaimCommand(Actor)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => [ActorRole.Seller];

    /// <inheritdoc/>
    protected override ClaimPhase[] Phases => [ClaimPhase.Answering, ClaimPhase.Inspecting];

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideClaim(Order order, Claim claim, DecisionContext context) =>
        Accept(ClaimRules.Agree(order, claim, context, ClaimFinder.Seller));
}

/// <summary>The seller says no, to the claim or to what came back; an arbiter rules.</summary>
/// <param name="Actor">The seller.</param>
/// <param name="Reason">Why.</param>
public sealed record RejectClaim(Actor Actor, string Reason) : ClaimCommand(Actor)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => [ActorRole.Seller];

    /// <inheritdoc/>
    protected override ClaimPhase[] Phases => [ClaimPhase.Answering, ClaimPhase.Inspecting];

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideClaim(Order order, Claim claim, DecisionContext context) =>
        CheckText(Reason, "reason", context.Policy.Guarantees) is { } fault
            ? fault
            : Accept(new ClaimRejected(Reason, context.Deadline(order, context.NowUtc, context.Policy.Guarantees.RulingWithinHours)));
}

/// <summary>The buyer takes the claim back.</summary>
/// <param name="Actor">The buyer.</param>
public sealed record WithdrawClaim(Actor Actor) : ClaimCommand(Actor)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => [ActorRole.Buyer];

    /// <inheritdoc/>
    protected override ClaimPhase[] Phases => [ClaimPhase.Answering, ClaimPhase.ShippingBack, ClaimPhase.Inspecting, ClaimPhase.Ruling];

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideClaim(Order order, Claim claim, DecisionContext context) =>
        Accept(new ClaimClosed(ClaimEnd.Withdrawn));
}

/// <summary>The seller has repaired the goods and sent them back to the buyer.</summary>
/// <param name="Actor">The seller.</param>
public sealed record ReportRepair(Actor Actor) : ClaimCommand(Actor)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => [ActorRole.Seller];

    /// <inheritdoc/>
    protected override ClaimPhase[] Phases => [ClaimPhase.Inspecting];

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideClaim(Order order, Claim claim, DecisionContext context) =>
        claim.Guarantee == Guarantees.Guarantee.ThirtyDayRepair
            ? Accept(new ClaimClosed(ClaimEnd.Repaired))
            : Rejection.Conflict("NOT_A_REPAIR", "This claim is not about a repair.");
}
