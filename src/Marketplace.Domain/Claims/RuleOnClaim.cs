using Marketplace.Domain.Decisions;
using Marketplace.Domain.Guarantees;
using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Claims;

/// <summary>An arbiter decides what the parties could not.</summary>
/// <param name="Actor">An arbiter who is no party.</param>
/// <param name="Upheld">Whether the buyer is right.</param>
/// <param name="Amount">How much of the claim; null for all of it. A counterfeit's amount is fixed.</param>
/// <param name="Reasons">Why.</param>
public sealed record RuleOnClaim(Actor Actor, bool Upheld, Money? Amount, string Reasons) : ClaimCommand(Actor)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => [ActorRole.Arbiter];

    /// <inheritdoc/>
    protected override ClaimPhase[] Phases => [ClaimPhase.Ruling];

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideAllowed(Order order, DecisionContext context) =>
        Actor.Member is null || Actor.Member == order.BuyerId || Actor.Member == order.SellerId
            ? Rejection.Forbidden("WRONG_SIDE", "Nobody rules on one's own trade.")
            : base.DecideAllowed(order, context);

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideClaim(Order order, Claim claim, DecisionContext context)
    {
        if ((CheckText(Reasons, "reasons", context.Policy.Guarantees) ?? CheckAmount(claim)) is { } fault)
        {
            return fault;
        }

        return Upheld
            ? Accept(ClaimRules.Uphold(order, claim with { Amount = Amount ?? claim.Amount }, context, ClaimFinder.Arbiter) with { Reasons = Reasons })
            : Accept(new ClaimClosed(ClaimEnd.Dismissed, Reasons));
    }

    private Rejection? CheckAmount(Claim claim)
    {
        FieldErrors errors = new();
        if (Amount is { } amount && errors.Require(Upheld && claim.Guarantee != Guarantee.CounterfeitTriple, "amount", "must be absent in this ruling"))
        {
            errors.Require(amount.Currency == claim.Amount.Currency, "amount.currency", $"must be {claim.Amount.Currency}");
            errors.Require(amount.AmountMinor >= 1 && amount.AmountMinor <= claim.Amount.AmountMinor, "amount.amountMinor", $"must be 1 to {claim.Amount.AmountMinor} minor units");
        }

        return errors.ToRejection();
    }
}
