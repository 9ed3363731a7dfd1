using Marketplace.Domain;
using Marketplace.Domain.Messages;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Messages;

/// <summary>POST and GET /api/orders/{id}/messages: what the two sides of an order say to each other.</summary>
public sealed class OrderMessages(OrderEndpoint orders, OrderStore store, ConversationStore conversations, ConversationAccess access, MessageDesk desk)
{
    /// <summary>201 with the message; 409 TOO_MANY_MESSAGES, CONVERSATION_FULL; 422 VALIDATION_FAILED; 404 for who is no party.</summary>
    [Function("SendOrderMessage"), Access(Caller.Member)]
    [Takes(typeof(SendMessageRequest))]
    [Answers(typeof(SentMessageResponse), "TOO_MANY_MESSAGES", "CONVERSATION_FULL", "VALIDATION_FAILED", Status = StatusCodes.Status201Created)]
    public async Task<IResult> SendAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orders/{id}/messages")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        Parsed<KeyedRequest<SendMessageRequest>> read = await KeyedRequest.ReadAsync<SendMessageRequest>(request, cancellationToken);
        if (!read.TryGet(out KeyedRequest<SendMessageRequest>? asked, out Answer? problem))
        {
            return problem;
        }

        return IdText.TryParse<OrderId>(id) is { } orderId
            ? await desk.SayAsync(ConversationId.For(orderId), () => BeginAsync(orderId, cancellationToken), asked, IfMatch.Read(request), cancellationToken)
            : Problem.NotFound();
    }

    /// <summary>200, oldest first; staff reads it once a dispute or claim was opened, and is written down. 404 for everyone else.</summary>
    [Function("ListOrderMessages"), Access(Caller.Member)]
    [Query("after", "The number of the last message that one has.")]
    [Query("limit", "How many at most, 1 to 100; 20 unless said.")]
    [Answers(typeof(MessagesResponse))]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "orders/{id}/messages")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (await orders.ReadAsync(request, id, cancellationToken) is not { } order
            || !await access.AdmitsAsync(CurrentMember.Get(request.HttpContext), Conversation.About(order), order, cancellationToken))
        {
            return Problem.NotFound();
        }

        Conversation conversation = (await conversations.ReadAsync(ConversationId.For(order.Id), cancellationToken))?.Conversation ?? Conversation.About(order);
        return await conversations.AnswerAsync(request, conversation, cancellationToken);
    }

    private async Task<Parsed<Conversation>> BeginAsync(OrderId id, CancellationToken cancellationToken) =>
        await store.ReadAsync(id, cancellationToken) is { Order: var order } ? Conversation.About(order) : Problem.NotFound();
}
