using Marketplace.Domain;
using Marketplace.Domain.Messages;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Platform.Access;

namespace Marketplace.Functions.Messages;

/// <summary>An order's conversation in a case file.</summary>
/// <param name="ConversationId">The conversation.</param>
/// <param name="Items">Its messages, oldest first.</param>
/// <param name="ChainIntact">Whether they are all there and as they were written.</param>
public sealed record CaseMessages(ConversationId ConversationId, IReadOnlyList<MessageResponse> Items, bool ChainIntact);

/// <summary>An order's conversation as evidence (rules.md section 6): the sides have it always, staff once there is a case.</summary>
public sealed class CaseConversation(ConversationStore conversations, ConversationAccess access)
{
    /// <summary>The conversation for the caller; null when it has not begun, or is not the caller's to see.</summary>
    public async Task<CaseMessages?> ReadAsync(CurrentMember caller, Order order, CancellationToken cancellationToken)
    {
        if (await conversations.ReadAsync(ConversationId.For(order.Id), cancellationToken) is not { Conversation: var conversation }
            || !await access.AdmitsAsync(caller, conversation, order, cancellationToken))
        {
            return null;
        }

        // One may have been said since the head was read; it belongs to the next reading.
        IReadOnlyList<Message> messages = await conversations.ReadMessagesAsync(conversation.Id, 0, conversation.Count, cancellationToken);
        return new(conversation.Id, [.. messages.Select(MessageResponse.Of)], Message.AreIntact(messages, conversation.LastHash));
    }
}
