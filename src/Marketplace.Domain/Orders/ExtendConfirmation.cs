using Marketplace.Domain.Decisions;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Orders;

/// <summary>
/// More time to confirm. The buyer may ask once, near the end; the seller may give 3, 5, 7 or 10 days at a time, 30 in all
/// (rules.md section 4).
/// </summary>
/// <param name="Actor">The buyer or the seller.</param>
/// <param name="Days">How many; the buyer's extension has one length.</param>
public sealed record ExtendConfirmation(Actor Actor, int Days) : OrderCommand(Actor)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => [ActorRole.Buyer, ActorRole.Seller];

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideAllowed(Order order, DecisionContext context)
    {
        if (order.State != OrderState.Shipped)
        {
            return WrongState(order);
        }

        if (CaseOpen(order) is { } open)
        {
            return open;
        }

        DateTimeOffset due = order.ConfirmDueUtc!.Value;
        if (context.NowUtc >= due)
        {
            return TooLate(due);
        }

        OrderTerms terms = context.TermsOf(order);
        Rejection? rejection = Actor.Role == ActorRole.Buyer ? RefuseBuyer(order, terms, context.NowUtc) : RefuseSeller(order, terms);
        return rejection is null
            ? Accept(new ConfirmationExtended(Actor.Role, Days, context.Deadline(order, due, Days * 24)))
            : rejection;
    }

    private Rejection? RefuseBuyer(Order order, OrderTerms terms, DateTimeOffset nowUtc)
    {
        if (terms.BuyerExtensionHours == 0 || order.BuyerExtended)
        {
            return Rejection.Conflict("EXTENSION_USED_UP", "The buyer has no extension left on this order.");
        }

        // In 64 bits: so many days that 32 bits overflow must not pass for a few.
        if (Days * 24L != terms.BuyerExtensionHours)
        {
            return Rejection.Invalid("EXTENSION_DAYS", $"The buyer's extension is {terms.BuyerExtensionHours / 24} days.");
        }

        DateTimeOffset opens = order.ConfirmDueUtc!.Value.AddHours(-terms.BuyerExtensionWindowHours);
        return nowUtc < opens ? Rejection.Conflict("EXTENSION_TOO_EARLY", $"The buyer may extend from {opens:yyyy-MM-ddTHH:mm:ssZ} on.") : null;
    }

    private Rejection? RefuseSeller(Order order, OrderTerms terms)
    {
        if (terms.SellerExtensionDays.Count == 0 || order.SellerExtendedDays >= terms.SellerExtensionDaysMax)
        {
            return Rejection.Conflict("EXTENSION_USED_UP", "The seller has no extension left on this order.");
        }

        if (!terms.SellerExtensionDays.Contains(Days))
        {
            return Rejection.Invalid("EXTENSION_DAYS", $"The seller's extension is one of {string.Join(", ", terms.SellerExtensionDays)} days.");
        }

        return order.SellerExtendedDays + Days > terms.SellerExtensionDaysMax
            ? Rejection.Conflict("EXTENSION_USED_UP", $"Only {terms.SellerExtensionDaysMax - order.SellerExtendedDays} of {terms.SellerExtensionDaysMax} days are left.")
            : null;
    }
}
