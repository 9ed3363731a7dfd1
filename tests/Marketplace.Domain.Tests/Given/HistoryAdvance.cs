using Marketplace.Domain.Disputes;
using Marketplace.Domain.Escrow;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Refunds;

namespace Marketplace.Domain.Tests.Given;

/// <summary>What random histories do to refund requests and disputes, and what takes an order on to its next phase.</summary>
internal static class HistoryAdvance
{
    /// <summary>Something that the phase is for; the variant chooses among its ways on.</summary>
    public static OrderCommand Of(Scenario scenario, int variant) => scenario.Order.Phase switch
    {
        // What is too late for anything else stays where it is until time itself acts.
        _ when scenario.NowUtc >= scenario.NextDeadlineUtc && variant is > 2 and < 6 => new EnforceDeadlines(),
        EscrowPhase.AwaitingPayment => new CapturePayment(RequestPayment.PaymentOf(scenario.Order), scenario.Order.Price.Total),
        EscrowPhase.AwaitingShipment when variant == 3 => new RequestRefund(Some.Buyer, AskOf(scenario, variant, 1)),
        EscrowPhase.AwaitingShipment => new ShipOrder(Some.Seller, Some.Shipment),
        EscrowPhase.AwaitingConfirmation when variant % 2 == 1 => new RequestRefund(Some.Buyer, AskOf(scenario, variant, 1)),
        EscrowPhase.RefundRequested when variant % 3 == 1 => new AcceptRefund(Some.Seller, RefundOf(scenario)),
        EscrowPhase.RefundRequested => new RejectRefund(Some.Seller, RefundOf(scenario), "No.", []),
        EscrowPhase.RefundRejected when variant is 1 or 4 => new ReviseRefund(Some.Buyer, RefundOf(scenario), AskOf(scenario, variant, 2)),
        EscrowPhase.RefundRejected => new EscalateRefund(Some.Buyer, RefundOf(scenario)),
        EscrowPhase.ReturnAgreed => new ShipReturn(Some.Buyer, RefundOf(scenario), Some.Shipment),
        EscrowPhase.ReturnShipped when variant % 2 == 1 => new ContestReturn(Some.Seller, RefundOf(scenario), "Broken.", []),
        EscrowPhase.ReturnShipped => new AcceptReturn(Some.Seller, RefundOf(scenario)),
        EscrowPhase.DisputeEvidence or EscrowPhase.DisputeReply or EscrowPhase.DisputeRuling or EscrowPhase.AppealRuling when variant >= 6 => Settle(scenario),
        EscrowPhase.DisputeEvidence when variant < 6 => new FileEvidence(variant % 2 == 0 ? Some.Buyer : Some.Seller, Case.Dispute, "See.", [Some.Document]),
        EscrowPhase.DisputeReply or EscrowPhase.AppealReply when variant < 6 => new FileReply(variant % 2 == 0 ? Some.Buyer : Some.Seller, Case.Dispute, "No.", []),
        EscrowPhase.DisputeRuling or EscrowPhase.AppealRuling => Ruling(scenario, variant),
        EscrowPhase.DisputeRuled when variant is 0 or 5 => new AppealRuling(Some.Seller, Case.Dispute, "More.", [Some.Document]),
        EscrowPhase.DisputeRuled when variant < 5 => new AcceptRuling(variant % 2 == 0 ? Some.Buyer : Some.Seller, Case.Dispute),
        _ => new EnforceDeadlines(),
    };

    public static OrderCommand CaseCommand(Deed deed, Scenario scenario, int variant, int hours) => deed switch
    {
        Deed.RequestRefund => new RequestRefund(Some.Buyer, AskOf(scenario, variant, hours)),
        Deed.ReviseRefund => new ReviseRefund(Some.Buyer, RefundOf(scenario), AskOf(scenario, variant, hours)),
        Deed.AcceptRefund => new AcceptRefund(Some.Seller, RefundOf(scenario)),
        Deed.RejectRefund => new RejectRefund(Some.Seller, RefundOf(scenario), "No.", []),
        Deed.WithdrawRefund => new WithdrawRefund(Some.Buyer, RefundOf(scenario)),
        Deed.ShipReturn => new ShipReturn(Some.Buyer, RefundOf(scenario), Some.Shipment),
        Deed.AcceptReturn => new AcceptReturn(Some.Seller, RefundOf(scenario)),
        Deed.ContestReturn => new ContestReturn(Some.Seller, RefundOf(scenario), "Broken.", []),
        Deed.EscalateRefund => new EscalateRefund(Some.Buyer, RefundOf(scenario)),
        Deed.FileEvidence => new FileEvidence(Some.Buyer, Case.Dispute, "See.", [Some.Document]),
        Deed.FileReply => new FileReply(Some.Buyer, Case.Dispute, "No.", []),
        Deed.Offer => Offer(scenario, hours),
        Deed.AcceptOffer => new AcceptSettlement(Some.Buyer, Case.Dispute, scenario.Order.Dispute?.Offers ?? 1),
        Deed.Rule => Ruling(scenario, variant),
        Deed.AcceptRuling => new AcceptRuling(Some.Buyer, Case.Dispute),
        _ => new AppealRuling(Some.Buyer, Case.Dispute, "More.", [Some.Document]),
    };

    /// <summary>An arbiter who may rule now gives everything to the buyer, everything to the seller, or some to each.</summary>
    public static RuleDispute Ruling(Scenario scenario, int variant) => scenario.Ruling(
        Exemplars.ActorOf(ActorRole.Arbiter, scenario),
        (variant % 3) switch { 0 => scenario.Order.Held.AmountMinor / 3, 1 => 0, _ => scenario.Order.Held.AmountMinor });

    private static RefundRequestId RefundOf(Scenario scenario) => scenario.Order.Refund?.Id ?? Case.Refund;

    // Even variants ask for all of it, odd ones for a part that may be more than there is.
    private static RefundAsk AskOf(Scenario scenario, int variant, int hours) => scenario.Ask(
        variant % 2 == 0 ? null : 1 + (hours * 37),
        variant is 2 or 5 ? RefundKind.RefundOnly : null,
        variant == 6 ? RefundReason.NotReceived : RefundReason.Damaged);

    private static OrderCommand Settle(Scenario scenario) => scenario.Order.Dispute!.Offer is { } offer
        ? new AcceptSettlement(offer.By == ActorRole.Buyer ? Some.Seller : Some.Buyer, Case.Dispute, offer.Number)
        : Offer(scenario, 10);

    private static OfferSettlement Offer(Scenario scenario, int hours)
    {
        Money refund = scenario.Order.Held.ShareFloor(Math.Min(hours * 300, Money.BasisPointsWhole));
        return new(Some.Buyer, Case.Dispute, refund, scenario.Order.Held - refund);
    }
}
