namespace Marketplace.Domain.Policies;

/// <summary>How much unpaid business a buyer may have (rules.md section 3).</summary>
public sealed record OrderingLimits
{
    /// <summary>Unpaid orders that a buyer may have open at once.</summary>
    public required int UnpaidOpenMax { get; init; }

    /// <summary>Orders lost unpaid, within the window, at which ordering is suspended.</summary>
    public required int UnpaidCancellationsMax { get; init; }

    /// <summary>The window in which they are counted.</summary>
    public required int UnpaidCancellationsWindowDays { get; init; }

    /// <summary>How long ordering is suspended.</summary>
    public required int SuspensionDays { get; init; }
}
