namespace Marketplace.Domain.Notifications;

/// <summary>Which channels carry a group's notices. The inbox always does.</summary>
/// <param name="Group">The group.</param>
/// <param name="Email">By mail, when the member has an address.</param>
/// <param name="Webhook">To the member's webhooks, when there are any.</param>
public sealed record ChannelChoice(NoticeGroup Group, bool Email, bool Webhook)
{
    // Mail for what waits for the member, or moves money; the rest is seen at the next visit.
    internal static ChannelChoice Default(NoticeGroup group) => new(group, group is not (NoticeGroup.Ratings or NoticeGroup.Shop), group != NoticeGroup.Security);
}

/// <summary>A seller's own system that is told, too. Its secret follows from its id and our key; it is kept nowhere.</summary>
/// <param name="Id">Which.</param>
/// <param name="Url">Where to.</param>
/// <param name="CreatedUtc">Since when.</param>
public sealed record Webhook(WebhookId Id, Uri Url, DateTimeOffset CreatedUtc);

/// <summary>How a member is told things.</summary>
public sealed record NotificationSettings
{
    /// <summary>Nothing chosen yet.</summary>
    public static NotificationSettings Blank { get; } = new();

    /// <summary>What was chosen, one line a group; groups without a line have the default.</summary>
    public IReadOnlyList<ChannelChoice> Choices { get; init; } = [];

    /// <summary>The member's webhooks.</summary>
    public IReadOnlyList<Webhook> Webhooks { get; init; } = [];

    /// <summary>The channels of a group. Mail about the account's safety cannot be switched off: who got into the account would.</summary>
    public ChannelChoice Of(NoticeGroup group)
    {
        ChannelChoice chosen = Choices.FirstOrDefault(choice => choice.Group == group) ?? ChannelChoice.Default(group);
        return group == NoticeGroup.Security ? chosen with { Email = true } : chosen;
    }
}
