using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Marketplace.Domain;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Platform.Json;

namespace Marketplace.Benchmarks.Cpu;

/// <summary>Deciding and booking, which need no storage.</summary>
[MemoryDiagnoser]
public class DomainBenchmarks
{
    private static readonly DateTimeOffset _now = new(2026, 11, 2, 2, 0, 0, TimeSpan.Zero);
    private static readonly MarketPolicy _policy = PolicyCatalog.LoadEmbedded().Current;
    private static readonly MemberId _buyer = MemberId.For("tenant", "buyer"), _seller = MemberId.For("tenant", "seller");

    private readonly PlaceOrder _place = new(_buyer, [new RequestedLine(Offer(), 2)], DeliveryMode.Express, "");
    private readonly ConfirmReceipt _confirm = new(new Actor(ActorRole.Buyer, _buyer));
    private readonly DecisionContext _context = new(_policy, _now);
    private OrderEvent[] _history = [];
    private Order _shipped = null!;
    private OrderEvent _released = null!;
    private string _head = "";

    /// <summary>An order that was shipped.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        List<OrderEvent> history = [_place.Decide(_policy, _now).Value];
        Order order = Fold(history);
        OrderCommand[] commands =
        [
            new RequestPayment(new Actor(ActorRole.Buyer, _buyer), RequestPayment.PaymentOf(order)),
            new CapturePayment(RequestPayment.PaymentOf(order), order.Price.Total),
            new ShipOrder(new Actor(ActorRole.Seller, _seller), new Shipment("sf-express", "SF100")),
        ];
        foreach (OrderCommand command in commands)
        {
            history.AddRange(command.Decide(Fold(history), _context).Value);
        }

        _history = [.. history];
        _shipped = Fold(history);
        _released = _confirm.Decide(_shipped, _context).Value[^1];
        _head = JsonSerializer.Serialize(_shipped, MarketJson.Rows);
    }

    /// <summary>Deciding on a new order of two pieces.</summary>
    [Benchmark]
    public object Decide_place() => _place.Decide(_policy, _now);

    /// <summary>Deciding on a confirmation, with everything that it releases.</summary>
    [Benchmark]
    public object Decide_confirm() => _confirm.Decide(_shipped, _context);

    /// <summary>Making an order of its history.</summary>
    [Benchmark]
    public object Fold_history() => Fold(_history);

    /// <summary>Booking a release: two entries, checked to balance.</summary>
    [Benchmark]
    public object Ledger_release() => OrderLedger.EntriesOf(_shipped, _released);

    /// <summary>Chaining an event by its hash.</summary>
    [Benchmark]
    public object Hash_event() => OrderHashes.Chain("", new OrderRecord(5, _released, "buyer", _now, _policy.Version));

    /// <summary>Reading an order out of its row.</summary>
    [Benchmark]
    public object Read_head() => MarketJson.Read<Order>(_head);

    private static Order Fold(IEnumerable<OrderEvent> history) =>
        history.Aggregate<OrderEvent, Order?>(null, (order, @event) => OrderFold.Apply(OrderId.For(_buyer, "key"), order, @event, _policy.Version, _now))!;

    private static Listing Offer()
    {
        Currency yuan = Currency.Parse("CNY");
        ListingContent content = new()
        {
            Title = "Lamp",
            Description = "Shines.",
            Category = "books",
            Price = new Money(4_500, yuan),
            GoodsType = GoodsType.Physical,
            DeliveryModes = [new DeliveryOption(DeliveryMode.Express, new Money(600, yuan))],
            Quality = QualityGrade.Good,
            ImageUrls = [],
        };
        return Listing.Create(ListingId.For(_seller, "lamp"), _seller, content, 5, _policy, _now).Value.MoveTo(ListingState.Active, _now).Value;
    }
}
