namespace Marketplace.Domain.Policies;

/// <summary>Numbers of telling people things (rules.md section 10).</summary>
public sealed record NotificationTerms
{
    /// <summary>How long the inbox shows a notice.</summary>
    public required int InboxDays { get; init; }

    /// <summary>How far unread notices are counted; beyond it there are simply more.</summary>
    public required int UnreadCountMax { get; init; }

    /// <summary>How many webhooks a member may have.</summary>
    public required int WebhooksMax { get; init; }

    /// <summary>How long after each failed try of a mail or a webhook the next one is; after the last it is given up.</summary>
    public required IReadOnlyList<int> RetryAfterSeconds { get; init; }

    /// <summary>How long a try may take before another process takes it for dead; longer than any try does.</summary>
    public required int ClaimSeconds { get; init; }

    /// <summary>How long a process goes by what it last read of how a member wants to be told.</summary>
    public required int ContactSeconds { get; init; }

    /// <summary>Whether all numbers make sense.</summary>
    internal bool IsWhole =>
        new[] { InboxDays, WebhooksMax, ContactSeconds }.All(number => number >= 1) && UnreadCountMax is >= 1 and <= 999 && ClaimSeconds >= 60
        && RetryAfterSeconds.Count > 0 && RetryAfterSeconds.All(seconds => seconds is >= 1 and <= 604_800);
}
