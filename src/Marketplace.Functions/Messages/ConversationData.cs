using Marketplace.Domain;
using Marketplace.Functions.Members;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Storage;
using Marketplace.Functions.Privacy;

namespace Marketplace.Functions.Messages;

/// <summary>What a member said and was told. Who leaves loses the list; what was said is the other side's too, and evidence of an order, and stays.</summary>
public sealed class ConversationData(ConversationStore conversations, ConversationLists lists, DisclosureStore disclosures, MarketTables tables) : IPersonalData
{
    /// <inheritdoc/>
    public IReadOnlyList<ExportPart> Parts =>
    [
        new("conversations", ReadAsync),
        new("messages", (member, limit, cursor, cancellationToken) => EachAsync(member, limit, cursor, MessagesOfAsync, cancellationToken)),
        new("conversationDisclosures", (member, limit, cursor, cancellationToken) => EachAsync(member, limit, cursor, DisclosuresOfAsync, cancellationToken)),
    ];

    /// <inheritdoc/>
    public Task EraseAsync(MemberId member, CancellationToken cancellationToken) => tables.ConversationLists.DeleteRangeAsync(member.Value, "at:", "unread;", null, cancellationToken);

    // An order's are with the order.
    private async Task<IEnumerable<object>> DisclosuresOfAsync(ConversationResponse conversation, CancellationToken cancellationToken) =>
        conversation.OrderId is null ? await disclosures.ReadAllAsync(conversation.Id, cancellationToken) : [];

    private async Task<IEnumerable<object>> MessagesOfAsync(ConversationResponse conversation, CancellationToken cancellationToken) =>
        await conversations.ReadAsync(conversation.Id, cancellationToken) is { } stored
            ? [MessagesResponse.Of(stored.Conversation, await conversations.ReadMessagesAsync(conversation.Id, 0, stored.Conversation.Count, cancellationToken))]
            : [];

    private Task<Parsed<ListPage<object>>> ReadAsync(MemberId member, int limit, string? cursor, CancellationToken cancellationToken) =>
        PageRequest.Of(limit, cursor, ConversationLists.ListOf(member)).ThenAsync(page => lists.ReadAsync(member, page, ConversationResponse.Of, cancellationToken));

    // A page of conversations, with what there is of each.
    private async Task<Parsed<ListPage<object>>> EachAsync(
        MemberId member, int limit, string? cursor, Func<ConversationResponse, CancellationToken, Task<IEnumerable<object>>> partsOfAsync, CancellationToken cancellationToken)
    {
        if (!(await ReadAsync(member, limit, cursor, cancellationToken)).TryGet(out ListPage<object>? list, out Answer? problem))
        {
            return problem;
        }

        List<object> items = [];
        foreach (ConversationResponse conversation in list.Items.Cast<ConversationResponse>())
        {
            items.AddRange(await partsOfAsync(conversation, cancellationToken));
        }

        return new ListPage<object>(items, list.NextCursor);
    }
}
