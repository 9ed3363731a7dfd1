using Marketplace.Domain.Decisions;
using Marketplace.Domain.Disputes;
using Marketplace.Domain.Escrow;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Refunds;

namespace Marketplace.Domain.Tests.Given;

/// <summary>An order with its history so far, at a moment. Given steps must be accepted; a When answers with what it led to.</summary>
internal sealed record Scenario(Order Order, MarketPolicy Policy, DateTimeOffset NowUtc, IReadOnlyList<OrderRecord> Records)
{
    public static Scenario Placed(
        GoodsType goods = GoodsType.Physical,
        DeliveryMode mode = DeliveryMode.Express,
        DateTimeOffset? atUtc = null,
        DateTimeOffset? preorderUtc = null)
    {
        DateTimeOffset now = atUtc ?? Some.Monday;
        PlaceOrder command = new(Some.BuyerId, [new(Some.ActiveListing(Some.Content(goods) with { PreorderUtc = preorderUtc }), 1)], mode, "");
        return From(command, Some.Policy, now);
    }

    public static Scenario From(PlaceOrder command, MarketPolicy policy, DateTimeOffset nowUtc)
    {
        OrderPlaced placed = command.Decide(policy, nowUtc).Value;
        Order order = OrderFold.Apply(Some.OrderId, null, placed, policy.Version, nowUtc);
        return new(order, policy, nowUtc, [new(1, placed, "buyer", nowUtc, policy.Version)]);
    }

    public static Scenario Paid(GoodsType goods = GoodsType.Physical, DeliveryMode mode = DeliveryMode.Express) => Placed(goods, mode).Pay();

    public static Scenario Shipped(GoodsType goods = GoodsType.Physical, DeliveryMode mode = DeliveryMode.Express) =>
        goods == GoodsType.AutoDelivery ? Paid(goods, mode) : Paid(goods, mode).Given(new ShipOrder(Some.Seller, Some.Shipment));

    /// <summary>An order in this state, reached the usual way.</summary>
    /// <summary>An order whose escrow waits for this, reached the usual way: shipped, and all of it to come back.</summary>
    public static Scenario In(EscrowPhase phase) => phase switch
    {
        EscrowPhase.AwaitingPayment => Placed(),
        EscrowPhase.AwaitingShipment => Paid(),
        EscrowPhase.AwaitingConfirmation => Shipped(),
        EscrowPhase.RefundRequested => Shipped().AskBack(),
        EscrowPhase.RefundRejected => In(EscrowPhase.RefundRequested).Reject(),
        EscrowPhase.ReturnAgreed => In(EscrowPhase.RefundRequested).Given(new AcceptRefund(Some.Seller, Case.Refund)),
        EscrowPhase.ReturnShipped => In(EscrowPhase.ReturnAgreed).Given(new ShipReturn(Some.Buyer, Case.Refund, Some.Shipment)),
        EscrowPhase.DisputeEvidence => In(EscrowPhase.RefundRejected).Given(new EscalateRefund(Some.Buyer, Case.Refund)),
        EscrowPhase.DisputeReply => In(EscrowPhase.DisputeEvidence).File(Some.Buyer).File(Some.Seller),
        EscrowPhase.DisputeRuling => In(EscrowPhase.DisputeReply).Reply(Some.Buyer).Reply(Some.Seller),
        EscrowPhase.DisputeRuled => In(EscrowPhase.DisputeRuling).Rule(Some.Arbiter, 5_000),
        EscrowPhase.AppealReply => In(EscrowPhase.DisputeRuled).Given(new AppealRuling(Some.Buyer, Case.Dispute, "There is more.", [Some.Document])),
        EscrowPhase.AppealRuling => In(EscrowPhase.AppealReply).Reply(Some.Seller),
        _ => In(Enum.Parse<OrderState>(phase.ToString())),
    };

    public static Scenario In(OrderState state) => state switch
    {
        OrderState.Placed => Placed(),
        OrderState.Paid => Paid(),
        OrderState.Shipped => Shipped(),
        OrderState.Completed => Shipped().Given(new ConfirmReceipt(Some.Buyer)),
        OrderState.Refunded => Paid().Given(new CancelOrder(Some.Seller)),
        OrderState.Cancelled => Placed().Given(new CancelOrder(Some.Buyer)),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No scenario leads here; write one."),
    };

    public DateTimeOffset? NextDeadlineUtc => OrderClock.NextDeadlineUtc(Order, Policy);

    public Scenario Pay() => Given(new CapturePayment(RequestPayment.PaymentOf(Order), Order.Price.Total));

    /// <summary>The buyer asks for money back; for all of it and by return unless said otherwise.</summary>
    public Scenario AskBack(long? minor = null, RefundKind? kind = null, RefundReason reason = RefundReason.NotAsDescribed) =>
        Given(new RequestRefund(Some.Buyer, Ask(minor, kind, reason)));

    public RefundAsk Ask(long? minor = null, RefundKind? kind = null, RefundReason reason = RefundReason.NotAsDescribed) => new(
        kind ?? (Order.State == OrderState.Shipped && Order.GoodsType == GoodsType.Physical ? RefundKind.ReturnAndRefund : RefundKind.RefundOnly),
        reason,
        minor is { } amount ? new Money(amount, Order.Held.Currency) : Order.Held,
        [],
        "Scratched.",
        [Some.Document]);

    public Scenario Reject() => Given(new RejectRefund(Some.Seller, Case.Refund, "It was fine.", []));

    public Scenario File(Actor side) => Given(new FileEvidence(side, Case.Dispute, "My side.", [Some.Document]));

    public Scenario Reply(Actor side) => Given(new FileReply(side, Case.Dispute, "Not so.", []));

    public Scenario Rule(Actor arbiter, long refundMinor) => Given(Ruling(arbiter, refundMinor));

    public RuleDispute Ruling(Actor arbiter, long refundMinor) => new(
        arbiter,
        Case.Dispute,
        refundMinor == 0 ? RulingKind.Release : refundMinor == Order.Held.AmountMinor ? RulingKind.Refund : RulingKind.Split,
        new Money(refundMinor, Order.Held.Currency),
        "shared",
        "Both had a part in it, as the photographs show.");

    public Scenario At(DateTimeOffset nowUtc) => this with { NowUtc = nowUtc };

    /// <summary>The last moment before.</summary>
    public Scenario JustBefore(DateTimeOffset utc) => At(utc - Some.Tick);

    public Scenario After(double hours) => At(NowUtc.AddHours(hours));

    public Scenario Given(OrderCommand command) => When(command).After;

    public Outcome When(OrderCommand command) => new(this, command.Decide(Order, new DecisionContext(Policy, NowUtc)));

    /// <summary>What time alone does now.</summary>
    public Outcome WhenTimeIsUp() => When(new EnforceDeadlines());

    public Scenario Fold(IEnumerable<OrderEvent> events) => events.Aggregate(this, (scenario, @event) =>
    {
        Order after = OrderFold.Apply(scenario.Order.Id, scenario.Order, @event, scenario.Policy.Version, scenario.NowUtc);
        OrderRecord record = new(after.Version, @event, "test", scenario.NowUtc, scenario.Policy.Version);
        return scenario with { Order = after, Records = [.. scenario.Records, record] };
    });
}

/// <summary>The ids of the first cases of <see cref="Some.OrderId"/>.</summary>
internal static class Case
{
    public static readonly RefundRequestId Refund = RefundRequestId.For(Some.OrderId, 1);
    public static readonly DisputeId Dispute = DisputeId.For(Some.OrderId, 1);
}

/// <summary>What a command led to.</summary>
internal sealed record Outcome(Scenario Before, Decision<IReadOnlyList<OrderEvent>> Decision)
{
    public Scenario After => Before.Fold(Decision.Value);

    /// <summary>Exactly these events, with exactly these contents.</summary>
    public Scenario Then(params OrderEvent[] events)
    {
        Assert.Null(Decision.Rejection);
        Assert.Equal(events.Select(Described), Decision.Value.Select(Described));
        return After;
    }

    /// <summary>Events of exactly these types.</summary>
    public Scenario ThenTypes(params Type[] types)
    {
        Assert.Null(Decision.Rejection);
        Assert.Equal(types.Select(type => type.Name), Decision.Value.Select(@event => @event.GetType().Name));
        return After;
    }

    public void ThenNothing() => Then();

    public Rejection ThenRejected(RejectionKind kind, string code)
    {
        Assert.NotNull(Decision.Rejection);
        Assert.Equal((kind, code), (Decision.Rejection.Kind, Decision.Rejection.Code));
        return Decision.Rejection;
    }

    // As rows have them: lists inside events have no equality of their own.
    private static string Described(OrderEvent @event) => $"{@event.GetType().Name} {Json.Write(@event)}";

    public void ThenConflict(string code) => ThenRejected(RejectionKind.Conflict, code);

    /// <summary>Refused for exactly these fields.</summary>
    public void ThenInvalidFields(params string[] fields) =>
        Assert.Equal(fields.Order(StringComparer.Ordinal), ThenRejected(RejectionKind.Invalid, "VALIDATION_FAILED").Errors.Keys.Order(StringComparer.Ordinal));
}
