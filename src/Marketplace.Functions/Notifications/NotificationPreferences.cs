using Marketplace.Domain.Members;
using Marketplace.Domain.Notifications;
using Marketplace.Functions.Members;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Notifications;

/// <summary>What to change; groups and channels that are left out stay.</summary>
/// <param name="Groups">The groups to change, each once.</param>
public sealed record ChooseChannelsRequest(IReadOnlyList<ChannelChange> Groups);

/// <summary>How one is told things. The inbox has everything.</summary>
/// <param name="Version">How often the member was written.</param>
/// <param name="Language">The language of the profile, which all is written in.</param>
/// <param name="HasEmail">Whether a mail address is confirmed; without one nothing is mailed.</param>
/// <param name="Groups">The channels of every group. Mail about the account's safety is always on.</param>
public sealed record NotificationPreferencesResponse(long Version, string Language, bool HasEmail, IReadOnlyList<ChannelChoice> Groups)
{
    internal static Answer Answer(MemberState member) => Platform.Http.Answer.Ok(
        new NotificationPreferencesResponse(
            member.Version, member.Profile.Language, member.Mailbox.Confirmed is not null, [.. Enum.GetValues<NoticeGroup>().Select(member.Notifications.Of)]),
        Platform.Http.Answer.ETagOf(member.Version));
}

/// <summary>GET and PATCH /api/notifications/preferences: how the caller is told things.</summary>
public sealed class NotificationPreferences(MemberStore members)
{
    /// <summary>200 with the channels of every group.</summary>
    [Function("GetNotificationPreferences"), Access(Caller.Member)]
    [Answers(typeof(NotificationPreferencesResponse))]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "notifications/preferences")] HttpRequest request, CancellationToken cancellationToken) =>
        NotificationPreferencesResponse.Answer(await members.ReadAsync(CurrentMember.Get(request.HttpContext).Id, cancellationToken));

    /// <summary>Idempotent by itself; send <c>If-Match</c> against lost edits. 200 with the channels; 412; 422.</summary>
    [Function("ChooseNotificationChannels"), Access(Caller.Member)]
    [Takes(typeof(ChooseChannelsRequest))]
    [Answers(typeof(NotificationPreferencesResponse), "VALIDATION_FAILED", "PRECONDITION_FAILED")]
    public async Task<IResult> ChooseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = "notifications/preferences")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (!(await RequestBody.ReadAsync<ChooseChannelsRequest>(request, cancellationToken)).TryGet(out ChooseChannelsRequest? body, out Answer? problem))
        {
            return problem;
        }

        MemberCaller caller = new(NotificationPreferencesResponse.Answer, IfMatch: IfMatch.Read(request));
        return MemberStore.AnswerTo(await members.HandleAsync(CurrentMember.Get(request.HttpContext).Id, new ChooseChannels(body.Groups), caller, cancellationToken));
    }
}
