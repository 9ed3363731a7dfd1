using Marketplace.Domain;
using Marketplace.Domain.Decisions;
using Marketplace.Domain.Messages;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Offences;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Messages;

/// <summary>GET /api/operator/flagged-messages and what operators make of them (docs/adr/0017): cleared, or a review case against the sender.</summary>
public sealed class OperatorFlags(
    FlagStore flags, ReviewStore reviews, ConversationStore conversations, ConversationAccess access, PolicyCatalog policies, TimeProvider time)
{
    /// <summary>200 with a page of what is in a state, newest first: who, where and what it seems to hold, not what it says; 400 INVALID_QUERY.</summary>
    [Function("ListFlaggedMessages"), Access(Caller.Staff, StaffRoles.Operator)]
    [Query("state", "Messages in this state; open ones unless said.", Type = typeof(FlagState))]
    [Answers(typeof(ListPage<FlagResponse>))]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "operator/flagged-messages")] HttpRequest request, CancellationToken cancellationToken)
    {
        return PageRequest.State(request, FlagState.Open).TryGet(out FlagState wanted, out Answer? problem) && PageRequest.Read(request, FlagStore.ListOf(wanted)).TryGet(out PageRequest? page, out problem)
            ? (await flags.ReadAsync(wanted, page, FlagResponse.Of, cancellationToken)).ToAnswer(list => Answer.Ok(list))
            : problem;
    }

    /// <summary>200 with the conversation from a message on; the reading is written down first, and both sides can see it. 404 once it was cleared.</summary>
    [Function("ReadFlaggedConversation"), Access(Caller.Staff, StaffRoles.Operator)]
    [Query("after", "The number of the last message that one has.")]
    [Query("limit", "How many at most, 1 to 100; 20 unless said.")]
    [Answers(typeof(FlaggedConversationResponse))]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "operator/flagged-messages/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!MessageRange.Read(request).TryGet(out MessageRange? range, out Answer? problem))
        {
            return problem;
        }

        if (await FindAsync(id, cancellationToken) is not { Flag: { State: not FlagState.Cleared } flag }
            || await conversations.ReadAsync(flag.ConversationId, cancellationToken) is not { Conversation: var conversation })
        {
            return Problem.NotFound();
        }

        await access.NoteAsync(CurrentMember.Get(request.HttpContext), conversation, cancellationToken);
        IReadOnlyList<Message> messages = await conversations.ReadMessagesAsync(conversation.Id, range.After, range.Limit, cancellationToken);
        return Answer.Ok(new FlaggedConversationResponse(FlagResponse.Of(flag), MessagesResponse.Of(conversation, messages)), Answer.ETagOf(flag.Version));
    }

    /// <summary>It is harmless. 200; 403 ARBITER_IS_PARTY; 409 FLAG_STATE; 422.</summary>
    [Function("ClearFlaggedMessage"), Access(Caller.Staff, StaffRoles.Operator)]
    [Takes(typeof(ClearFlagRequest))]
    [Answers(typeof(FlagResponse), "ARBITER_IS_PARTY", "FLAG_STATE", "VALIDATION_FAILED")]
    public async Task<IResult> ClearAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "operator/flagged-messages/{id}/clear")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        Parsed<KeyedRequest<ClearFlagRequest>> read = await KeyedRequest.ReadAsync<ClearFlagRequest>(request, cancellationToken);
        if (!read.TryGet(out KeyedRequest<ClearFlagRequest>? asked, out Answer? problem))
        {
            return problem;
        }

        return await ChangeAsync(
            id,
            asked.Key,
            IfMatch.Read(request),
            flag => flag.Clear(asked.Caller.Id, asked.Body.Reasons, policies.Current.Offences, time.GetUtcNow()),
            async (before, after) =>
            {
                Answer answer = Answer.Ok(FlagResponse.Of(after), Answer.ETagOf(after.Version));
                return await flags.TryWriteAsync(before, after, asked.Key, answer, cancellationToken) ? answer : null;
            },
            cancellationToken);
    }

    /// <summary>201 with an open case against its sender, to be upheld or dismissed as any other; 403 ARBITER_IS_PARTY; 409 FLAG_STATE; 422.</summary>
    [Function("ReviewFlaggedMessage"), Access(Caller.Staff, StaffRoles.Operator)]
    [Takes(typeof(ReviewFlagRequest))]
    [Answers(typeof(ReviewResponse), "ARBITER_IS_PARTY", "FLAG_STATE", "VALIDATION_FAILED", Status = StatusCodes.Status201Created)]
    public async Task<IResult> ReviewAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "operator/flagged-messages/{id}/review")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        Parsed<KeyedRequest<ReviewFlagRequest>> read = await KeyedRequest.ReadAsync<ReviewFlagRequest>(request, cancellationToken);
        if (!read.TryGet(out KeyedRequest<ReviewFlagRequest>? asked, out Answer? problem))
        {
            return problem;
        }

        ReviewId reviewId = ReviewId.For(asked.Caller.Id, asked.Key.Key);
        return await ChangeAsync(
            id,
            asked.Key,
            IfMatch.Read(request),
            flag => flag.Accuse(reviewId, asked.Caller.Id, asked.Body.Findings, policies.Current, time.GetUtcNow()),
            async (before, accused) =>
            {
                Answer answer = ReviewResponse.Opened(accused.Review);
                return await reviews.TryWriteAsync(null, accused.Review, asked.Key, answer, FlagStore.Change(before, accused.Flag), cancellationToken) ? answer : null;
            },
            cancellationToken);
    }

    private async Task<StoredFlag?> FindAsync(string id, CancellationToken cancellationToken) =>
        IdText.TryParse<FlagId>(id) is { } known ? await flags.ReadAsync(known, cancellationToken) : null;

    // Who loses the race is told what the winner made of it: it is open once only.
    private async Task<Answer> ChangeAsync<T>(
        string id, IdempotencyKey key, IfMatch ifMatch, Func<FlaggedMessage, Decision<T>> decide, Func<StoredFlag, T, Task<Answer?>> tryWriteAsync, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } before)
        {
            return Problem.NotFound();
        }

        Decision<T> decision = decide(before.Flag);
        if (ifMatch.Matches(before.Flag.Version) && decision.Rejection is null && await tryWriteAsync(before, decision.Value) is { } done)
        {
            return done;
        }

        string state = MarketJson.Name(before.Flag.State);
        return await reviews.ReplayAsync(key, cancellationToken)
            ?? (!ifMatch.Matches(before.Flag.Version) ? Problem.PreconditionFailed(state) : decision.Rejection is { } rejection ? Problem.Of(rejection, state) : Problem.Busy());
    }
}
