using FsCheck;
using FsCheck.Fluent;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using G = FsCheck.Fluent.Gen;

namespace Marketplace.Domain.Tests.Given;

/// <summary>When a random step happens, as seen from the step before.</summary>
internal enum Pace
{
    AtOnce,
    HoursLater,
    JustBeforeTheDeadline,
    AtTheDeadline,
}

internal enum Deed
{
    RequestPayment,
    Reprice,
    Capture,
    Decline,
    Cancel,
    Ship,
    Extend,
    SignalDelivery,
    Confirm,
    Enforce,
    RequestRefund,
    ReviseRefund,
    AcceptRefund,
    RejectRefund,
    WithdrawRefund,
    ShipReturn,
    AcceptReturn,
    ContestReturn,
    EscalateRefund,
    FileEvidence,
    FileReply,
    Offer,
    AcceptOffer,
    Rule,
    AcceptRuling,
    Appeal,

    /// <summary>What takes the order on: without it few random histories would get as far as shipping.</summary>
    Advance,
}

/// <summary>One random thing that someone does at some time; small numbers, so that it shrinks and prints well.</summary>
internal sealed record HistoryStep(Deed Deed, ActorRole Role, int Variant, Pace Pace, int Hours)
{
    private static readonly int[] _days = [1, 3, 5, 7, 10, 0, -1, 536_870_915];
    private static readonly ActorRole[] _roles = Enum.GetValues<ActorRole>();

    public static Gen<HistoryStep> Gen { get; } =
        from deed in G.Frequency((5, G.Constant(Deed.Advance)), (9, G.Elements(Enum.GetValues<Deed>())))
        from role in G.Frequency((6, G.Constant(UsualRole(deed))), (1, G.Elements(_roles)), (3, G.Elements(ActorRole.Buyer, ActorRole.Seller)))
        from variant in G.Frequency((2, G.Constant(0)), (3, G.Choose(0, 7)))
        from pace in G.Elements(Enum.GetValues<Pace>())
        from hours in G.Frequency((3, G.Choose(0, 30)), (1, G.Choose(0, 900)))
        select new HistoryStep(deed, role, variant, pace, hours);

    /// <summary>Never before the step before.</summary>
    public DateTimeOffset TimeOf(Scenario scenario)
    {
        DateTimeOffset deadline = scenario.NextDeadlineUtc ?? scenario.NowUtc;
        DateTimeOffset at = Pace switch
        {
            Pace.HoursLater => scenario.NowUtc.AddHours(Hours),
            Pace.JustBeforeTheDeadline => deadline - Some.Tick,
            Pace.AtTheDeadline => deadline,
            _ => scenario.NowUtc,
        };
        return at > scenario.NowUtc ? at : scenario.NowUtc;
    }

    public OrderCommand CommandFor(Scenario scenario) => Deed == Deed.Advance
        ? HistoryAdvance.Of(scenario, Variant)
        : Of(scenario, scenario.Order, scenario.NowUtc) with { Actor = Exemplars.ActorOf(Role, scenario) };

    private OrderCommand Of(Scenario scenario, Order order, DateTimeOffset nowUtc) => Deed switch
    {
        Deed.RequestPayment => new RequestPayment(Some.Buyer, PaymentId.For(order.Id, Variant == 7 ? 99 : order.PaymentRevision)),
        Deed.Reprice => new RepriceOrder(Some.Seller, Some.Yuan(Hours * 997), Some.Yuan(Variant)),
        Deed.Capture => new CapturePayment(PaymentId.For(order.Id, Variant), Variant is 5 or 6 ? new Money(Hours, Some.Usd) : order.Price.Total),
        Deed.Decline => new DeclinePayment(PaymentId.For(order.Id, Variant)),
        Deed.Cancel => new CancelOrder(Some.Buyer),
        Deed.Ship => new ShipOrder(Some.Seller, Some.Shipment),
        Deed.Extend => new ExtendConfirmation(Some.Buyer, _days[Role == ActorRole.Buyer && Variant == 0 ? (order.GoodsType == GoodsType.Physical ? 1 : 0) : Variant]),
        Deed.SignalDelivery => new SignalDelivery(nowUtc.AddHours(-Hours)),
        Deed.Confirm => new ConfirmReceipt(Some.Buyer),
        Deed.Enforce => new EnforceDeadlines(),
        _ => HistoryAdvance.CaseCommand(Deed, scenario, Variant, Hours),
    };

    private static ActorRole UsualRole(Deed deed) => deed switch
    {
        Deed.Reprice or Deed.Ship or Deed.Extend or Deed.AcceptRefund or Deed.RejectRefund or Deed.AcceptReturn or Deed.ContestReturn => ActorRole.Seller,
        Deed.Rule => ActorRole.Arbiter,
        Deed.Capture or Deed.Decline => ActorRole.Provider,
        Deed.SignalDelivery => ActorRole.Carrier,
        Deed.Enforce => ActorRole.Clock,
        _ => ActorRole.Buyer,
    };
}
