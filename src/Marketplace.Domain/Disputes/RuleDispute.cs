using Marketplace.Domain.Decisions;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Disputes;

/// <summary>
/// An arbiter rules: release, refund or split, against a published criterion and with reasons. Never one who is a party, and on
/// appeal never the one who ruled before (rules.md section 6).
/// </summary>
/// <param name="Actor">The arbiter.</param>
/// <param name="Id">Which dispute.</param>
/// <param name="Kind">What the ruling does.</param>
/// <param name="Refund">What goes back to the buyer; the rest of what is held goes to the seller.</param>
/// <param name="Criterion">The criterion's key.</param>
/// <param name="Reasons">Why, in words.</param>
public sealed record RuleDispute(Actor Actor, DisputeId Id, RulingKind Kind, Money Refund, string Criterion, string Reasons) : DisputeCommand(Actor, Id)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => [ActorRole.Arbiter];

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideOn(Order order, Dispute dispute, DecisionContext context)
    {
        if (Actor.Member == order.BuyerId || Actor.Member == order.SellerId)
        {
            return Rejection.Forbidden("ARBITER_IS_PARTY", "Nobody rules on one's own case.");
        }

        if (dispute.Phase != DisputePhase.Ruling)
        {
            return WrongPhase();
        }

        if (Actor.Member == dispute.Ruling?.Arbiter)
        {
            return Rejection.Forbidden("ARBITER_RULED_BEFORE", "An appeal goes to another arbiter.");
        }

        return (FieldFaults(order, context.Policy.Disputes) ?? AmountFaults(order)) is { } faults ? faults : Accept(Rule(order, dispute, context));
    }

    private OrderEvent[] Rule(Order order, Dispute dispute, DecisionContext context)
    {
        Ruling ruling = new(Actor.Member!.Value, Kind, Refund, order.Held - Refund, Criterion, Reasons, context.NowUtc);
        return dispute.AppealedBy is null
            ? [new DisputeRuled(ruling, context.Deadline(order, context.NowUtc, context.Policy.Disputes.AppealHours))]
            : [new DisputeRuled(ruling, null), .. DisputeSettlement.Of(order, DisputeEnd.AppealRuled, Refund)];
    }

    private Rejection? FieldFaults(Order order, DisputeRules rules)
    {
        FieldErrors errors = new();
        errors.Require(Refund.Currency == order.Held.Currency, "refund.currency", $"must be {order.Held.Currency}");
        errors.Require(Refund.AmountMinor >= 0, "refund.amountMinor", "must not be negative");
        errors.Require(rules.Criteria.ContainsKey(Criterion ?? ""), "criterion", $"must be one of {string.Join(", ", rules.Criteria.Keys)}");
        errors.RequireText(Reasons, "reasons", rules.ReasonsLengthMin, rules.TextLengthMax, multiline: true);
        return errors.ToRejection();
    }

    private Rejection? AmountFaults(Order order)
    {
        if (Refund > order.Held)
        {
            return Rejection.Invalid("AMOUNT_EXCEEDS_HELD", $"The escrow holds {order.Held}.");
        }

        RulingKind kind = Refund.IsZero ? RulingKind.Release : Refund == order.Held ? RulingKind.Refund : RulingKind.Split;
        return kind == Kind ? null : Rejection.Invalid("RULING_AMOUNT", $"A refund of {Refund} out of {order.Held} is a {kind.ToString().ToLowerInvariant()}.");
    }
}
