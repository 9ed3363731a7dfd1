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
        OrderTerms terms = context.TermsOf(order);
        TimeSpan sooner = TimeSpan.FromHours(hours) + order.PausedSince(delivered, terms, context.Policy);
        return order.ConfirmRemaining is { } left
            ? Accept(new DeliverySignalled(delivered, null, Shorter(left, sooner - PassedBeforePause(order, delivered, terms, context.Policy))))
            : Accept(new DeliverySignalled(delivered, Earlier(order.ConfirmDueUtc!.Value, context.Policy.Deadline(terms, delivered, sooner))));
    }

    // Of the time after delivery only what had passed before the pause is used up.
    private static TimeSpan PassedBeforePause(Order order, DateTimeOffset deliveredUtc, OrderTerms terms, MarketPolicy policy) =>
        order.Refund!.RequestedUtc is var pausedUtc && deliveredUtc < pausedUtc ? policy.Remaining(terms, deliveredUtc, pausedUtc) : TimeSpan.Zero;

    private static TimeSpan Shorter(TimeSpan left, TimeSpan atMost) => atMost >= left ? left : atMost > TimeSpan.Zero ? atMost : TimeSpan.Zero;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => other < one ? other : one;
}
