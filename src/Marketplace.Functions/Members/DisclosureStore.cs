using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Members;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Members;

/// <summary>That somebody was shown somebody's contact details, or staff what somebody said.</summary>
/// <param name="To">Who was shown them.</param>
/// <param name="Of">Whose they are.</param>
/// <param name="Fields">Which.</param>
/// <param name="AtUtc">When.</param>
public sealed record DisclosureRecord(MemberId To, MemberId Of, IReadOnlyList<ContactField> Fields, DateTimeOffset AtUtc);

/// <summary>
/// Disclosures, as rows of the order's partition. What is looked at again within the hour is one disclosure: else a client that polls would
/// fill the partition.
/// </summary>
public sealed class DisclosureStore(MarketTables tables)
{
    private const string KeyFrom = "disclosure:";
    private const string KeyTo = "disclosure;";
    private const string Data = "Data";

    /// <summary>Writes a disclosure down; only then may it happen.</summary>
    public Task NoteAsync(OrderId order, DisclosureRecord disclosure, CancellationToken cancellationToken) => NoteAsync(tables.Orders, order.Value, disclosure, cancellationToken);

    /// <summary>The same for a conversation that no order has begun from; beside it.</summary>
    public Task NoteAsync(ConversationId conversation, DisclosureRecord disclosure, CancellationToken cancellationToken) =>
        NoteAsync(tables.Conversations, conversation.Value, disclosure, cancellationToken);

    private static async Task NoteAsync(TableClient table, string partition, DisclosureRecord disclosure, CancellationToken cancellationToken)
    {
        string hour = disclosure.AtUtc.UtcDateTime.ToString("yyyyMMddHH", CultureInfo.InvariantCulture);
        string fields = string.Join('+', disclosure.Fields);
        TableEntity row = new(partition, $"{KeyFrom}{hour}:{disclosure.To}:{disclosure.Of}:{fields}") { [Data] = MarketJson.Write(disclosure, MarketJson.Rows) };
        try
        {
            await table.AddEntityAsync(row, cancellationToken);
        }
        catch (RequestFailedException error) when (error.Status == 409)
        {
            // This hour's is there.
            return;
        }
    }

    /// <summary>All of an order's disclosures, oldest first: at most one a side, kind and hour.</summary>
    public Task<IReadOnlyList<DisclosureRecord>> ReadAllAsync(OrderId order, CancellationToken cancellationToken) => ReadAllAsync(tables.Orders, order.Value, cancellationToken);

    /// <summary>All of a conversation's that no order has begun from, likewise.</summary>
    public Task<IReadOnlyList<DisclosureRecord>> ReadAllAsync(ConversationId conversation, CancellationToken cancellationToken) =>
        ReadAllAsync(tables.Conversations, conversation.Value, cancellationToken);

    private static async Task<IReadOnlyList<DisclosureRecord>> ReadAllAsync(TableClient table, string partition, CancellationToken cancellationToken)
    {
        string filter = TableRows.Range(partition, KeyFrom, KeyTo);
        return await table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken)
            .Select(row => MarketJson.Read<DisclosureRecord>(row.GetString(Data)))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Names an order's list, for its cursors.</summary>
    public static string ListOf(OrderId order) => $"{order}:disclosures";

    /// <summary>A page of an order's disclosures, oldest first.</summary>
    public Task<Parsed<ListPage<DisclosureRecord>>> ReadAsync(OrderId order, PageRequest request, CancellationToken cancellationToken) =>
        ReadAsync(tables.Orders, order.Value, ListOf(order), request, cancellationToken);

    /// <summary>Names the list of a conversation that no order has begun from.</summary>
    public static string ListOf(ConversationId conversation) => $"{conversation}:disclosures";

    /// <summary>A page of its disclosures, oldest first.</summary>
    public Task<Parsed<ListPage<DisclosureRecord>>> ReadAsync(ConversationId conversation, PageRequest request, CancellationToken cancellationToken) =>
        ReadAsync(tables.Conversations, conversation.Value, ListOf(conversation), request, cancellationToken);

    private static Task<Parsed<ListPage<DisclosureRecord>>> ReadAsync(
        TableClient table, string partition, string list, PageRequest request, CancellationToken cancellationToken) => TablePages.ReadAsync(
        table,
        TableRows.Range(partition, KeyFrom, KeyTo),
        list,
        request,
        row => MarketJson.Read<DisclosureRecord>(row.GetString(Data)),
        cancellationToken);
}
