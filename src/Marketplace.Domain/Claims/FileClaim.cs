using Marketplace.Domain.Decisions;
using Marketplace.Domain.Evidence;
using Marketplace.Domain.Guarantees;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Claims;

/// <summary>
/// The buyer claims under a guarantee that the seller had joined when the order was placed. One claim is open at a time, and each
/// guarantee is claimed once.
/// </summary>
/// <param name="Actor">The buyer.</param>
/// <param name="Guarantee">Under which.</param>
/// <param name="Amount">How much; null for all that it can bring. A counterfeit's amount is fixed.</param>
/// <param name="Text">Why.</param>
/// <param name="Documents">What supports it.</param>
public sealed record FileClaim(Actor Actor, Guarantee Guarantee, Money? Amount, string Text, IReadOnlyList<EvidenceDocument> Documents) : OrderCommand(Actor)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => [ActorRole.Buyer];

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideAllowed(Order order, DecisionContext context)
    {
        if (order.State != OrderState.Completed)
        {
            return WrongState(order);
        }

        GuaranteeTerms terms = context.Policy.Guarantees;
        if ((Obstacle(order, context) ?? Faults(order, terms)) is { } rejection)
        {
            return rejection;
        }

        Money amount = Amount ?? ClaimRules.AmountMax(order, Guarantee, terms);
        ClaimId id = ClaimId.For(order.Id, order.Claimed.Count + 1);
        return Accept(new ClaimFiled(id, Guarantee, amount, Text, Documents, context.Deadline(order, context.NowUtc, terms.AnswerWithinHours)));
    }

    private Rejection? Obstacle(Order order, DecisionContext context)
    {
        if (order.Claim?.IsOpen == true)
        {
            return Rejection.Conflict("CLAIM_OPEN", "One claim is open at a time.");
        }

        if (!order.Guarantees.Contains(Guarantee))
        {
            return Rejection.Conflict("GUARANTEE_NOT_JOINED", "The seller had not joined this guarantee when the order was placed, or it does not suit these goods.");
        }

        if (order.Claimed.Contains(Guarantee))
        {
            return Rejection.Conflict("CLAIMED_BEFORE", "This guarantee was claimed on this order before.");
        }

        if (ClaimRules.WindowEndUtc(order, Guarantee, context) is var end && context.NowUtc >= end)
        {
            return TooLate(end);
        }

        bool nothingLeft = order.Chargeback is not null || ClaimRules.AmountMax(order, Guarantee, context.Policy.Guarantees).IsZero;
        return nothingLeft ? Rejection.Conflict("NOTHING_LEFT", "The buyer has the money of this order back.") : null;
    }

    private Rejection? Faults(Order order, GuaranteeTerms terms)
    {
        FieldErrors errors = new();
        errors.RequireText(Text, "text", 1, terms.TextLengthMax, multiline: true);
        EvidenceDocument.Require(errors, Documents, terms.DocumentsMax);
        if (Amount is { } amount && errors.Require(Guarantee != Guarantee.CounterfeitTriple, "amount", "must be absent: what a counterfeit costs is fixed"))
        {
            Money most = ClaimRules.AmountMax(order, Guarantee, terms);
            errors.Require(amount.Currency == most.Currency, "amount.currency", $"must be {most.Currency}");
            errors.Require(amount.AmountMinor >= 1 && amount.AmountMinor <= most.AmountMinor, "amount.amountMinor", $"must be 1 to {most.AmountMinor} minor units");
        }

        return errors.ToRejection();
    }
}
