using Marketplace.Domain.Evidence;
using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Disputes;

/// <summary>Where a dispute stands.</summary>
public enum DisputePhase
{
    /// <summary>Both sides show what they have, sealed to each other.</summary>
    Evidence,

    /// <summary>Both sides reply; on appeal, the side that did not appeal.</summary>
    Reply,

    /// <summary>An arbiter is to rule. Time never does.</summary>
    Ruling,

    /// <summary>Ruled, and open to appeal; the money waits.</summary>
    Ruled,

    /// <summary>It is over: <see cref="Dispute.End"/> says how.</summary>
    Closed,
}

/// <summary>How a dispute ended.</summary>
public enum DisputeEnd
{
    /// <summary>Both sides agreed on a split.</summary>
    Settled,

    /// <summary>Both sides accepted the ruling before its time.</summary>
    RulingAccepted,

    /// <summary>Nobody appealed in time.</summary>
    RulingFinal,

    /// <summary>The second ruling; there is no third.</summary>
    AppealRuled,

    /// <summary>The order ended in another way.</summary>
    Superseded,
}

/// <summary>What a ruling does with the money.</summary>
public enum RulingKind
{
    /// <summary>All of it to the seller.</summary>
    Release,

    /// <summary>All of it to the buyer.</summary>
    Refund,

    /// <summary>Some to each.</summary>
    Split,
}

/// <summary>An arbiter's word. The two amounts are all that is held.</summary>
/// <param name="Arbiter">Whose.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Refund">What goes back to the buyer.</param>
/// <param name="Release">What goes to the seller, before the fee.</param>
/// <param name="Criterion">The published criterion that it follows.</param>
/// <param name="Reasons">Why, in words.</param>
/// <param name="AtUtc">When.</param>
public sealed record Ruling(MemberId Arbiter, RulingKind Kind, Money Refund, Money Release, string Criterion, string Reasons, DateTimeOffset AtUtc);

/// <summary>An offer to settle. It stands until the next one, or until the dispute is over.</summary>
/// <param name="Number">Counts a dispute's offers, from 1.</param>
/// <param name="By">Which side's; only the other can accept it.</param>
/// <param name="Refund">What would go back to the buyer.</param>
/// <param name="Release">What would go to the seller, before the fee.</param>
public sealed record SettlementOffer(int Number, ActorRole By, Money Refund, Money Release);

/// <summary>That a statement was filed; what it says lies beside the history.</summary>
/// <param name="Number">Counts the order's statements, from 1.</param>
/// <param name="Round">When in the dispute.</param>
/// <param name="By">Which side's.</param>
/// <param name="Sha256">Its hash.</param>
public sealed record FiledStatement(int Number, EvidenceRound Round, ActorRole By, string Sha256);

/// <summary>A dispute over an order's money, as its events so far leave it (rules.md section 6). An order sees at most one.</summary>
public sealed record Dispute
{
    /// <summary>Which dispute.</summary>
    public required DisputeId Id { get; init; }

    /// <summary>Which side took it here.</summary>
    public required ActorRole OpenedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset OpenedUtc { get; init; }

    /// <summary>What the buyer asks for.</summary>
    public required Money Claimed { get; init; }

    /// <summary>Where it stands.</summary>
    public required DisputePhase Phase { get; init; }

    /// <summary>When the phase ends, or an overdue ruling is raised again; null once it is over.</summary>
    public DateTimeOffset? DueUtc { get; init; }

    /// <summary>When the first ruling was due at first; null before it is an arbiter's turn. The arbiters' queue is sorted by it.</summary>
    public DateTimeOffset? RulingDueUtc { get; init; }

    /// <summary>The same for the second ruling.</summary>
    public DateTimeOffset? AppealRulingDueUtc { get; init; }

    /// <summary>How often the ruling was raised as overdue; above 0 it is in the senior queue.</summary>
    public int OverdueLevel { get; init; }

    /// <summary>What was filed.</summary>
    public IReadOnlyList<FiledStatement> Statements { get; init; } = [];

    /// <summary>The sides that have had their reply in this round; on appeal the one that appealed has.</summary>
    public IReadOnlyList<ActorRole> RepliedBy { get; init; } = [];

    /// <summary>How many offers were made.</summary>
    public int Offers { get; init; }

    /// <summary>The offer that stands; null when there is none.</summary>
    public SettlementOffer? Offer { get; init; }

    /// <summary>The first ruling; null before.</summary>
    public Ruling? Ruling { get; init; }

    /// <summary>The sides that accepted the first ruling.</summary>
    public IReadOnlyList<ActorRole> AcceptedBy { get; init; } = [];

    /// <summary>The side that appealed; null when none did.</summary>
    public ActorRole? AppealedBy { get; init; }

    /// <summary>The second ruling; null before.</summary>
    public Ruling? AppealRuling { get; init; }

    /// <summary>How it ended; null while it is open.</summary>
    public DisputeEnd? End { get; init; }

    /// <summary>Whether it is not over.</summary>
    public bool IsOpen => Phase != DisputePhase.Closed;

    /// <summary>Whether each side may see what the other filed; one that was settled before never lets them.</summary>
    public bool IsUnsealed { get; init; }

    /// <summary>Whether a side filed in a round.</summary>
    public bool HasFiled(ActorRole side, EvidenceRound round) => Statements.Any(statement => statement.By == side && statement.Round == round);

    /// <summary>The sides that may still reply in this round.</summary>
    internal IEnumerable<ActorRole> RepliesOpen => Sides.Both.Except(RepliedBy);
}

/// <summary>The two sides of an order.</summary>
internal static class Sides
{
    public static readonly ActorRole[] Both = [ActorRole.Buyer, ActorRole.Seller];
}
