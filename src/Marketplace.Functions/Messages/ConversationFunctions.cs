using Marketplace.Domain;
using Marketplace.Domain.Messages;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Members;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Messages;

/// <summary>GET /api/conversations and what is below: one's conversations, whatever they are about.</summary>
public sealed class ConversationFunctions(
    ConversationStore conversations, ConversationLists lists, ConversationAccess access, DisclosureStore disclosures, MessageDesk desk)
{
    /// <summary>200 with a page, newest first; 400 INVALID_QUERY.</summary>
    [Function("ListConversations"), Access(Caller.Member)]
    [Answers(typeof(ListPage<ConversationResponse>))]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "conversations")] HttpRequest request, CancellationToken cancellationToken)
    {
        MemberId member = CurrentMember.Get(request.HttpContext).Id;
        return PageRequest.Read(request, ConversationLists.ListOf(member)).TryGet(out PageRequest? page, out Answer? problem)
            ? (await lists.ReadAsync(member, page, ConversationResponse.Of, cancellationToken)).ToAnswer(list => Answer.Ok(list))
            : problem;
    }

    /// <summary>200; one request to storage.</summary>
    [Function("CountUnreadMessages"), Access(Caller.Member)]
    [Answers(typeof(UnreadResponse))]
    public async Task<IResult> CountAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "conversations/unread-count")] HttpRequest request, CancellationToken cancellationToken)
    {
        IReadOnlyList<int> unread = await lists.CountUnreadAsync(CurrentMember.Get(request.HttpContext).Id, cancellationToken);
        return Answer.Ok(new UnreadResponse(unread.Count, unread.Sum()));
    }

    /// <summary>200, oldest first; staff reads an order's once a dispute or claim was opened, and is written down. 404 for everyone else.</summary>
    [Function("ListMessages"), Access(Caller.Member)]
    [Query("after", "The number of the last message that one has.")]
    [Query("limit", "How many at most, 1 to 100; 20 unless said.")]
    [Answers(typeof(MessagesResponse))]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "conversations/{id}/messages")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        return await FindAsync(id, cancellationToken) is { } found && await access.AdmitsAsync(CurrentMember.Get(request.HttpContext), found, null, cancellationToken)
            ? await conversations.AnswerAsync(request, found, cancellationToken)
            : Problem.NotFound();
    }

    /// <summary>200 with a page, oldest first, of who of the staff read it, one an hour; for its two members. An order's are with the order.</summary>
    [Function("ListConversationDisclosures"), Access(Caller.Member)]
    [Answers(typeof(ListPage<DisclosureRecord>))]
    public async Task<IResult> ListDisclosuresAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "conversations/{id}/disclosures")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not { } found || found.SideOf(CurrentMember.Get(request.HttpContext).Id) is null)
        {
            return Problem.NotFound();
        }

        string list = found.OrderId is { } order ? DisclosureStore.ListOf(order) : DisclosureStore.ListOf(found.Id);
        return PageRequest.Read(request, list).TryGet(out PageRequest? page, out Answer? problem)
            ? (await (found.OrderId is { } of ? disclosures.ReadAsync(of, page, cancellationToken) : disclosures.ReadAsync(found.Id, page, cancellationToken))).ToAnswer(read => Answer.Ok(read))
            : problem;
    }

    /// <summary>201 with the message; 409 TOO_MANY_MESSAGES, CONVERSATION_FULL; 422 VALIDATION_FAILED.</summary>
    [Function("SendMessage"), Access(Caller.Member)]
    [Takes(typeof(SendMessageRequest))]
    [Answers(typeof(SentMessageResponse), "TOO_MANY_MESSAGES", "CONVERSATION_FULL", "VALIDATION_FAILED", Status = StatusCodes.Status201Created)]
    public async Task<IResult> SendAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "conversations/{id}/messages")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        Parsed<KeyedRequest<SendMessageRequest>> read = await KeyedRequest.ReadAsync<SendMessageRequest>(request, cancellationToken);
        if (!read.TryGet(out KeyedRequest<SendMessageRequest>? asked, out Answer? problem))
        {
            return problem;
        }

        // It is begun where it belongs: at an order or a listing.
        return IdText.TryParse<ConversationId>(id) is { } known
            ? await desk.SayAsync(known, () => Task.FromResult<Parsed<Conversation>>(Problem.NotFound()), asked, IfMatch.Read(request), cancellationToken)
            : Problem.NotFound();
    }

    /// <summary>200 with the conversation as it is in the list now; 422 VALIDATION_FAILED for a number that no message has.</summary>
    [Function("ReadMessages"), Access(Caller.Member)]
    [Takes(typeof(ReadMessagesRequest))]
    [Answers(typeof(ConversationResponse), "VALIDATION_FAILED")]
    public async Task<IResult> MarkReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "conversations/{id}/read")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        Parsed<KeyedRequest<ReadMessagesRequest>> read = await KeyedRequest.ReadAsync<ReadMessagesRequest>(request, cancellationToken);
        if (!read.TryGet(out KeyedRequest<ReadMessagesRequest>? asked, out Answer? problem))
        {
            return problem;
        }

        if (await FindAsync(id, cancellationToken) is not { } found || found.SideOf(asked.Caller.Id) is not { } side)
        {
            return Problem.NotFound();
        }

        if (!IfMatch.Read(request).Matches(found.Count))
        {
            return Problem.PreconditionFailed("changed");
        }

        return await conversations.FindMessageAsync(found.Id, asked.Body.UpTo, cancellationToken) is { } last
            ? await lists.MarkReadAsync(
                found, side, last.SentBy(side == ActorRole.Buyer ? ActorRole.Seller : ActorRole.Buyer), asked.Key, entry => Answer.Ok(ConversationResponse.Of(entry)), cancellationToken)
            : Problem.Of(Domain.Decisions.Rejection.Invalid("VALIDATION_FAILED", "There is no message of this number."));
    }

    private async Task<Conversation?> FindAsync(string id, CancellationToken cancellationToken) =>
        IdText.TryParse<ConversationId>(id) is { } known ? (await conversations.ReadAsync(known, cancellationToken))?.Conversation : null;
}
