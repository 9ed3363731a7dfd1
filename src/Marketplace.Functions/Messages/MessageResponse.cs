using Marketplace.Domain;
using Marketplace.Domain.Evidence;
using Marketplace.Domain.Messages;
using Marketplace.Domain.Orders;

namespace Marketplace.Functions.Messages;

/// <summary>A message to send.</summary>
/// <param name="Text">1 to 1,000 characters.</param>
/// <param name="Documents">Up to 5, each with the SHA-256 of its bytes.</param>
public sealed record SendMessageRequest(string Text, IReadOnlyList<EvidenceDocument>? Documents = null);

/// <summary>How far one has read.</summary>
/// <param name="UpTo">The number of the last message that one has seen.</param>
public sealed record ReadMessagesRequest(int UpTo);

/// <summary>A message.</summary>
/// <param name="Number">Counts the conversation's messages from 1.</param>
/// <param name="By">buyer or seller.</param>
/// <param name="Text">As it was written.</param>
/// <param name="Documents">What was shown.</param>
/// <param name="AtUtc">When.</param>
/// <param name="Flags">What it seems to hold that leads off the market.</param>
/// <param name="Warning">What to tell the reader about that; absent for most.</param>
public sealed record MessageResponse(
    int Number, ActorRole By, string Text, IReadOnlyList<EvidenceDocument> Documents, DateTimeOffset AtUtc, IReadOnlyList<MessageWarning> Flags, string? Warning)
{
    private const string Caution =
        "This message seems to lead off the market. Pay and talk here only: what is paid elsewhere is not held for you, and nobody can get it back. "
        + "本消息疑似引导至平台外。请只在平台内付款和沟通：平台外的付款不受担保，无法追回。";

    internal static MessageResponse Of(Message message) =>
        new(message.Number, message.By, message.Text, message.Documents, message.AtUtc, message.Flags, message.IsFlagged ? Caution : null);
}

/// <summary>A message that was sent, and where.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Message">The message.</param>
public sealed record SentMessageResponse(ConversationId ConversationId, MessageResponse Message);

/// <summary>A stretch of a conversation, oldest first.</summary>
/// <param name="ConversationId">The conversation; it exists from its first message on.</param>
/// <param name="OrderId">The order that it is about.</param>
/// <param name="ListingId">The listing that it is about.</param>
/// <param name="BuyerId">Who buys, or asks.</param>
/// <param name="SellerId">Who sells.</param>
/// <param name="Count">How many messages it has in all.</param>
/// <param name="Items">The messages asked for. More follow while the last one's number is below <c>count</c>.</param>
public sealed record MessagesResponse(
    ConversationId ConversationId, OrderId? OrderId, ListingId? ListingId, MemberId BuyerId, MemberId SellerId, int Count, IReadOnlyList<MessageResponse> Items)
{
    internal static MessagesResponse Of(Conversation conversation, IReadOnlyList<Message> messages) => new(
        conversation.Id,
        conversation.OrderId,
        conversation.ListingId,
        conversation.BuyerId,
        conversation.SellerId,
        conversation.Count,
        [.. messages.Select(MessageResponse.Of)]);
}

/// <summary>A conversation in one's list.</summary>
/// <param name="Id">The conversation.</param>
/// <param name="Side">What one is in it: buyer or seller.</param>
/// <param name="With">The other one.</param>
/// <param name="OrderId">The order that it is about.</param>
/// <param name="ListingId">The listing that it is about.</param>
/// <param name="Title">What it is about, for people.</param>
/// <param name="Count">How many messages it has.</param>
/// <param name="Unread">How many of them wait to be read.</param>
/// <param name="LastBy">Whose the last line is.</param>
/// <param name="LastLine">How it begins.</param>
/// <param name="LastUtc">When it was said.</param>
public sealed record ConversationResponse(
    ConversationId Id, ActorRole Side, MemberId With, OrderId? OrderId, ListingId? ListingId, string Title, int Count, int Unread, ActorRole LastBy, string LastLine, DateTimeOffset LastUtc)
{
    internal static ConversationResponse Of(ConversationEntry entry) => new(
        entry.Id, entry.Side, entry.With, entry.OrderId, entry.ListingId, entry.Title, entry.Count, entry.Unread, entry.LastBy, entry.LastLine, entry.LastUtc);
}

/// <summary>What waits to be read; a thousand conversations are counted.</summary>
/// <param name="Conversations">In how many conversations.</param>
/// <param name="Messages">How many messages.</param>
public sealed record UnreadResponse(int Conversations, int Messages);
