using System.Net;
using Marketplace.Domain.Decisions;
using Marketplace.Domain.Members;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Notifications;

/// <summary>A change of one group's channels; what is null stays.</summary>
/// <param name="Group">The group.</param>
/// <param name="Email">By mail.</param>
/// <param name="Webhook">To the member's webhooks.</param>
public sealed record ChannelChange(NoticeGroup Group, bool? Email = null, bool? Webhook = null);

/// <summary>A member chooses how to be told.</summary>
/// <param name="Changes">At most one a group.</param>
public sealed record ChooseChannels(IReadOnlyList<ChannelChange> Changes) : MemberCommand
{
    /// <inheritdoc/>
    public override Decision<MemberChange> Decide(MemberState member, MemberRules rules, DateTimeOffset nowUtc)
    {
        FieldErrors errors = new();
        errors.Require(Changes.DistinctBy(change => change.Group).Count() == Changes.Count, "groups", "names a group twice");
        errors.Require(
            !Changes.Any(change => change is { Group: NoticeGroup.Security, Email: false }), "groups", "cannot switch off mail about the account's safety");
        NotificationSettings before = member.Notifications;
        ChannelChoice[] choices =
        [
            .. Enum.GetValues<NoticeGroup>().Select(before.Of).Select(choice => Changes.FirstOrDefault(change => change.Group == choice.Group) is { } change
                ? choice with { Email = change.Email ?? choice.Email, Webhook = change.Webhook ?? choice.Webhook }
                : choice),
        ];
        return errors.ToRejection() is { } invalid ? invalid : new MemberChange(member with { Notifications = before with { Choices = choices } });
    }
}

/// <summary>A member's own system wants to be told, too.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">Where to: <c>https</c> and a name or a public address. What the name leads to is checked at every call.</param>
/// <param name="Terms">How many there may be.</param>
/// <param name="AllowInsecure">Also <c>http</c>: for development only.</param>
public sealed record AddWebhook(WebhookId Id, string Url, NotificationTerms Terms, bool AllowInsecure) : MemberCommand
{
    private const int UrlLengthMax = 500;

    /// <inheritdoc/>
    public override Decision<MemberChange> Decide(MemberState member, MemberRules rules, DateTimeOffset nowUtc)
    {
        FieldErrors errors = new();
        errors.Require(UrlOf(Url) is not null, "url", $"must be an https address of at most {UrlLengthMax} characters, without a name or password in it");
        NotificationSettings before = member.Notifications;
        return errors.ToRejection() is { } invalid ? invalid
            : before.Webhooks.Any(webhook => webhook.Id == Id) ? new MemberChange(member)
            : before.Webhooks.Count >= Terms.WebhooksMax ? Rejection.Conflict("WEBHOOK_LIMIT", $"A member has at most {Terms.WebhooksMax} webhooks.")
            : new MemberChange(member with { Notifications = before with { Webhooks = [.. before.Webhooks, new Webhook(Id, UrlOf(Url)!, nowUtc)] } });
    }

    private Uri? UrlOf(string text) =>
        text.Length <= UrlLengthMax && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)) && Uri.TryCreate(text, UriKind.Absolute, out Uri? url)
        && (url.Scheme == Uri.UriSchemeHttps || (AllowInsecure && url.Scheme == Uri.UriSchemeHttp))
        && url.UserInfo.Length == 0 && url.Fragment.Length == 0
        && (!IPAddress.TryParse(url.IdnHost.Trim('[', ']'), out IPAddress? address) || AllowInsecure || PublicAddress.Is(address))
            ? url
            : null;
}

/// <summary>A member's system is told no more.</summary>
/// <param name="Id">Which.</param>
public sealed record RemoveWebhook(WebhookId Id) : MemberCommand
{
    /// <inheritdoc/>
    public override Decision<MemberChange> Decide(MemberState member, MemberRules rules, DateTimeOffset nowUtc) => new MemberChange(
        member with { Notifications = member.Notifications with { Webhooks = [.. member.Notifications.Webhooks.Where(webhook => webhook.Id != Id)] } });
}
