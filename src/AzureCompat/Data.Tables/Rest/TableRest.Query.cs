using System.Globalization;
using Azure.Core;
using Azure.Data.Tables.Entities;

namespace Azure.Data.Tables.Rest;

/// <content>Pages of rows.</content>
internal sealed partial class TableRest
{
    public async Task<Page<T>> QueryAsync<T>(
        string table, EntityQuery query, string? continuationToken, int? pageSize, bool async, CancellationToken cancellationToken)
        where T : class, ITableEntity
    {
        (string? nextPartitionKey, string? nextRowKey) = ParseToken(continuationToken);
        using HttpMessage message = Message(RequestMethod.Get, null);
        RequestUriBuilder uri = message.Request.Uri;
        uri.AppendPath("/", escape: false);
        uri.AppendPath(table, escape: true);
        uri.AppendPath("()", escape: false);
        uri.AppendQuery("$format", MinimalMetadata);
        AppendQuery(uri, "$top", pageSize?.ToString(CultureInfo.InvariantCulture));
        AppendQuery(uri, "$select", query.Select);
        AppendQuery(uri, "$filter", query.Filter);
        AppendQuery(uri, "NextPartitionKey", nextPartitionKey);
        AppendQuery(uri, "NextRowKey", nextRowKey);
        AddReadHeaders(message.Request);
        Response response = await SendAsync(message, async, cancellationToken);
        return response.Status == 200
            ? Page<T>.FromValues(EntityReader.ReadPage<T>(response), TokenOf(response), response)
            : throw new RequestFailedException(response);
    }

    // Either half may be missing; the service sends a partition key alone at the end of a partition.
    private static string? TokenOf(Response response)
    {
        bool hasPartitionKey = response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out string? partitionKey);
        bool hasRowKey = response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out string? rowKey);
        return hasPartitionKey || hasRowKey ? $"{partitionKey} {rowKey}" : null;
    }

    private static (string? NextPartitionKey, string? NextRowKey) ParseToken(string? token)
    {
        if (token is null || token.Length <= 1)
        {
            return (null, null);
        }

        string[] halves = token.Split(' ', 2);
        return (halves[0], halves.Length > 1 && halves[1].Length > 0 ? halves[1] : null);
    }
}

/// <summary>What a query asks for, in OData's words.</summary>
internal sealed record EntityQuery(string? Filter, string? Select)
{
    public static EntityQuery Of(string? filter, IEnumerable<string>? select) =>
        new(filter, select is null ? null : string.Join(',', select));
}
