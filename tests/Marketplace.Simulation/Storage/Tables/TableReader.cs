using System.Globalization;
using System.Text;
using Marketplace.Simulation.Storage.Http;

namespace Marketplace.Simulation.Storage.Tables;

/// <summary>Point reads and queries.</summary>
internal sealed class TableReader(ServiceQuirks quirks)
{
    private const int PageRowsMax = 1000;
    private const string Json = "application/json;odata=minimalmetadata;streaming=true;charset=utf-8";
    private const string NextPartitionKey = "NextPartitionKey";
    private const string NextRowKey = "NextRowKey";
    private const string ContinuationPrefix = "x-ms-continuation-";

    /// <summary>One row.</summary>
    public static ServiceReply Get(Table table, EntityAddress address, ServiceRequest request, Mutants.Tampering? tampering)
    {
        Row row = table.Find(address.PartitionKey!, address.RowKey!)
            ?? throw new ServiceError(404, "ResourceNotFound", "The specified resource does not exist.");
        row = tampering?.Reads?.Invoke(address.Table, row) ?? row;
        byte[] body = Selected(request) is { } select ? RowJson.Write(row, select) : row.Json.ToArray();
        return new ServiceReply(200).With("ETag", row.ETag).With(Json, body);
    }

    /// <summary>A page of rows; what it promises by a continuation token may turn out to be nothing.</summary>
    public ServiceReply Query(Table table, ServiceRequest request)
    {
        int top = Top(request);
        RowFilter filter = RowFilter.Parse(request.Query("$filter"));
        IReadOnlyCollection<string>? select = Selected(request);
        (string fromPartition, string fromRow) = From(request);
        int pageMax = quirks.Happens(quirks.EmptyPage) ? 0
            : quirks.Happens(quirks.ShortPage) ? quirks.Chance!.Next(1, 4)
            : top;
        using MemoryStream body = new();
        body.Write("{\"odata.metadata\":\"$metadata\",\"value\":["u8);
        Row? next = null;
        int count = 0;
        foreach (Row row in table.From(filter.Partition, fromPartition, fromRow).Where(filter.Passes))
        {
            if (count == Math.Min(top, pageMax))
            {
                next = row;
                break;
            }

            body.Write(count++ > 0 ? ","u8 : ""u8);
            body.Write(select is null ? row.Json : RowJson.Write(row, select));
        }

        body.Write("]}"u8);
        ServiceReply reply = new ServiceReply(200).With(Json, body.ToArray());
        return next is null ? reply : reply
            .With(ContinuationPrefix + NextPartitionKey, Encode(next.PartitionKey))
            .With(ContinuationPrefix + NextRowKey, Encode(next.RowKey));
    }

    private static int Top(ServiceRequest request)
    {
        if (request.Query("$top") is not { } text)
        {
            return PageRowsMax;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int top) && top is >= 1 and <= PageRowsMax
            ? top
            : throw new ServiceError(400, "InvalidInput", "One of the request inputs is not valid.");
    }

    private static string[]? Selected(ServiceRequest request) =>
        request.Query("$select") is { Length: > 0 } select && select != "*" ? select.Split(',', StringSplitOptions.TrimEntries) : null;

    private static (string Partition, string Row) From(ServiceRequest request)
    {
        try
        {
            return (Decode(request.Query(NextPartitionKey)), Decode(request.Query(NextRowKey)));
        }
        catch (FormatException)
        {
            throw new ServiceError(400, "InvalidInput", "One of the request inputs is not valid.");
        }
    }

    // As the service does: a version, the length, and base64, in which nothing needs escaping but "/", "+" and "=".
    private static string Encode(string key)
    {
        string text = Convert.ToBase64String(Encoding.UTF8.GetBytes(key)).Replace('/', '_').Replace('=', '-').Replace('+', '*');
        return string.Create(CultureInfo.InvariantCulture, $"1!{text.Length}!{text}");
    }

    private static string Decode(string? token)
    {
        if (token is null)
        {
            return "";
        }

        string[] parts = token.Split('!', 3);
        bool isToken = parts.Length == 3 && parts[0] == "1" && parts[1] == parts[2].Length.ToString(CultureInfo.InvariantCulture);
        return isToken
            ? Encoding.UTF8.GetString(Convert.FromBase64String(parts[2].Replace('_', '/').Replace('-', '=').Replace('*', '+')))
            : throw new FormatException("Not a continuation token.");
    }
}
