using System.Globalization;
using Marketplace.Domain.Buyers;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Notifications;

/// <summary>What a buyer is told of how orders were treated before they were paid.</summary>
public static class BuyerNotices
{
    /// <summary>Told when an order that was lost suspends ordering. Orders that are lost at one moment suspend it once.</summary>
    /// <param name="order">The order.</param>
    /// <param name="conduct">The buyer's conduct with it.</param>
    /// <param name="limits">The limits.</param>
    public static IReadOnlyList<Notice> Of(Order order, BuyerConduct conduct, OrderingLimits limits) => conduct.SuspendedBy(order.Id, limits) is { } until
        ? [Notice.Of(
            order.BuyerId,
            string.Create(CultureInfo.InvariantCulture, $"{order.BuyerId}:suspended:{until.UtcTicks}"),
            NoticeKind.OrderingSuspended,
            order.ClosedUtc!.Value,
            new() { DueUtc = until })]
        : [];
}
