namespace Marketplace.Domain.Orders;

/// <summary>What a clock is for (rules.md section 4).</summary>
public enum ClockName
{
    /// <summary>The buyer pays.</summary>
    Payment,

    /// <summary>The seller ships in time.</summary>
    Shipping,

    /// <summary>A late seller ships after all.</summary>
    ShippingRefund,

    /// <summary>The buyer confirms receipt.</summary>
    Confirmation,

    /// <summary>The seller answers a refund request.</summary>
    RefundAnswer,

    /// <summary>The buyer pursues a rejected refund request.</summary>
    RefundRevision,

    /// <summary>The buyer sends the goods back.</summary>
    ReturnShipping,

    /// <summary>The seller inspects returned goods.</summary>
    ReturnInspection,

    /// <summary>Both sides of a dispute show what they have.</summary>
    Evidence,

    /// <summary>Both sides reply; on appeal, the one that did not appeal.</summary>
    Reply,

    /// <summary>An arbiter rules.</summary>
    Ruling,

    /// <summary>Both sides accept the ruling, or one appeals.</summary>
    Appeal,

    /// <summary>The seller answers a claim.</summary>
    ClaimAnswer,

    /// <summary>The buyer sends claimed goods back.</summary>
    ClaimShipBack,

    /// <summary>The seller inspects or repairs what came back.</summary>
    ClaimInspection,

    /// <summary>An arbiter rules on a claim.</summary>
    ClaimRuling,
}

/// <summary>Who can stop a clock by acting.</summary>
public enum ClockTurn
{
    /// <summary>The buyer.</summary>
    Buyer,

    /// <summary>The seller.</summary>
    Seller,

    /// <summary>Either side, each for itself.</summary>
    BothSides,

    /// <summary>An arbiter.</summary>
    Arbiter,

    /// <summary>Nobody any more: time is up, and the consequence is on its way.</summary>
    Nobody,
}

/// <summary>What happens when nobody acts.</summary>
public enum ClockDefault
{
    /// <summary>The order ends unpaid.</summary>
    OrderCancelled,

    /// <summary>The buyer may call the order off for a full refund; by itself nothing happens yet.</summary>
    BuyerMayCancel,

    /// <summary>The escrow goes back to the buyer.</summary>
    EscrowRefunded,

    /// <summary>The escrow goes to the seller.</summary>
    EscrowReleased,

    /// <summary>Silence agrees: the refund is paid.</summary>
    RefundPaid,

    /// <summary>Silence agrees: the goods are to come back.</summary>
    ReturnAgreed,

    /// <summary>The request is over and the order goes on.</summary>
    RefundClosed,

    /// <summary>Each side sees what the other filed.</summary>
    EvidenceUnsealed,

    /// <summary>It is an arbiter's turn.</summary>
    RulingAwaited,

    /// <summary>It is raised to the senior arbiters, and again later; time never rules.</summary>
    RulingRaised,

    /// <summary>The ruling's money moves.</summary>
    RulingFinal,

    /// <summary>The claim is paid.</summary>
    ClaimPaid,

    /// <summary>The claim is closed without money.</summary>
    ClaimClosed,
}

/// <summary>The buyer's one extension, unused so far.</summary>
/// <param name="FromUtc">From when on the buyer may ask for it.</param>
/// <param name="UntilUtc">Before when: the clock's due time.</param>
/// <param name="Hours">What it adds.</param>
public sealed record BuyerExtensionLeft(DateTimeOffset FromUtc, DateTimeOffset UntilUtc, int Hours);

/// <summary>What the seller may still add.</summary>
/// <param name="DaysLeft">In all.</param>
/// <param name="StepsDays">At a time: the steps that still fit, never empty.</param>
public sealed record SellerExtensionLeft(int DaysLeft, IReadOnlyList<int> StepsDays);

/// <summary>How a clock may still be moved.</summary>
/// <param name="Buyer">By the buyer; null when it may not.</param>
/// <param name="Seller">By the seller; null when it may not.</param>
public sealed record ExtensionsLeft(BuyerExtensionLeft? Buyer, SellerExtensionLeft? Seller)
{
    /// <summary>Nobody can move it.</summary>
    public static ExtensionsLeft None { get; } = new(null, null);
}

/// <summary>A clock as both sides see it.</summary>
/// <param name="Name">What it is for.</param>
/// <param name="Turn">Who can stop it.</param>
/// <param name="DueUtc">When time is up; null while it is paused.</param>
/// <param name="RemainingSeconds">
/// Until then, rounded up: 0 only when time is up and the consequence not yet written. Of a paused clock, what it has left when it runs again.
/// </param>
/// <param name="ByDefault">What happens then.</param>
/// <param name="RemindersUtc">Reminders still to come, soonest first.</param>
/// <param name="ExtensionsLeft">How it may still be moved.</param>
public sealed record ClockView(
    ClockName Name,
    ClockTurn Turn,
    DateTimeOffset? DueUtc,
    long RemainingSeconds,
    ClockDefault ByDefault,
    IReadOnlyList<DateTimeOffset> RemindersUtc,
    ExtensionsLeft ExtensionsLeft)
{
    /// <summary>Whether it stands still while a refund request or a dispute is open.</summary>
    public bool IsPaused => DueUtc is null;
}
