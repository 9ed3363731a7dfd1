using Marketplace.Domain.Decisions;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Orders;

/// <summary>
/// The carrier says that it delivered. Auto-confirm then comes 7 days after delivery if that is sooner; never later than before
/// (rules.md section 4). Carriers repeat themselves and come late: then nothing changes.
/// </summary>
/// <param name="DeliveredUtc">When it was delivered; not after now.</param>
public sealed record SignalDelivery(DateTimeOffset DeliveredUtc) : OrderCommand(Actor.Carrier)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => [ActorRole.Carrier];

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideAllowed(Order order, DecisionContext context)
    {
        if (order.ShippedUtc is not { } shipped)
        {
            return WrongState(order);
        }

        if (order.IsClosed || order.DeliveredUtc is not null || context.TermsOf(order).DeliveredConfirmHours is var hours && hours == 0)
        {
            return Accept();
        }

        // A carrier's clock is not ours: a delivery is neither in the future nor before the shipping.
        DateTimeOffset delivered = DeliveredUtc > context.NowUtc ? context.NowUtc : DeliveredUtc < shipped ? shipped : DeliveredUtc;
        DateTimeOffset sooner = context.Deadline(order, delivered, hours);
        return order.ConfirmRemaining is { } left
            ? Accept(new DeliverySignalled(delivered, null, Shorter(left, delivered, order, context)))
            : Accept(new DeliverySignalled(delivered, sooner < order.ConfirmDueUtc ? sooner : order.ConfirmDueUtc!.Value));
    }

    // Of the time after delivery only what had passed before the pause is used up.
    private static TimeSpan Shorter(TimeSpan left, DateTimeOffset deliveredUtc, Order order, DecisionContext context)
    {
        OrderTerms terms = context.TermsOf(order);
        TimeSpan whole = TimeSpan.FromHours(terms.DeliveredConfirmHours);
        DateTimeOffset pausedUtc = order.Refund!.RequestedUtc;
        TimeSpan atMost = whole - (deliveredUtc < pausedUtc ? context.Policy.Remaining(terms, deliveredUtc, pausedUtc) : TimeSpan.Zero);
        return atMost >= left ? left : atMost > TimeSpan.Zero ? atMost : TimeSpan.Zero;
    }
}
