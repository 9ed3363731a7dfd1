using Marketplace.Domain.Claims;
using Marketplace.Domain.Disputes;
using Marketplace.Domain.Evidence;
using Marketplace.Domain.Guarantees;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Ratings;
using Marketplace.Domain.Refunds;

namespace Marketplace.Domain.Events;

// What each public event says of its own. A contract: members are added, never renamed, removed or given another meaning; what cannot be had
// that way is a new version of the type. No names, addresses, texts, documents or hashes of them, and nothing that is sealed.

/// <summary>Pieces of a listing.</summary>
/// <param name="ListingId">The listing.</param>
/// <param name="Quantity">How many pieces.</param>
public sealed record PiecesFact(ListingId ListingId, int Quantity);

/// <summary>A new order.</summary>
/// <param name="Lines">What is bought.</param>
/// <param name="Total">What the buyer is to pay, freight included.</param>
/// <param name="GoodsType">physical, virtual or autoDelivery.</param>
/// <param name="DeliveryMode">How it is to come.</param>
/// <param name="PaymentDueUtc">When it is cancelled if it is not paid.</param>
public sealed record PlacedFacts(IReadOnlyList<PiecesFact> Lines, Money Total, GoodsType GoodsType, DeliveryMode DeliveryMode, DateTimeOffset PaymentDueUtc);

/// <summary>A new price.</summary>
/// <param name="Total">What the buyer is to pay now, freight included.</param>
/// <param name="PaymentDueUtc">When it is cancelled if it is not paid.</param>
public sealed record RepricedFacts(Money Total, DateTimeOffset PaymentDueUtc);

/// <summary>Money in escrow.</summary>
/// <param name="Amount">How much.</param>
/// <param name="ShipDueUtc">When the seller is late.</param>
public sealed record CapturedFacts(Money Amount, DateTimeOffset ShipDueUtc);

/// <summary>Money that went straight back.</summary>
/// <param name="Amount">How much.</param>
/// <param name="Reason">Why the order had no use for it.</param>
public sealed record PaymentReturnedFacts(Money Amount, ReturnReason Reason);

/// <summary>How an order ended without money.</summary>
/// <param name="Outcome">Why it ended.</param>
/// <param name="Lines">What is for sale again.</param>
public sealed record CancelledFacts(OrderOutcome Outcome, IReadOnlyList<PiecesFact> Lines);

/// <summary>A parcel.</summary>
/// <param name="Carrier">Who carries it; absent for goods that need no carrier.</param>
/// <param name="ConfirmDueUtc">When the buyer's silence confirms; absent while that clock is paused.</param>
public sealed record ShippedFacts(string? Carrier, DateTimeOffset? ConfirmDueUtc);

/// <summary>A delivery.</summary>
/// <param name="DeliveredUtc">When, as the carrier says.</param>
/// <param name="ConfirmDueUtc">When the buyer's silence confirms now; absent while that clock is paused.</param>
public sealed record DeliveredFacts(DateTimeOffset DeliveredUtc, DateTimeOffset? ConfirmDueUtc);

/// <summary>More time to confirm.</summary>
/// <param name="Days">How many days more.</param>
/// <param name="ConfirmDueUtc">When the buyer's silence confirms now.</param>
public sealed record ExtendedFacts(int Days, DateTimeOffset ConfirmDueUtc);

/// <summary>A reminder.</summary>
/// <param name="HoursBefore">So many hours before silence confirms.</param>
public sealed record RemindedFacts(int HoursBefore);

/// <summary>An escrow that went to the seller.</summary>
/// <param name="SellerCredit">What the seller got.</param>
/// <param name="Fee">What we kept.</param>
/// <param name="Lines">What was sold.</param>
public sealed record ReleasedFacts(Money SellerCredit, Money Fee, IReadOnlyList<PiecesFact> Lines);

/// <summary>An escrow that went back to the buyer.</summary>
/// <param name="Amount">How much.</param>
/// <param name="Outcome">Why the order ended.</param>
/// <param name="Lines">What was not sold.</param>
public sealed record RefundedFacts(Money Amount, OrderOutcome Outcome, IReadOnlyList<PiecesFact> Lines);

/// <summary>An amount of money.</summary>
/// <param name="Amount">How much.</param>
public sealed record AmountFacts(Money Amount);

/// <summary>A request for money back.</summary>
/// <param name="Kind">What is asked for.</param>
/// <param name="Amount">How much.</param>
/// <param name="AnswerDueUtc">When the seller's silence agrees.</param>
public sealed record RefundAskedFacts(RefundKind Kind, Money Amount, DateTimeOffset AnswerDueUtc);

/// <summary>Whose turn ends when.</summary>
/// <param name="DueUtc">When.</param>
public sealed record DueFacts(DateTimeOffset DueUtc);

/// <summary>How someone agreed.</summary>
/// <param name="BySilence">Whether by letting the time pass.</param>
public sealed record AgreedFacts(bool BySilence);

/// <summary>How someone agreed, and what is due then.</summary>
/// <param name="BySilence">Whether by letting the time pass.</param>
/// <param name="DueUtc">When the goods are to be on their way back.</param>
public sealed record ReturnAgreedFacts(bool BySilence, DateTimeOffset DueUtc);

/// <summary>How a refund request ended.</summary>
/// <param name="End">How.</param>
/// <param name="ConfirmDueUtc">When the buyer's silence confirms now; absent when no such clock runs.</param>
public sealed record RefundClosedFacts(RefundEnd End, DateTimeOffset? ConfirmDueUtc);

/// <summary>A new dispute.</summary>
/// <param name="DisputeId">Its id.</param>
/// <param name="Claimed">What the buyer wants back.</param>
/// <param name="EvidenceDueUtc">Until when both may file evidence.</param>
public sealed record DisputeOpenedFacts(DisputeId DisputeId, Money Claimed, DateTimeOffset EvidenceDueUtc);

/// <summary>That evidence was filed; not what it says.</summary>
/// <param name="Round">In which round.</param>
/// <param name="Side">By which side.</param>
public sealed record EvidenceFacts(EvidenceRound Round, ActorRole Side);

/// <summary>A ruling that is late.</summary>
/// <param name="Level">How often it has been passed up.</param>
public sealed record OverdueFacts(int Level);

/// <summary>A ruling.</summary>
/// <param name="Kind">Which way.</param>
/// <param name="Refund">What goes back to the buyer.</param>
/// <param name="Release">What goes to the seller, before the fee.</param>
/// <param name="AppealDueUtc">Until when either side may appeal; absent when it is final.</param>
public sealed record RuledFacts(RulingKind Kind, Money Refund, Money Release, DateTimeOffset? AppealDueUtc);

/// <summary>A division of the money.</summary>
/// <param name="Side">Who proposes it.</param>
/// <param name="Refund">What would go back to the buyer.</param>
/// <param name="Release">What would go to the seller, before the fee.</param>
public sealed record OfferFacts(ActorRole Side, Money Refund, Money Release);

/// <summary>How a dispute ended.</summary>
/// <param name="End">How.</param>
/// <param name="Refund">What goes back to the buyer.</param>
/// <param name="Release">What goes to the seller, before the fee.</param>
public sealed record DisputeClosedFacts(DisputeEnd End, Money Refund, Money Release);

/// <summary>A claim under a guarantee.</summary>
/// <param name="ClaimId">Its id.</param>
/// <param name="Guarantee">Under which guarantee.</param>
/// <param name="Amount">How much.</param>
/// <param name="AnswerDueUtc">When the seller's silence agrees.</param>
public sealed record ClaimFiledFacts(ClaimId ClaimId, Guarantee Guarantee, Money Amount, DateTimeOffset AnswerDueUtc);

/// <summary>A claim that was right.</summary>
/// <param name="Finder">Who found so.</param>
/// <param name="Refund">What goes back of the price.</param>
/// <param name="Compensation">What the buyer gets on top.</param>
public sealed record ClaimUpheldFacts(ClaimFinder Finder, Money Refund, Money Compensation);

/// <summary>How a claim ended without money.</summary>
/// <param name="End">How.</param>
public sealed record ClaimClosedFacts(ClaimEnd End);

/// <summary>What a buyer's bank took.</summary>
/// <param name="Reported">What it says that it took.</param>
/// <param name="Taken">What it took of what we still had.</param>
public sealed record ChargedBackFacts(Money Reported, Money Taken);

/// <summary>What a buyer's bank gave back.</summary>
/// <param name="SellerCredit">What the seller gets of it.</param>
/// <param name="Fee">What we keep.</param>
/// <param name="Refund">What the buyer gets.</param>
public sealed record GivenBackFacts(Money SellerCredit, Money Fee, Money Refund);

/// <summary>Which side; what it said is in <c>GET /api/members/{id}/ratings</c> once it is open.</summary>
/// <param name="Side">The side that rates.</param>
public sealed record SideFacts(ActorRole Side);

/// <summary>A rating that was thought better of.</summary>
/// <param name="Side">The side that rates.</param>
/// <param name="To">What became of it.</param>
public sealed record RatingRevisedFacts(ActorRole Side, RatingRevision To);
