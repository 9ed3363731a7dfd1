using Marketplace.Simulation.Storage.Http;

namespace Marketplace.Simulation.Storage.Tables;

/// <summary>What a path below the account names: a table, and perhaps one entity in it.</summary>
/// <param name="Table">The table.</param>
/// <param name="PartitionKey">The entity's partition; null when the path names no entity.</param>
/// <param name="RowKey">The entity's row key.</param>
internal sealed record EntityAddress(string Table, string? PartitionKey, string? RowKey)
{
    /// <summary>Reads <c>Orders</c>, <c>Orders()</c> and <c>Orders(PartitionKey='a',RowKey='b')</c>.</summary>
    /// <exception cref="ServiceError">The path is none of these.</exception>
    public static EntityAddress Parse(string path)
    {
        string text = Uri.UnescapeDataString(path);
        int open = text.IndexOf('(', StringComparison.Ordinal);
        if (open < 0)
        {
            return new(text, null, null);
        }

        string keys = text[(open + 1)..];
        if (keys == ")")
        {
            return new(text[..open], null, null);
        }

        int at = 0;
        string partitionKey = Key(keys, "PartitionKey='", ref at);
        string rowKey = Key(keys, ",RowKey='", ref at);
        return keys[at..] == ")" ? new(text[..open], partitionKey, rowKey) : throw Malformed();
    }

    private static string Key(string text, string name, ref int at)
    {
        if (string.CompareOrdinal(text, at, name, 0, name.Length) != 0)
        {
            throw Malformed();
        }

        at += name.Length;
        string value = ODataText.Read(text, ref at) ?? throw Malformed();
        return value;
    }

    private static ServiceError Malformed() => new(400, "InvalidInput", "Bad Request - Error in query syntax.");
}

/// <summary>Text between single quotes, in which a quote is written twice.</summary>
internal static class ODataText
{
    /// <summary>Reads on from behind the opening quote to behind the closing one; null when there is none.</summary>
    public static string? Read(string text, ref int at)
    {
        System.Text.StringBuilder value = new();
        while (at < text.Length)
        {
            char c = text[at++];
            if (c != '\'')
            {
                value.Append(c);
            }
            else if (at < text.Length && text[at] == '\'')
            {
                value.Append('\'');
                at++;
            }
            else
            {
                return value.ToString();
            }
        }

        return null;
    }
}
