using Marketplace.Domain.Chargebacks;
using Marketplace.Domain.Claims;
using Marketplace.Domain.Disputes;
using Marketplace.Domain.Escrow;
using Marketplace.Domain.Guarantees;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Ratings;
using Marketplace.Domain.Refunds;
using Marketplace.Domain.Tests.Claims;

namespace Marketplace.Domain.Tests.Given;

/// <summary>Each command as valid as it can be: only phase, side and time stand in its way.</summary>
internal static class Exemplars
{
    public static IReadOnlyDictionary<Type, Func<Scenario, OrderCommand>> All { get; } = new Dictionary<Type, Func<Scenario, OrderCommand>>
    {
        [typeof(RequestPayment)] = given => new RequestPayment(Some.Buyer, RequestPayment.PaymentOf(given.Order)),
        [typeof(RepriceOrder)] = _ => new RepriceOrder(Some.Seller, Some.Yuan(100), Some.Yuan(0)),
        [typeof(CapturePayment)] = given => new CapturePayment(Some.OtherPayment, given.Order.Price.Total),
        [typeof(DeclinePayment)] = given => new DeclinePayment(RequestPayment.PaymentOf(given.Order)),
        [typeof(CancelOrder)] = _ => new CancelOrder(Some.Buyer),
        [typeof(ShipOrder)] = _ => new ShipOrder(Some.Seller, Some.Shipment),
        [typeof(ExtendConfirmation)] = _ => new ExtendConfirmation(Some.Buyer, 3),
        [typeof(SignalDelivery)] = given => new SignalDelivery(given.NowUtc),
        [typeof(ConfirmReceipt)] = _ => new ConfirmReceipt(Some.Buyer),
        [typeof(EnforceDeadlines)] = _ => new EnforceDeadlines(),
        [typeof(RequestRefund)] = given => new RequestRefund(Some.Buyer, given.Ask()),
        [typeof(ReviseRefund)] = given => new ReviseRefund(Some.Buyer, Case.Refund, given.Ask()),
        [typeof(AcceptRefund)] = _ => new AcceptRefund(Some.Seller, Case.Refund),
        [typeof(RejectRefund)] = _ => new RejectRefund(Some.Seller, Case.Refund, "No.", []),
        [typeof(WithdrawRefund)] = _ => new WithdrawRefund(Some.Buyer, Case.Refund),
        [typeof(ShipReturn)] = _ => new ShipReturn(Some.Buyer, Case.Refund, Some.Shipment),
        [typeof(AcceptReturn)] = _ => new AcceptReturn(Some.Seller, Case.Refund),
        [typeof(ContestReturn)] = _ => new ContestReturn(Some.Seller, Case.Refund, "Broken.", []),
        [typeof(EscalateRefund)] = _ => new EscalateRefund(Some.Buyer, Case.Refund),
        [typeof(FileEvidence)] = _ => new FileEvidence(Some.Buyer, Case.Dispute, "See.", []),
        [typeof(FileReply)] = _ => new FileReply(Some.Buyer, Case.Dispute, "No.", []),
        [typeof(OfferSettlement)] = given => new OfferSettlement(Some.Buyer, Case.Dispute, given.Order.Held, Money.Zero(given.Order.Held.Currency)),
        [typeof(AcceptSettlement)] = given => new AcceptSettlement(Some.Buyer, Case.Dispute, given.Order.Dispute?.Offer?.Number ?? 1),
        [typeof(RuleDispute)] = given => given.Ruling(given.Order.Phase == EscrowPhase.AppealRuling ? Some.OtherArbiter : Some.Arbiter, 0),
        [typeof(AcceptRuling)] = _ => new AcceptRuling(Some.Buyer, Case.Dispute),
        [typeof(FileClaim)] = _ => ClaimScenario.Filing(Guarantee.AsDescribed),
        [typeof(AcceptClaim)] = _ => new AcceptClaim(Some.Seller),
        [typeof(RejectClaim)] = _ => new RejectClaim(Some.Seller, "No."),
        [typeof(WithdrawClaim)] = _ => new WithdrawClaim(Some.Buyer),
        [typeof(ShipBackClaim)] = _ => new ShipBackClaim(Some.Buyer, Some.Shipment),
        [typeof(ReportRepair)] = _ => new ReportRepair(Some.Seller),
        [typeof(RuleOnClaim)] = _ => new RuleOnClaim(Some.Arbiter, true, null, "It is so."),
        [typeof(ChargeBackPayment)] = given => new ChargeBackPayment(given.Order.CapturedPayment ?? Some.OtherPayment, given.Order.Price.Total),
        [typeof(ReverseChargeback)] = given => new ReverseChargeback(given.Order.CapturedPayment ?? Some.OtherPayment, given.Order.Price.Total),
        [typeof(GiveRating)] = _ => new GiveRating(Some.Buyer, RatingScore.Good, "Fine.", null),
        [typeof(ReviseRating)] = _ => new ReviseRating(Some.Buyer, ActorRole.Buyer, RatingRevision.Good),
        [typeof(ReplyToRating)] = _ => new ReplyToRating(Some.Seller, ActorRole.Buyer, "Thanks."),
        [typeof(CloseRatings)] = _ => new CloseRatings(),
        [typeof(AppealRuling)] = _ => new AppealRuling(Some.Buyer, Case.Dispute, "More.", [Some.Document]),
    };

    /// <summary>Who acts in a role; arbiters are the ones that the phase calls for.</summary>
    public static Actor ActorOf(ActorRole role, Scenario given) => role switch
    {
        ActorRole.Buyer => Some.Buyer,
        ActorRole.Seller => Some.Seller,
        ActorRole.Arbiter => given.Order.Phase == EscrowPhase.AppealRuling ? Some.OtherArbiter : Some.Arbiter,
        _ => new Actor(role, null),
    };
}
