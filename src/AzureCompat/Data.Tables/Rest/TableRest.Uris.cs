using Azure.Core;

namespace Azure.Data.Tables.Rest;

/// <content>Where things lie. Keys are escaped twice: as OData literals, then for the URL.</content>
internal sealed partial class TableRest
{
    private static void WriteUri(RequestUriBuilder uri, string table, EntityOperation operation)
    {
        if (operation.PartitionKey is null || operation.RowKey is null)
        {
            uri.AppendPath("/", escape: false);
            uri.AppendPath(table, escape: true);
        }
        else
        {
            AppendRow(uri, table, operation.PartitionKey, operation.RowKey);
        }

        uri.AppendQuery("$format", MinimalMetadata);
    }

    private static void AppendRow(RequestUriBuilder uri, string table, string partitionKey, string rowKey)
    {
        uri.AppendPath("/", escape: false);
        uri.AppendPath(table, escape: true);
        uri.AppendPath("(PartitionKey='", escape: false);
        uri.AppendPath(EscapeLiteral(partitionKey), escape: true);
        uri.AppendPath("',RowKey='", escape: false);
        uri.AppendPath(EscapeLiteral(rowKey), escape: true);
        uri.AppendPath("')", escape: false);
    }

    private static void AppendQuery(RequestUriBuilder uri, string name, string? value)
    {
        if (value is not null)
        {
            uri.AppendQuery(name, value);
        }
    }

    private static string? Join(IEnumerable<string>? names) => names is null ? null : string.Join(',', names);

    private static string EscapeLiteral(string key) => key.Replace("'", "''", StringComparison.Ordinal);
}
