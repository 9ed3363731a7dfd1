using Marketplace.Domain.Evidence;
using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Refunds;

/// <summary>What the buyer wants.</summary>
public enum RefundKind
{
    /// <summary>Money back, goods stay where they are.</summary>
    RefundOnly,

    /// <summary>Goods go back, then money comes back.</summary>
    ReturnAndRefund,
}

/// <summary>Why. <see cref="NotReceived"/> sets the seller's clock; the others are for people and for the seller's record.</summary>
public enum RefundReason
{
    /// <summary>The goods never came.</summary>
    NotReceived,

    /// <summary>They are not what was described.</summary>
    NotAsDescribed,

    /// <summary>They came damaged.</summary>
    Damaged,

    /// <summary>Something else came.</summary>
    WrongItem,

    /// <summary>They are not genuine.</summary>
    Counterfeit,

    /// <summary>The buyer wants them no more.</summary>
    ChangedMind,

    /// <summary>As the text says.</summary>
    Other,
}

/// <summary>Where a request stands.</summary>
public enum RefundPhase
{
    /// <summary>The seller is to answer; silence agrees.</summary>
    Requested,

    /// <summary>The seller said no; the buyer may change the request, withdraw it or take it to a dispute.</summary>
    Rejected,

    /// <summary>The buyer is to send the goods back.</summary>
    ReturnAgreed,

    /// <summary>The goods are on their way back; the seller is to inspect them.</summary>
    ReturnShipped,

    /// <summary>A dispute decides.</summary>
    Disputed,

    /// <summary>It is over: <see cref="RefundRequest.End"/> says how.</summary>
    Closed,
}

/// <summary>How a request ended.</summary>
public enum RefundEnd
{
    /// <summary>It was agreed to and paid.</summary>
    Paid,

    /// <summary>The buyer withdrew it.</summary>
    Withdrawn,

    /// <summary>It was rejected and the buyer did not pursue it.</summary>
    Lapsed,

    /// <summary>The goods were not sent back in time.</summary>
    NotReturned,

    /// <summary>A dispute decided.</summary>
    Disputed,

    /// <summary>The order ended in another way.</summary>
    Superseded,
}

/// <summary>Pieces of a line that a request is about.</summary>
/// <param name="ListingId">The line's listing.</param>
/// <param name="Quantity">How many of its pieces.</param>
public sealed record RefundLine(ListingId ListingId, int Quantity);

/// <summary>
/// What the buyer asks for.
/// </summary>
/// <param name="Kind">Money back, or goods back for money back.</param>
/// <param name="Reason">Why.</param>
/// <param name="Amount">How much; at most what is held.</param>
/// <param name="Lines">Which lines it is about; empty for the order as a whole.</param>
/// <param name="Text">In the buyer's words.</param>
/// <param name="Documents">What shows it.</param>
public sealed record RefundAsk(
    RefundKind Kind,
    RefundReason Reason,
    Money Amount,
    IReadOnlyList<RefundLine> Lines,
    string Text,
    IReadOnlyList<EvidenceDocument> Documents);

/// <summary>A buyer's request for a refund, as its events so far leave it. An order has one at a time.</summary>
public sealed record RefundRequest
{
    /// <summary>Which request.</summary>
    public required RefundRequestId Id { get; init; }

    /// <summary>What is asked for now.</summary>
    public required RefundAsk Ask { get; init; }

    /// <summary>Where it stands.</summary>
    public required RefundPhase Phase { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset RequestedUtc { get; init; }

    /// <summary>When the present phase ends by itself; null once a dispute decides or it is over.</summary>
    public DateTimeOffset? DueUtc { get; init; }

    /// <summary>How often it was changed.</summary>
    public int Revisions { get; init; }

    /// <summary>When it was last changed; null when it never was.</summary>
    public DateTimeOffset? RevisedUtc { get; init; }

    /// <summary>Why the seller said no; null before.</summary>
    public string? Rejection { get; init; }

    /// <summary>How the goods come back; null before they do.</summary>
    public Shipment? Return { get; init; }

    /// <summary>How it ended; null while it is open.</summary>
    public RefundEnd? End { get; init; }

    /// <summary>Whether it is not over.</summary>
    public bool IsOpen => Phase != RefundPhase.Closed;
}
