using System.Text.Json.Serialization;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Escrow;

/// <summary>
/// All that an escrow's orchestration needs to know of its order. It decides nothing: it waits until <paramref name="DeadlineUtc"/>
/// or a newer status, has deadlines enforced, and carries out the transfers that were decided.
/// </summary>
/// <param name="Version">The order's version; an older status is ignored.</param>
/// <param name="State">The order's state, for operators.</param>
/// <param name="DeadlineUtc">When time next does something; null when it never will.</param>
/// <param name="Transfers">The kinds of all transfers decided so far, in order.</param>
/// <param name="TraceParent">The request that brought this status about, for tracing only; null when nobody traces, and in statuses of older versions.</param>
/// <param name="Phase">What the escrow waits for, for operators; null in statuses of older versions.</param>
public sealed record EscrowStatus(
    long Version,
    OrderState State,
    DateTimeOffset? DeadlineUtc,
    IReadOnlyList<TransferKind> Transfers,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TraceParent = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] EscrowPhase? Phase = null)
{
    /// <summary>The status of an order.</summary>
    public static EscrowStatus Of(Order order, MarketPolicy policy) => new(
        order.Version,
        order.State,
        OrderClock.NextDeadlineUtc(order, policy),
        [.. order.Transfers.Select(transfer => transfer.Kind)],
        Phase: order.Phase);
}
