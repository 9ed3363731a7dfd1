using Marketplace.Domain;
using Marketplace.Domain.Members;
using Marketplace.Domain.Notifications;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Members;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Notifications.Webhooks;

/// <summary>Where notices are to be sent.</summary>
/// <param name="Url" example="https://shop.example/market">An <c>https</c> address that can be reached from the internet.</param>
public sealed record AddWebhookRequest(string Url);

/// <summary>A system of the member's that is told.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">Where it is.</param>
/// <param name="CreatedUtc">Since when it is told.</param>
/// <param name="Secret">What calls are signed with; in the answer to its creation and never again.</param>
public sealed record MemberWebhookResponse(WebhookId Id, string Url, DateTimeOffset CreatedUtc, string? Secret = null)
{
    internal static MemberWebhookResponse Of(Webhook webhook) => new(webhook.Id, webhook.Url.AbsoluteUri, webhook.CreatedUtc);
}

/// <summary>All webhooks of the member.</summary>
/// <param name="Items">Oldest first.</param>
public sealed record MemberWebhooksResponse(IReadOnlyList<MemberWebhookResponse> Items)
{
    internal static Answer Answer(MemberState member) => Platform.Http.Answer.Ok(new MemberWebhooksResponse([.. member.Notifications.Webhooks.Select(MemberWebhookResponse.Of)]));
}

/// <summary>POST, GET and DELETE /api/members/me/webhooks: the caller's own systems that are told what the inbox is told.</summary>
public sealed class WebhookFunctions(MemberStore members, MemberSecrets secrets, WebhookSettings settings, PolicyCatalog policies)
{
    /// <summary>201 with the secret, which is never shown again; 409 WEBHOOK_LIMIT; 422.</summary>
    [Function("AddWebhook"), Access(Caller.Member)]
    [Takes(typeof(AddWebhookRequest))]
    [Answers(typeof(MemberWebhookResponse), "WEBHOOK_LIMIT", "VALIDATION_FAILED", Status = StatusCodes.Status201Created)]
    public async Task<IResult> AddAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "members/me/webhooks")] HttpRequest request, CancellationToken cancellationToken)
    {
        Parsed<KeyedRequest<AddWebhookRequest>> read = await KeyedRequest.ReadAsync<AddWebhookRequest>(request, cancellationToken);
        if (!read.TryGet(out KeyedRequest<AddWebhookRequest>? asked, out Answer? problem))
        {
            return problem;
        }

        WebhookId id = WebhookId.For(asked.Caller.Id, asked.Key.Key);
        AddWebhook command = new(id, asked.Body.Url, policies.Current.Notifications, settings.AllowPrivate);

        // The answer is kept without the secret, which follows from the id.
        MemberCaller caller = new(
            member => Answer.Created(
                MemberWebhookResponse.Of(member.Notifications.Webhooks.Single(webhook => webhook.Id == id)), $"/api/members/me/webhooks/{id}", Answer.ETagOf(member.Version)),
            asked.Key);
        Answer answer = MemberStore.AnswerTo(await members.HandleAsync(asked.Caller.Id, command, caller, cancellationToken));
        return answer.Status == StatusCodes.Status201Created
            ? answer with { Body = MarketJson.Write(MarketJson.Read<MemberWebhookResponse>(answer.Body!) with { Secret = secrets.SecretOf(id) }, MarketJson.Responses) }
            : answer;
    }

    /// <summary>200 with all of them, without their secrets.</summary>
    [Function("ListWebhooks"), Access(Caller.Member)]
    [Answers(typeof(MemberWebhooksResponse))]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "members/me/webhooks")] HttpRequest request, CancellationToken cancellationToken) =>
        MemberWebhooksResponse.Answer(await members.ReadAsync(CurrentMember.Get(request.HttpContext).Id, cancellationToken));

    /// <summary>Idempotent by itself: what is not there is removed. 200 with those that are left.</summary>
    [Function("RemoveWebhook"), Access(Caller.Member)]
    [Answers(typeof(MemberWebhooksResponse), "BUSY")]
    public async Task<IResult> RemoveAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "members/me/webhooks/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        MemberId member = CurrentMember.Get(request.HttpContext).Id;
        MemberState now = await members.ReadAsync(member, cancellationToken);
        return IdText.TryParse<WebhookId>(id) is { } webhook && now.Notifications.Webhooks.Any(one => one.Id == webhook)
            ? MemberStore.AnswerTo(await members.HandleAsync(member, new RemoveWebhook(webhook), new MemberCaller(MemberWebhooksResponse.Answer), cancellationToken))
            : MemberWebhooksResponse.Answer(now);
    }
}
