using Marketplace.Domain.Decisions;
using Marketplace.Domain.Evidence;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Orders;

/// <summary>What a decision may know besides the order: the order's policy and the time.</summary>
/// <param name="Policy">The policy that the order carries.</param>
/// <param name="NowUtc">The time.</param>
public sealed record DecisionContext(MarketPolicy Policy, DateTimeOffset NowUtc)
{
    internal OrderTerms TermsOf(Order order) =>
        Policy.FindTerms(order.GoodsType, order.DeliveryMode)
        ?? throw new InvalidOperationException($"Policy {Policy.Version} has no terms for {order.GoodsType}/{order.DeliveryMode}.");

    internal DateTimeOffset Deadline(Order order, DateTimeOffset fromUtc, int hours) => Policy.Deadline(TermsOf(order), fromUtc, hours);
}

/// <summary>
/// Something that someone wants of an order. Each command decides for itself, purely: the order, the policy and the time in,
/// events or a rejection out. No events means that there is nothing left to do, which is a success.
/// </summary>
/// <param name="Actor">On whose behalf.</param>
public abstract record OrderCommand(Actor Actor)
{
    /// <summary>Who may give this command at all.</summary>
    protected abstract ActorRole[] AllowedRoles { get; }

    /// <summary>Decides.</summary>
    public Decision<IReadOnlyList<OrderEvent>> Decide(Order order, DecisionContext context) =>
        AllowedRoles.Contains(Actor.Role)
            ? DecideAllowed(order, context)
            : Rejection.Forbidden("WRONG_SIDE", $"The {Actor.Role.ToString().ToLowerInvariant()} of an order cannot do this.");

    /// <summary>Decides for a side that may give this command.</summary>
    protected abstract Decision<IReadOnlyList<OrderEvent>> DecideAllowed(Order order, DecisionContext context);

    /// <summary>These events.</summary>
    protected static Decision<IReadOnlyList<OrderEvent>> Accept(params OrderEvent[] events) => events;

    /// <summary>What this command files beside the history, if it is accepted; null for most.</summary>
    public virtual Statement? StatementFor(Order order, DateTimeOffset nowUtc) => null;

    /// <summary>What stands in the way while someone else's decision about the money is pending; null when nothing does.</summary>
    protected static Rejection? CaseOpen(Order order) =>
        order.Dispute is { IsOpen: true } ? Rejection.Conflict("DISPUTE_OPEN", "This cannot be done while the order is in dispute.")
        : order.Refund is { IsOpen: true } ? Rejection.Conflict("REFUND_OPEN", "This cannot be done while a refund request is open.")
        : null;

    /// <summary>The order is not in a state for this.</summary>
    protected static Rejection WrongState(Order order) =>
        Rejection.Conflict("ORDER_STATE", $"This cannot be done while the order is {order.State.ToString().ToLowerInvariant()}.");

    /// <summary>The moment for this has passed, though its consequence may not have been written yet.</summary>
    protected static Rejection TooLate(DateTimeOffset dueUtc) =>
        Rejection.Conflict("DEADLINE_PASSED", $"The deadline for this was {dueUtc:yyyy-MM-ddTHH:mm:ssZ}.");
}
