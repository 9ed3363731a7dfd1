using System.Text.Json.Serialization;
using Marketplace.Domain.Credit;
using Marketplace.Domain.Decisions;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Offences;

/// <summary>How far a case has come.</summary>
public enum ReviewState
{
    /// <summary>An operator is to decide.</summary>
    Open,

    /// <summary>It was no offence.</summary>
    Dismissed,

    /// <summary>It was one.</summary>
    Upheld,

    /// <summary>It was one, and the member says otherwise: another operator is to decide.</summary>
    Appealed,

    /// <summary>It was one, the other operator found too.</summary>
    Confirmed,

    /// <summary>It was none, the other operator found: all of it is undone.</summary>
    Reversed,
}

/// <summary>What an operator decided.</summary>
/// <param name="By">Who.</param>
/// <param name="AtUtc">When.</param>
/// <param name="Reasons">Why, for the member and for whoever looks later.</param>
public sealed record ReviewDecision(MemberId By, DateTimeOffset AtUtc, string Reasons);

/// <summary>What a member says against a decision.</summary>
/// <param name="AtUtc">When.</param>
/// <param name="Text">In one's own words.</param>
public sealed record ReviewAppeal(DateTimeOffset AtUtc, string Text);

/// <summary>Points that ratings of some orders brought a member.</summary>
/// <param name="AsSeller">As seller.</param>
/// <param name="AsBuyer">As buyer.</param>
public sealed record PointsBrought(int AsSeller, int AsBuyer);

/// <summary>A suspicion against one member, and what became of it. A machine may open one; only people decide.</summary>
public sealed record ReviewCase
{
    // A case goes one way only: opened, decided, appealed against, decided on again.

    /// <summary>The version that a decision makes.</summary>
    public const long DecidedVersion = 2;

    /// <summary>The version that an appeal makes.</summary>
    public const long AppealedVersion = 3;

    /// <summary>The version that the decision on an appeal makes.</summary>
    public const long AppealDecidedVersion = 4;

    /// <summary>Its id.</summary>
    public required ReviewId Id { get; init; }

    /// <summary>Against whom.</summary>
    public required MemberId Accused { get; init; }

    /// <summary>Of what.</summary>
    public required OffenceKind Kind { get; init; }

    /// <summary>The orders that show it: once upheld, what they made others say about the member does not count.</summary>
    public required IReadOnlyList<OrderId> Orders { get; init; }

    /// <summary>Others who seem to have a part in it.</summary>
    public required IReadOnlyList<MemberId> Others { get; init; }

    /// <summary>What was found.</summary>
    public required string Findings { get; init; }

    /// <summary>The message that shows it; null when none does.</summary>
    public FlagId? Flag { get; init; }

    /// <summary>The operator who opened it; null when the nightly search did.</summary>
    public MemberId? OpenedBy { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedUtc { get; init; }

    /// <summary>The policy version that it was opened under, and ends under.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>How far it has come.</summary>
    public ReviewState State { get; init; }

    /// <summary>The decision; null before.</summary>
    public ReviewDecision? Decision { get; init; }

    /// <summary>What the orders' ratings had brought when it was decided: taken away with them, and once more.</summary>
    public PointsBrought? Brought { get; init; }

    /// <summary>The member's appeal; null without one.</summary>
    public ReviewAppeal? Appeal { get; init; }

    /// <summary>What was decided on the appeal; null before.</summary>
    public ReviewDecision? AppealDecision { get; init; }

    /// <summary>How often it was written.</summary>
    public long Version { get; init; } = 1;

    /// <summary>Whether it is an offence now.</summary>
    [JsonIgnore]
    public bool IsOffence => State is ReviewState.Upheld or ReviewState.Appealed or ReviewState.Confirmed;

    /// <summary>Whether it is an offence, or was one until an appeal.</summary>
    [JsonIgnore]
    public bool WasUpheld => IsOffence || State == ReviewState.Reversed;

    /// <summary>An operator finds it none.</summary>
    public Decision<ReviewCase> Dismiss(MemberId by, string reasons, OffenceTerms terms, DateTimeOffset nowUtc) =>
        Obstacle(by, reasons, terms, ReviewState.Open) is { } obstacle ? obstacle : Next(ReviewState.Dismissed) with { Decision = new(by, nowUtc, reasons) };

    /// <summary>An operator finds it an offence.</summary>
    public Decision<ReviewCase> Uphold(MemberId by, string reasons, PointsBrought brought, OffenceTerms terms, DateTimeOffset nowUtc) =>
        Obstacle(by, reasons, terms, ReviewState.Open) is { } obstacle
            ? obstacle
            : Next(ReviewState.Upheld) with { Decision = new(by, nowUtc, reasons), Brought = brought };

    /// <summary>What it puts into the member's credit; null while it is no offence.</summary>
    public Offence? ToOffence(OffenceTerms terms) => !IsOffence ? null : new(Kind, Decision!.AtUtc)
    {
        Id = Id,
        Orders = Orders,
        TakenAsSeller = Math.Max(0, Brought!.AsSeller),
        TakenAsBuyer = Math.Max(0, Brought.AsBuyer),
        PenaltyPoints = terms.Points[Kind],
    };

    /// <summary>The member's appeal, once and in time.</summary>
    public Decision<ReviewCase> AppealWith(string text, OffenceTerms terms, DateTimeOffset nowUtc)
    {
        FieldErrors errors = new();
        errors.RequireText(text, "text", 1, terms.TextLengthMax, multiline: true);
        return errors.ToRejection() is { } invalid ? invalid
            : State != ReviewState.Upheld ? WrongState()
            : nowUtc > Decision!.AtUtc.AddDays(terms.AppealWithinDays) ? Rejection.Conflict("DEADLINE_PASSED", $"An appeal takes {terms.AppealWithinDays} days at most.")
            : Next(ReviewState.Appealed) with { Appeal = new(nowUtc, text) };
    }

    /// <summary>Another operator's decision on the appeal.</summary>
    public Decision<ReviewCase> DecideAppeal(MemberId by, bool upheld, string reasons, OffenceTerms terms, DateTimeOffset nowUtc) =>
        Obstacle(by, reasons, terms, ReviewState.Appealed) is { } obstacle ? obstacle
            : by == Decision!.By ? Rejection.Forbidden("ARBITER_RULED_BEFORE", "An appeal goes to another operator.")
            : Next(upheld ? ReviewState.Reversed : ReviewState.Confirmed) with { AppealDecision = new(by, nowUtc, reasons) };

    private Rejection? Obstacle(MemberId by, string reasons, OffenceTerms terms, ReviewState needed)
    {
        FieldErrors errors = new();
        errors.RequireText(reasons, "reasons", 1, terms.TextLengthMax, multiline: true);
        return errors.ToRejection() is { } invalid ? invalid
            : by == Accused || Others.Contains(by) ? Rejection.Forbidden("ARBITER_IS_PARTY", "Nobody decides on one's own case.")
            : State != needed ? WrongState()
            : null;
    }

    private ReviewCase Next(ReviewState state) => this with { State = state, Version = Version + 1 };

    private static Rejection WrongState() => Rejection.Conflict("REVIEW_STATE", "The case's state does not allow this.");
}
