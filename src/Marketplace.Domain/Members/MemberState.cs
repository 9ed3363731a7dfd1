using Marketplace.Domain.Notifications;
using Marketplace.Domain.Offences;

namespace Marketplace.Domain.Members;

/// <summary>A member as the market knows one. Whoever signs in is a member; one that was never written is a fresh one.</summary>
/// <param name="Id">Who.</param>
public sealed record MemberState(MemberId Id)
{
    /// <summary>What the member says of oneself.</summary>
    public MemberProfile Profile { get; init; } = MemberProfile.Blank;

    /// <summary>Who the member legally is.</summary>
    public Verification Verification { get; init; } = Verification.Blank;

    /// <summary>The second secret; null when it was never set.</summary>
    public PaymentPassword? PaymentPassword { get; init; }

    /// <summary>What upheld offences have brought; null when nothing ever did.</summary>
    public Standing? Standing { get; init; }

    /// <summary>Where mail goes.</summary>
    public Mailbox Mailbox { get; init; } = Mailbox.Blank;

    /// <summary>How the member is told things.</summary>
    public NotificationSettings Notifications { get; init; } = NotificationSettings.Blank;

    /// <summary>When something was first written of this member; null when nothing was.</summary>
    public DateTimeOffset? SinceUtc { get; init; }

    /// <summary>How often it was written.</summary>
    public long Version { get; init; }
}
