using Marketplace.Domain;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Messages;
using Marketplace.Functions.Listings;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Messages;

/// <summary>POST and GET /api/listings/{id}/messages: somebody asks before buying. The seller answers in the conversation.</summary>
public sealed class ListingMessages(ListingStore listings, ConversationStore conversations, MessageDesk desk)
{
    /// <summary>201 with the message; 409 TOO_MANY_MESSAGES, CONVERSATION_FULL; 422 OWN_LISTING, VALIDATION_FAILED.</summary>
    [Function("AskAboutListing"), Access(Caller.Member)]
    [Takes(typeof(SendMessageRequest))]
    [Answers(typeof(SentMessageResponse), "TOO_MANY_MESSAGES", "CONVERSATION_FULL", "OWN_LISTING", "VALIDATION_FAILED", Status = StatusCodes.Status201Created)]
    public async Task<IResult> SendAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "listings/{id}/messages")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        Parsed<KeyedRequest<SendMessageRequest>> read = await KeyedRequest.ReadAsync<SendMessageRequest>(request, cancellationToken);
        if (!read.TryGet(out KeyedRequest<SendMessageRequest>? asked, out Answer? problem))
        {
            return problem;
        }

        MemberId buyer = asked.Caller.Id;
        return IdText.TryParse<ListingId>(id) is { } listing
            ? await desk.SayAsync(ConversationId.For(listing, buyer), () => BeginAsync(listing, buyer, cancellationToken), asked, IfMatch.Read(request), cancellationToken)
            : Problem.NotFound();
    }

    /// <summary>200 with what the caller and the seller said about it, oldest first; 422 OWN_LISTING for the seller, who has one conversation with each who asks.</summary>
    [Function("ListListingMessages"), Access(Caller.Member)]
    [Query("after", "The number of the last message that one has.")]
    [Query("limit", "How many at most, 1 to 100; 20 unless said.")]
    [Answers(typeof(MessagesResponse), "OWN_LISTING")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "listings/{id}/messages")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        MemberId buyer = CurrentMember.Get(request.HttpContext).Id;
        if (IdText.TryParse<ListingId>(id) is not { } listing)
        {
            return Problem.NotFound();
        }

        Conversation? conversation = (await conversations.ReadAsync(ConversationId.For(listing, buyer), cancellationToken))?.Conversation;
        if (conversation is null && !(await BeginAsync(listing, buyer, cancellationToken)).TryGet(out conversation, out Answer? closed))
        {
            return closed;
        }

        return await conversations.AnswerAsync(request, conversation, cancellationToken);
    }

    private async Task<Parsed<Conversation>> BeginAsync(ListingId id, MemberId buyer, CancellationToken cancellationToken)
    {
        Listing? listing = (await listings.ReadAsync(id, cancellationToken))?.Listing;
        return listing?.SellerId == buyer ? Problem.Answer(StatusCodes.Status422UnprocessableEntity, "OWN_LISTING", "Nobody asks oneself.")
            : listing is { IsPublic: true } ? Conversation.About(listing, buyer)
            : Problem.NotFound();
    }
}
