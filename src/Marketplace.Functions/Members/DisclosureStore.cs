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
    public async Task NoteAsync(OrderId order, DisclosureRecord disclosure, CancellationToken cancellationToken)
    {
        string hour = disclosure.AtUtc.UtcDateTime.ToString("yyyyMMddHH", CultureInfo.InvariantCulture);
        string fields = string.Join('+', disclosure.Fields);
        TableEntity row = new(order.Value, $"{KeyFrom}{hour}:{disclosure.To}:{disclosure.Of}:{fields}") { [Data] = MarketJson.Write(disclosure, MarketJson.Rows) };
        try
        {
            await tables.Orders.AddEntityAsync(row, cancellationToken);
        }
        catch (RequestFailedException error) when (error.Status == 409)
        {
            // This hour's is there.
            return;
        }
    }

    /// <summary>All of an order's disclosures, oldest first: at most one a side, kind and hour.</summary>
    public async Task<IReadOnlyList<DisclosureRecord>> ReadAllAsync(OrderId order, CancellationToken cancellationToken)
    {
        string filter = TableRows.Range(order.Value, KeyFrom, KeyTo);
        return await tables.Orders.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken)
            .Select(row => MarketJson.Read<DisclosureRecord>(row.GetString(Data)))
            .ToListAsync(cancellationToken);
    }

    /// <summary>Names an order's list, for its cursors.</summary>
    public static string ListOf(OrderId order) => $"{order}:disclosures";

    /// <summary>A page of an order's disclosures, oldest first.</summary>
    public Task<Parsed<ListPage<DisclosureRecord>>> ReadAsync(OrderId order, PageRequest request, CancellationToken cancellationToken) => TablePages.ReadAsync(
        tables.Orders,
        TableRows.Range(order.Value, KeyFrom, KeyTo),
        ListOf(order),
        request,
        row => MarketJson.Read<DisclosureRecord>(row.GetString(Data)),
        cancellationToken);
}
