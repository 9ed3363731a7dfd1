using Marketplace.Domain.Decisions;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;

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

/// <summary>What a command led to.</summary>
internal sealed record Outcome(Scenario Before, Decision<IReadOnlyList<OrderEvent>> Decision)
{
    public Scenario After => Before.Fold(Decision.Value);

    /// <summary>Exactly these events, with exactly these contents.</summary>
    public Scenario Then(params OrderEvent[] events)
    {
        Assert.Null(Decision.Rejection);
        Assert.Equal(events, Decision.Value);
        return After;
    }

    public void ThenNothing() => Then();

    public Rejection ThenRejected(RejectionKind kind, string code)
    {
        Assert.NotNull(Decision.Rejection);
        Assert.Equal((kind, code), (Decision.Rejection.Kind, Decision.Rejection.Code));
        return Decision.Rejection;
    }

    public void ThenConflict(string code) => ThenRejected(RejectionKind.Conflict, code);

    /// <summary>Refused for exactly these fields.</summary>
    public void ThenInvalidFields(params string[] fields) =>
        Assert.Equal(fields.Order(StringComparer.Ordinal), ThenRejected(RejectionKind.Invalid, "VALIDATION_FAILED").Errors.Keys.Order(StringComparer.Ordinal));
}
