using Azure.Core;

namespace Marketplace.Functions.Platform.Telemetry;

/// <summary>What a request to storage does, read off its address: never keys, which may be ids of people.</summary>
internal static class StorageRequest
{
    private const string Messages = "messages";

    /// <summary>The table or queue and the operation; a table transaction names its table only in its body and is <c>$batch</c>.</summary>
    public static (string Resource, string Operation) Describe(string service, RequestMethod method, Uri address)
    {
        string[] path = address.AbsolutePath.Trim('/').Split('/');
        return service == "queue" ? OfQueue(method, path, address.Query) : OfTable(method, path[^1]);
    }

    // /Orders(PartitionKey='…',RowKey='…'), /Orders() with a query, /Orders to insert, /$batch, /Tables; an emulator's account before it.
    private static (string, string) OfTable(RequestMethod method, string last)
    {
        int bracket = last.IndexOf('(', StringComparison.Ordinal);
        string table = bracket < 0 ? last : last[..bracket];
        bool entity = bracket >= 0 && last.Length > bracket + "()".Length;
        string operation = method.Method switch
        {
            "GET" => entity ? "get" : "query",
            "POST" => table == "$batch" ? "transaction" : "insert",
            "PUT" => "replace",
            "PATCH" or "MERGE" => "merge",
            "DELETE" => "delete",
            _ => method.Method,
        };
        return (table, operation);
    }

    // /order-events/messages, /order-events/messages/{id}, /order-events.
    private static (string, string) OfQueue(RequestMethod method, string[] path, string query)
    {
        int messages = Array.LastIndexOf(path, Messages);
        if (messages < 1)
        {
            return (path[^1], method.Method switch { "GET" or "HEAD" => "properties", "PUT" => "create", "DELETE" => "drop", _ => method.Method });
        }

        bool one = messages < path.Length - 1;
        string operation = method.Method switch
        {
            "POST" => "send",
            "GET" => query.Contains("peekonly=true", StringComparison.OrdinalIgnoreCase) ? "peek" : "receive",
            "PUT" => "update",
            "DELETE" => one ? "delete" : "clear",
            _ => method.Method,
        };
        return (path[messages - 1], operation);
    }
}
