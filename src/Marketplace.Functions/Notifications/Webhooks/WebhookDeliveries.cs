using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Notifications;
using Marketplace.Functions.Members;
using Marketplace.Functions.Notifications.Deliveries;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.OpenApi;
using Marketplace.Functions.Platform.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Notifications.Webhooks;

/// <summary>A notice on its way to a webhook.</summary>
/// <param name="Id">The notice's id.</param>
/// <param name="State">How it stands.</param>
/// <param name="Tries">How often it was tried since it was sent, or sent again.</param>
/// <param name="TriedUtc">When last.</param>
/// <param name="Problem">What went wrong then.</param>
public sealed record DeliveryResponse(NoticeId Id, DeliveryState State, int Tries, DateTimeOffset? TriedUtc, string? Problem)
{
    internal static DeliveryResponse Of(Delivery delivery) => new(delivery.NoticeId, delivery.State, delivery.Tries, delivery.TriedUtc, delivery.Problem);
}

/// <summary>GET /api/members/me/webhooks/{id}/deliveries, and POST …/replay: what was sent to the caller's systems, and sending again what was given up.</summary>
public sealed class WebhookDeliveries(MarketTables tables, MemberStore members, InboxStore inbox, DeliveryQueues queues)
{
    // A replay's message is seen once its commit is there.
    private static readonly TimeSpan _committedWithin = TimeSpan.FromSeconds(1);

    /// <summary>200 with a page, newest first; 400 INVALID_QUERY; 404.</summary>
    [Function("ListWebhookDeliveries"), Access(Caller.Member)]
    [Query("failed", "Only those that were given up.", "true", "false")]
    [Answers(typeof(ListPage<DeliveryResponse>), "NOT_FOUND")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "members/me/webhooks/{id}/deliveries")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        MemberId member = CurrentMember.Get(request.HttpContext).Id;
        if (!PageRequest.Flag(request, "failed").TryGet(out bool failed, out Answer? problem))
        {
            return problem;
        }

        string list = $"{member.Value}:{id}:{failed}";
        if (!PageRequest.Read(request, list).TryGet(out PageRequest? page, out problem))
        {
            return problem;
        }

        if (await FindAsync(member, id, cancellationToken) is not { } webhook)
        {
            return Problem.NotFound();
        }

        (string from, string to) = (DeliveryRows.KeyFrom(webhook.Id.Value), DeliveryRows.KeyTo(webhook.Id.Value));
        string filter = failed
            ? TableClient.CreateQueryFilter($"PartitionKey eq {member.Value} and RowKey ge {from} and RowKey lt {to} and State eq {MarketJson.Name(DeliveryState.Failed)}")
            : TableRows.Range(member.Value, from, to);
        return (await TablePages.ReadAsync(tables.Notifications, filter, list, page, row => DeliveryResponse.Of(DeliveryRows.Read(row)), cancellationToken))
            .ToAnswer(deliveries => Answer.Ok(deliveries));
    }

    /// <summary>200 with the delivery as it begins anew; 404; 409 DELIVERY_STATE for one that was not given up.</summary>
    [Function("ReplayWebhookDelivery"), Access(Caller.Member)]
    [Answers(typeof(DeliveryResponse), "NOT_FOUND", "DELIVERY_STATE")]
    public async Task<IResult> ReplayAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "members/me/webhooks/{id}/deliveries/{notice}/replay")] HttpRequest request,
        string id,
        string notice,
        CancellationToken cancellationToken)
    {
        Parsed<KeyedRequest<NoBody>> read = await KeyedRequest.ReadEmptyAsync(request, cancellationToken);
        if (!read.TryGet(out KeyedRequest<NoBody>? asked, out Answer? problem))
        {
            return problem;
        }

        MemberId member = asked.Caller.Id;
        return await FindAsync(member, id, cancellationToken) is { } webhook && IdText.TryParse<NoticeId>(notice) is { } noticeId
            && await tables.FindDeliveryAsync(member, webhook.Id.Value, noticeId, cancellationToken) is { } stored
            && await inbox.FindAsync(member, noticeId, cancellationToken) is { } told
            ? await ReplayAsync(webhook, told, stored, asked.Key, cancellationToken)
            : Problem.NotFound();
    }

    private async Task<Answer> ReplayAsync(Webhook webhook, Notice notice, StoredDelivery stored, IdempotencyKey key, CancellationToken cancellationToken)
    {
        (MemberId member, string target) = (notice.Recipient, webhook.Id.Value);
        if (stored.Delivery.State == DeliveryState.Failed)
        {
            // The message first: one whose commit never comes is dropped, a commit without a message would wait for ever.
            Delivery again = stored.Delivery.Replay();
            await queues.SendAsync(new DeliveryMessage(notice, target, again.Round), _committedWithin, cancellationToken);
            Answer answer = Answer.Ok(DeliveryResponse.Of(again));
            if (await tables.Notifications.TrySubmitAsync(
                [TableRows.Write(DeliveryRows.Of(member, target, again), stored.ETag), TableRows.Insert(AnswerRow.Create(member.Value, key, answer))], cancellationToken))
            {
                return answer;
            }
        }

        return await AnswerRow.ReplayAsync(tables.Notifications, member.Value, key, cancellationToken)
            ?? Problem.Answer(StatusCodes.Status409Conflict, "DELIVERY_STATE", "Only what was given up is sent again.", MarketJson.Name(stored.Delivery.State));
    }

    private async Task<Webhook?> FindAsync(MemberId member, string id, CancellationToken cancellationToken) =>
        (await members.ReadAsync(member, cancellationToken)).Notifications.Webhooks.FirstOrDefault(webhook => webhook.Id.Value == id);
}
