using Marketplace.Domain.Decisions;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Buyers;

/// <summary>An order that a buyer may still owe the payment of.</summary>
/// <param name="OrderId">The order; its placement may not have come to an end yet.</param>
/// <param name="PlacedUtc">When its place was taken.</param>
/// <param name="DueUtc">When it is paid or lost, whatever happens.</param>
public sealed record OpenOrder(OrderId OrderId, DateTimeOffset PlacedUtc, DateTimeOffset DueUtc);

/// <summary>An order that held stock and was never paid.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="AtUtc">When it was cancelled.</param>
public sealed record LostOrder(OrderId OrderId, DateTimeOffset AtUtc);

/// <summary>
/// How a buyer treats orders before they are paid: what the limits of rules.md section 3 are decided on. Open orders may be listed here
/// after they were paid; whoever runs into the limit has the list checked first.
/// </summary>
/// <param name="Open">Orders that may be unpaid and open.</param>
/// <param name="Lost">Orders lost unpaid, within the window that counts.</param>
/// <param name="SuspendedUntilUtc">When one may order again; null when one may.</param>
public sealed record BuyerConduct(IReadOnlyList<OpenOrder> Open, IReadOnlyList<LostOrder> Lost, DateTimeOffset? SuspendedUntilUtc)
{
    /// <summary>Until when offences bar from ordering; null when none does.</summary>
    public DateTimeOffset? BarredUntilUtc { get; init; }

    /// <summary>When the first order took a place; null for buyers of before this was noted.</summary>
    public DateTimeOffset? SinceUtc { get; init; }

    // A placement that has taken its place commits within seconds; one that has not after this died.
    private static readonly TimeSpan _placementMax = TimeSpan.FromMinutes(2);

    /// <summary>Nothing to say of this buyer.</summary>
    public static BuyerConduct Blank { get; } = new([], [], null);

    /// <summary>Whether an order has a place among those that may be unpaid and open.</summary>
    public bool Lists(OrderId order) => Open.Any(open => open.OrderId == order);

    /// <summary>Decides whether one more order may be placed, and takes its place. The same order again is the same place.</summary>
    public Decision<BuyerConduct> Place(OpenOrder order, OrderingLimits limits, DateTimeOffset nowUtc)
    {
        if (Lists(order.OrderId))
        {
            return this;
        }

        if (SuspendedUntilUtc > nowUtc)
        {
            return Rejection.Conflict("ORDERING_SUSPENDED", $"Too many orders were left unpaid; ordering is open again from {SuspendedUntilUtc:yyyy-MM-ddTHH:mm:ssZ}.");
        }

        if (BarredUntilUtc > nowUtc)
        {
            return Rejection.Conflict("ORDERING_SUSPENDED", "Ordering is closed for an offence that was upheld: GET /api/members/me/offences.");
        }

        OpenOrder[] open = [.. Open.Where(one => one.DueUtc > nowUtc)];
        return open.Length >= limits.UnpaidOpenMax
            ? Rejection.Conflict("TOO_MANY_UNPAID", $"There are {limits.UnpaidOpenMax} unpaid orders; pay or cancel one first.")
            : this with { Open = [.. open, order] };
    }

    /// <summary>Checks the list against the orders themselves.</summary>
    /// <param name="found">Those of <see cref="Open"/> that exist, by id.</param>
    /// <param name="limits">The limits.</param>
    /// <param name="nowUtc">Now.</param>
    public BuyerConduct Check(IReadOnlyDictionary<OrderId, Orders.Order> found, OrderingLimits limits, DateTimeOffset nowUtc)
    {
        BuyerConduct checkedAll = this with { Open = [.. Open.Where(one => IsOpen(one, found.GetValueOrDefault(one.OrderId), nowUtc))] };
        return found.Values.Aggregate(checkedAll, (conduct, order) => conduct.Lose(order, limits, nowUtc));
    }

    /// <summary>
    /// Takes note of an order that ended unpaid by the buyer's doing or not doing: left until its window closed, or called off before
    /// it was paid. The same order twice is one.
    /// </summary>
    public BuyerConduct Lose(Orders.Order order, OrderingLimits limits, DateTimeOffset nowUtc)
    {
        if (!IsLost(order) || Lost.Any(lost => lost.OrderId == order.Id))
        {
            return this;
        }

        DateTimeOffset from = nowUtc.AddDays(-limits.UnpaidCancellationsWindowDays);
        LostOrder[] lost = [.. Lost.Append(new(order.Id, order.ClosedUtc!.Value)).Where(one => one.AtUtc > from).OrderBy(one => one.AtUtc)];
        return this with
        {
            Open = [.. Open.Where(open => open.OrderId != order.Id)],
            Lost = lost,
            SuspendedUntilUtc = lost.Length >= limits.UnpaidCancellationsMax ? lost[^1].AtUtc.AddDays(limits.SuspensionDays) : SuspendedUntilUtc,
        };
    }

    /// <summary>Until when ordering is suspended since this order was the last of too many; null when that is not so.</summary>
    public DateTimeOffset? SuspendedBy(OrderId order, OrderingLimits limits) =>
        Lost.Any(lost => lost.OrderId == order && lost.AtUtc.AddDays(limits.SuspensionDays) == SuspendedUntilUtc) ? SuspendedUntilUtc : null;

    /// <summary>Whether an order ended unpaid by its buyer's doing or not doing.</summary>
    public static bool IsLost(Orders.Order order) =>
        order is { PaidUtc: null, Outcome: Orders.OrderOutcome.Unpaid or Orders.OrderOutcome.CancelledByBuyer, ClosedUtc: not null };

    private static bool IsOpen(OpenOrder open, Orders.Order? order, DateTimeOffset nowUtc) =>
        order is null ? nowUtc - open.PlacedUtc < _placementMax : order.State == Orders.OrderState.Placed;
}
