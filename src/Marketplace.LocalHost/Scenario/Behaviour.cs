namespace Marketplace.LocalHost.Scenario;

/// <summary>How the story of one order goes.</summary>
internal enum Behaviour
{
    /// <summary>Paid, shipped, confirmed by the buyer.</summary>
    Confirm,

    /// <summary>Paid, shipped, and the buyer says nothing until silence confirms.</summary>
    StaySilent,

    /// <summary>As <see cref="StaySilent"/>, but the carrier tells of the delivery, which shortens the wait.</summary>
    DeliveredThenSilent,

    /// <summary>The buyer takes the one extension near the end, then confirms.</summary>
    BuyerExtends,

    /// <summary>The seller grants more time; then silence confirms.</summary>
    SellerExtends,

    /// <summary>The seller lowers the price before the payment; then as <see cref="Confirm"/>.</summary>
    Reprice,

    /// <summary>Nobody ever pays.</summary>
    NeverPay,

    /// <summary>The payer declines at the provider; nobody pays.</summary>
    Decline,

    /// <summary>The buyer calls it off before paying.</summary>
    CancelUnpaid,

    /// <summary>The payment comes after the order was cancelled for want of it, and goes back.</summary>
    PayTooLate,

    /// <summary>The seller never ships; the buyer cancels once that is overdue.</summary>
    CancelUnshipped,

    /// <summary>The seller never ships and the buyer never asks; the order is refunded by itself.</summary>
    NeverShipped,

    /// <summary>The buyer wants the money back before anything is shipped; the seller agrees.</summary>
    RefundUnshipped,

    /// <summary>The buyer says that nothing came; the seller's silence agrees.</summary>
    RefundBySilence,

    /// <summary>The seller gives part of the price back; the buyer keeps the goods and confirms.</summary>
    RefundPartly,

    /// <summary>The seller says no, the buyer asks for less, the seller agrees, and silence confirms the rest.</summary>
    RefundRevised,

    /// <summary>The seller says no and the buyer leaves it at that; the paused clock runs on until silence confirms.</summary>
    RefundLapses,

    /// <summary>The goods go back; the seller takes them.</summary>
    ReturnAccepted,

    /// <summary>The goods go back; the seller says nothing, which takes them.</summary>
    ReturnBySilence,

    /// <summary>The goods go back; the seller contests them, and an arbiter finds for the seller.</summary>
    ReturnContested,

    /// <summary>A dispute with evidence and replies of both; the money is split when nobody appealed in time.</summary>
    RulingFinal,

    /// <summary>A ruling for the buyer that both sides accept at once.</summary>
    RulingAccepted,

    /// <summary>The seller appeals, and another arbiter rules for good.</summary>
    RulingAppealed,

    /// <summary>The seller files nothing, and the buyer's evidence stands.</summary>
    NoShow,

    /// <summary>No arbiter rules in time; a senior one does, and both sides accept.</summary>
    RulingOverdue,

    /// <summary>An offer, a counter-offer, agreement.</summary>
    DisputeSettled,

    /// <summary>A claim under a guarantee after completion; the seller accepts it.</summary>
    ClaimAccepted,

    /// <summary>A claim that the seller does not answer, which accepts it.</summary>
    ClaimBySilence,

    /// <summary>The seller says no to a claim; an arbiter upholds part of it.</summary>
    ClaimRuled,

    /// <summary>The goods were a counterfeit: an arbiter upholds it, and three times the price comes on top.</summary>
    Counterfeit,

    /// <summary>The buyer's bank takes the money back after the release.</summary>
    ChargedBack,

    /// <summary>Two shops buy from each other for the ratings.</summary>
    Farm,
}
