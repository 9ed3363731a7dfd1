using Marketplace.Domain.Evidence;
using Marketplace.Domain.Guarantees;
using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Claims;

/// <summary>Whose turn it is on a claim.</summary>
public enum ClaimPhase
{
    /// <summary>The seller answers; silence upholds.</summary>
    Answering,

    /// <summary>The buyer sends the goods back; silence ends the claim.</summary>
    ShippingBack,

    /// <summary>The seller inspects, or repairs, what came back; silence upholds.</summary>
    Inspecting,

    /// <summary>An arbiter rules; time never does.</summary>
    Ruling,

    /// <summary>Over.</summary>
    Ended,
}

/// <summary>How a claim ended.</summary>
public enum ClaimEnd
{
    /// <summary>It was paid.</summary>
    Upheld,

    /// <summary>An arbiter dismissed it.</summary>
    Dismissed,

    /// <summary>The buyer took it back.</summary>
    Withdrawn,

    /// <summary>The goods were not sent back in time.</summary>
    NotShippedBack,

    /// <summary>The seller repaired the goods.</summary>
    Repaired,

    /// <summary>The buyer's bank took the money back.</summary>
    ChargedBack,
}

/// <summary>An order's latest claim, as its events leave it (rules.md section 7).</summary>
public sealed record Claim
{
    /// <summary>Which claim.</summary>
    public required ClaimId Id { get; init; }

    /// <summary>Under which guarantee.</summary>
    public required Guarantee Guarantee { get; init; }

    /// <summary>What is claimed.</summary>
    public required Money Amount { get; init; }

    /// <summary>Why.</summary>
    public required string Text { get; init; }

    /// <summary>What supports it.</summary>
    public required IReadOnlyList<EvidenceDocument> Documents { get; init; }

    /// <summary>When it was filed.</summary>
    public required DateTimeOffset FiledUtc { get; init; }

    /// <summary>Whose turn it is.</summary>
    public required ClaimPhase Phase { get; init; }

    /// <summary>When the turn is over; of an arbiter's, when it is escalated. Null when nothing runs any more.</summary>
    public DateTimeOffset? DueUtc { get; init; }

    /// <summary>Why the seller rejected it.</summary>
    public string? RejectedFor { get; init; }

    /// <summary>How the goods go back.</summary>
    public Shipment? ReturnShipment { get; init; }

    /// <summary>How it ended; null while it is open.</summary>
    public ClaimEnd? End { get; init; }

    /// <summary>What was paid; null when nothing was.</summary>
    public Money? Paid { get; init; }

    /// <summary>What was said at the end: an arbiter's reasons.</summary>
    public string? Reasons { get; init; }

    /// <summary>Whether it is open.</summary>
    public bool IsOpen => Phase != ClaimPhase.Ended;
}
