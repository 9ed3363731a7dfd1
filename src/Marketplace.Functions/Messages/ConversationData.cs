using Marketplace.Domain;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Storage;
using Marketplace.Functions.Privacy;

namespace Marketplace.Functions.Messages;

/// <summary>What a member said and was told. Who leaves loses the list; what was said is the other side's too, and evidence of an order, and stays.</summary>
public sealed class ConversationData(ConversationStore conversations, ConversationLists lists, MarketTables tables) : IPersonalData
{
    /// <inheritdoc/>
    public IReadOnlyList<ExportPart> Parts =>
    [
        new("conversations", async (member, limit, cursor, cancellationToken) => await PageRequest.Of(limit, cursor, ConversationLists.ListOf(member))
            .ThenAsync(page => lists.ReadAsync(member, page, ConversationResponse.Of, cancellationToken))),
        new("messages", ReadMessagesAsync),
    ];

    /// <inheritdoc/>
    public Task EraseAsync(MemberId member, CancellationToken cancellationToken) => tables.ConversationLists.DeleteRangeAsync(member.Value, "at:", "unread;", null, cancellationToken);

    private async Task<Parsed<ListPage<object>>> ReadMessagesAsync(MemberId member, int limit, string? cursor, CancellationToken cancellationToken)
    {
        Parsed<ListPage<ConversationResponse>> read = PageRequest.Of(limit, cursor, ConversationLists.ListOf(member)).TryGet(out PageRequest? page, out Answer? problem)
            ? await lists.ReadAsync(member, page, ConversationResponse.Of, cancellationToken)
            : problem;
        if (!read.TryGet(out ListPage<ConversationResponse>? list, out problem))
        {
            return problem;
        }

        List<object> items = [];
        foreach (ConversationResponse conversation in list.Items)
        {
            if (await conversations.ReadAsync(conversation.Id, cancellationToken) is { } stored)
            {
                items.Add(MessagesResponse.Of(stored.Conversation, await conversations.ReadMessagesAsync(conversation.Id, 0, stored.Conversation.Count, cancellationToken)));
            }
        }

        return new ListPage<object>(items, list.NextCursor);
    }
}
