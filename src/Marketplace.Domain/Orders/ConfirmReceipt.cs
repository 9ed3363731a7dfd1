using Marketplace.Domain.Decisions;

namespace Marketplace.Domain.Orders;

/// <summary>The buyer accepts the goods; the escrow goes to the seller, less the fee.</summary>
/// <param name="Actor">The buyer.</param>
public sealed record ConfirmReceipt(Actor Actor) : OrderCommand(Actor)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => [ActorRole.Buyer];

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideAllowed(Order order, DecisionContext context) =>
        order.State != OrderState.Shipped ? WrongState(order)
        : CaseOpen(order) is { } open ? open
        : Accept(new ReceiptConfirmed(), Release(order, order.Held));

    /// <summary>How so much of an escrow is released: the fee on it and what the seller gets are the whole of it.</summary>
    internal static EscrowReleased Release(Order order, Money released)
    {
        Money fee = order.FeeOn(released);
        return new(released - fee, fee);
    }
}
