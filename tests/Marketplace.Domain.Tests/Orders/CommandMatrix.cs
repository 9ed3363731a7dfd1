using Marketplace.Domain.Escrow;
using Marketplace.Domain.Orders;
using static Marketplace.Domain.Escrow.EscrowPhase;

namespace Marketplace.Domain.Tests.Orders;

/// <summary>When a command comes: fresh into the phase, or when the phase's last deadline has just passed.</summary>
public enum Moment
{
    InTime,
    Overdue,
}

/// <summary>
/// What every command leads to in every phase. A cell names the events, then in brackets the journal entries; <c>!CODE</c> is a
/// rejection; <c>nothing</c> a success without events. A role that has no row may not give the command in any phase.
/// </summary>
internal static class CommandMatrix
{
    private const string Late = "!DEADLINE_PASSED";
    private const string None = "nothing";
    private const string Refund = "EscrowRefunded [Refund]";
    private const string Return = "PaymentReturned [Hold Refund]";
    private const string Pays = "PaymentCaptured [Hold]";
    private const string Release = "ReceiptConfirmed EscrowReleased [Release Fee]";
    private const string Split = "DisputeClosed EscrowPartlyRefunded EscrowReleased [Refund Release Fee]";
    private const string Resume = "RefundClosed";

    private static readonly Func<EscrowPhase, string> _state = phase =>
        phase is RefundRequested or RefundRejected or ReturnAgreed or ReturnShipped ? "!REFUND_OPEN"
        : IsDispute(phase) ? "!DISPUTE_OPEN"
        : "!ORDER_STATE";

    private static readonly Func<EscrowPhase, string> _stateOnly = _ => "!ORDER_STATE";
    private static readonly Func<EscrowPhase, string> _refund = phase => phase is RefundRequested or RefundRejected or ReturnAgreed or ReturnShipped || IsDispute(phase) ? "!REFUND_PHASE" : "!REFUND_CLOSED";
    private static readonly Func<EscrowPhase, string> _dispute = phase => IsDispute(phase) ? "!DISPUTE_PHASE" : "!DISPUTE_CLOSED";

    private static readonly Row[] _rows =
    [
        new("RequestPayment", ActorRole.Buyer, _stateOnly, "PaymentRequested", Late, AwaitingPayment),
        new("RepriceOrder", ActorRole.Seller, _stateOnly, "OrderRepriced", Late, AwaitingPayment),
        new("CapturePayment", ActorRole.Provider, _ => Return, Pays, Pays, AwaitingPayment),
        new("DeclinePayment", ActorRole.Provider, _ => None, "PaymentDeclined", "PaymentDeclined", AwaitingPayment),
        new("CancelOrder", ActorRole.Buyer, _stateOnly, "OrderCancelled", "OrderCancelled", AwaitingPayment) { [AwaitingShipment] = ("!SHIPPING_NOT_OVERDUE", Refund) },
        new("CancelOrder", ActorRole.Seller, _stateOnly, "OrderCancelled", "OrderCancelled", AwaitingPayment) { [AwaitingShipment] = (Refund, Refund) },
        new("ShipOrder", ActorRole.Seller, _stateOnly, "OrderShipped", Late, AwaitingShipment),
        new("ExtendConfirmation", ActorRole.Buyer, _state, "!EXTENSION_TOO_EARLY", Late, AwaitingConfirmation),
        new("ExtendConfirmation", ActorRole.Seller, _state, "ConfirmationExtended", Late, AwaitingConfirmation),
        new("SignalDelivery", ActorRole.Carrier, phase => phase is AwaitingPayment or AwaitingShipment or Refunded or Cancelled ? "!ORDER_STATE" : phase == Completed ? None : "DeliverySignalled"),
        new("ConfirmReceipt", ActorRole.Buyer, _state, Release, Release, AwaitingConfirmation),
        new("EnforceDeadlines", ActorRole.Clock, _ => None)
        {
            [AwaitingPayment] = (None, "OrderCancelled"),
            [AwaitingShipment] = (None, Refund),
            [AwaitingConfirmation] = (None, "ReceiptAutoConfirmed EscrowReleased [Release Fee]"),
            [RefundRequested] = (None, "RefundAgreed ReturnAgreed"),
            [RefundRejected] = (None, Resume),
            [ReturnAgreed] = (None, Resume),
            [ReturnShipped] = (None, "ReturnAccepted EscrowRefunded [Refund]"),
            [DisputeEvidence] = (None, "EvidenceUnsealed RulingAwaited"),
            [DisputeReply] = (None, "RulingAwaited"),
            [DisputeRuling] = (None, "RulingOverdue"),
            [DisputeRuled] = (None, Split),
            [AppealReply] = (None, "RulingAwaited"),
            [AppealRuling] = (None, "RulingOverdue"),
        },
        new("RequestRefund", ActorRole.Buyer, _state, "RefundRequested", Late, AwaitingShipment, AwaitingConfirmation),
        new("ReviseRefund", ActorRole.Buyer, _refund, "RefundRevised", Late, RefundRejected),
        new("AcceptRefund", ActorRole.Seller, _refund, "RefundAgreed ReturnAgreed", Late, RefundRequested, RefundRejected),
        new("RejectRefund", ActorRole.Seller, _refund, "RefundRejected", Late, RefundRequested),
        new("WithdrawRefund", ActorRole.Buyer, _refund, Resume, Late, RefundRequested, RefundRejected, ReturnAgreed),
        new("ShipReturn", ActorRole.Buyer, _refund, "ReturnShipped", Late, ReturnAgreed),
        new("AcceptReturn", ActorRole.Seller, _refund, "ReturnAccepted EscrowRefunded [Refund]", Late, ReturnShipped),
        new("ContestReturn", ActorRole.Seller, _refund, "ReturnContested DisputeOpened", Late, ReturnShipped),
        new("EscalateRefund", ActorRole.Buyer, _refund, "DisputeOpened", Late, RefundRejected),
        .. BothSides("FileEvidence", phase => IsDispute(phase) ? "!EVIDENCE_SEALED" : "!DISPUTE_CLOSED", "EvidenceFiled", "!EVIDENCE_SEALED", DisputeEvidence),
        new("FileReply", ActorRole.Buyer, _dispute, "EvidenceFiled", Late, DisputeReply) { [AppealReply] = ("!REPLY_FILED", Late) },
        new("FileReply", ActorRole.Seller, _dispute, "EvidenceFiled", Late, DisputeReply) { [AppealReply] = ("EvidenceFiled RulingAwaited", Late) },
        .. BothSides("OfferSettlement", phase => IsDispute(phase) ? "SettlementOffered" : "!DISPUTE_CLOSED", "SettlementOffered", Late, DisputeRuled),
        .. BothSides("AcceptSettlement", phase => IsDispute(phase) ? "!OFFER_GONE" : "!DISPUTE_CLOSED", "!OFFER_GONE", Late, DisputeRuled),
        new("RuleDispute", ActorRole.Arbiter, _dispute, "DisputeRuled", "DisputeRuled", DisputeRuling)
        {
            [AppealRuling] = ("DisputeRuled DisputeClosed EscrowReleased [Release Fee]", "DisputeRuled DisputeClosed EscrowReleased [Release Fee]"),
        },
        new("FileClaim", ActorRole.Buyer, _stateOnly, "!GUARANTEE_NOT_JOINED", "!GUARANTEE_NOT_JOINED", Completed),
        .. OnAClaim(ActorRole.Seller, "AcceptClaim", "RejectClaim", "ReportRepair"),
        .. OnAClaim(ActorRole.Buyer, "WithdrawClaim", "ShipBackClaim"),
        .. OnAClaim(ActorRole.Arbiter, "RuleOnClaim"),
        .. BothSides("GiveRating", _stateOnly, "RatingGiven", Late, Completed),
        new("ReviseRating", ActorRole.Buyer, _ => "!NOT_RATED"),
        new("ReplyToRating", ActorRole.Seller, _ => "!NOT_RATED"),
        new("CloseRatings", ActorRole.Clock, _ => None),
        new("ChargeBackPayment", ActorRole.Provider, phase => phase is AwaitingPayment or Refunded or Cancelled ? None : "EscrowChargedBack [Chargeback]")
        {
            [Completed] = ("ReleaseChargedBack [Chargeback]", "ReleaseChargedBack [Chargeback]"),
            [Refunded] = ("ReleaseChargedBack", "ReleaseChargedBack"),
        },
        new("ReverseChargeback", ActorRole.Provider, _ => None),
        .. BothSides("AcceptRuling", _dispute, "RulingAccepted", Late, DisputeRuled),
        .. BothSides("AppealRuling", phase => phase is AppealReply or AppealRuling ? "!APPEAL_USED" : _dispute(phase), "EvidenceFiled RulingAppealed", Late, DisputeRuled),
    ];

    public static IEnumerable<string> Commands => _rows.Select(row => row.Command).Distinct();

    public static string Expected(string command, ActorRole role, Moment moment, EscrowPhase phase) =>
        _rows.SingleOrDefault(row => row.Command == command && row.Role == role)?.Cell(phase, moment) ?? "!WRONG_SIDE";

    private static bool IsDispute(EscrowPhase phase) => phase is DisputeEvidence or DisputeReply or DisputeRuling or DisputeRuled or AppealReply or AppealRuling;

    // Phases of a claim have a matrix of their own; without one there is nothing to do.
    private static IEnumerable<Row> OnAClaim(ActorRole role, params string[] commands) => commands.Select(command => new Row(command, role, _ => "!CLAIM_STATE"));

    private static Row[] BothSides(string command, Func<EscrowPhase, string> otherwise, string inTime, string overdue, EscrowPhase phase) =>
        [new(command, ActorRole.Buyer, otherwise, inTime, overdue, phase), new(command, ActorRole.Seller, otherwise, inTime, overdue, phase)];

    /// <summary>A command of a role: what it leads to in the phases that are for it, and in all others.</summary>
    private sealed class Row(string command, ActorRole role, Func<EscrowPhase, string> otherwise)
    {
        private readonly Dictionary<EscrowPhase, (string InTime, string Overdue)> _cells = [];

        public Row(string command, ActorRole role, Func<EscrowPhase, string> otherwise, string inTime, string overdue, params EscrowPhase[] phases)
            : this(command, role, otherwise)
        {
            foreach (EscrowPhase phase in phases)
            {
                _cells[phase] = (inTime, overdue);
            }
        }

        public string Command => command;

        public ActorRole Role => role;

        public (string InTime, string Overdue) this[EscrowPhase phase]
        {
            set => _cells[phase] = value;
        }

        public string Cell(EscrowPhase phase, Moment moment) =>
            !_cells.TryGetValue(phase, out (string InTime, string Overdue) cell) ? otherwise(phase)
            : moment == Moment.InTime ? cell.InTime
            : cell.Overdue;
    }
}
