namespace Marketplace.Domain.Policies;

/// <summary>The clocks, bounds and criteria of disputes (rules.md section 6). Public: clients show them before anyone needs them.</summary>
public sealed record DisputeRules
{
    /// <summary>How long both sides have to show what they have; until then it is sealed to the other side.</summary>
    public required int EvidenceHours { get; init; }

    /// <summary>How long both sides then have to reply to it.</summary>
    public required int ReplyHours { get; init; }

    /// <summary>How many working days an arbiter has to rule.</summary>
    public required int RulingWorkingDays { get; init; }

    /// <summary>After so many more working days an overdue ruling is raised again, each time one level higher.</summary>
    public required int OverdueWorkingDays { get; init; }

    /// <summary>How long a first ruling may be appealed; its money waits for that.</summary>
    public required int AppealHours { get; init; }

    /// <summary>Settlement offers of one dispute, both sides together.</summary>
    public required int OffersMax { get; init; }

    /// <summary>Characters of a statement or of a ruling's reasons.</summary>
    public required int TextLengthMax { get; init; }

    /// <summary>Documents of one statement.</summary>
    public required int DocumentsMax { get; init; }

    /// <summary>A ruling gives reasons of at least so many characters.</summary>
    public required int ReasonsLengthMin { get; init; }

    /// <summary>What rulings are made against: key, then language, then text.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Criteria { get; init; }
}
