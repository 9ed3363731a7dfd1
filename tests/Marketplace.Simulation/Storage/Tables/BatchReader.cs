using System.Text;
using Marketplace.Simulation.Storage.Http;

namespace Marketplace.Simulation.Storage.Tables;

/// <summary>Reads an entity group transaction out of its multipart body and refuses what the service refuses.</summary>
internal static class BatchReader
{
    private const int OperationsMax = 100;
    private const int BytesMax = 4 * 1024 * 1024;
    private const string Multipart = "multipart/mixed";

    /// <exception cref="ServiceError">The request is not one transaction on one table and partition within the limits.</exception>
    public static (string Table, IReadOnlyList<TableWrite> Writes) Read(ServiceRequest request)
    {
        if (request.Body.Length > BytesMax)
        {
            throw new ServiceError(413, "RequestBodyTooLarge", "The request body is too large and exceeds the maximum permissible limit.");
        }

        List<ServiceRequest> parts = [];
        ReadParts(request.Body, BoundaryOf(request.Header("Content-Type")) ?? throw Malformed(), parts);
        if (parts.Count is 0 or > OperationsMax)
        {
            throw new ServiceError(400, "InvalidInput", "The batch request operation exceeds the maximum 100 changes per change set.");
        }

        List<TableWrite> writes = new(parts.Count);
        string? table = null;
        for (int i = 0; i < parts.Count; i++)
        {
            writes.Add(ReadWrite(parts[i], i, ref table));
        }

        Check(writes);
        return (table!, writes);
    }

    private static TableWrite ReadWrite(ServiceRequest part, int index, ref string? table)
    {
        try
        {
            EntityAddress address = EntityAddress.Parse(part.Path);
            table ??= address.Table;
            return address.Table == table ? TableWriteReader.Read(part, address) : throw Malformed();
        }
        catch (ServiceError error)
        {
            throw new FailedWrite(index, error);
        }
    }

    private static void Check(List<TableWrite> writes)
    {
        HashSet<string> rowKeys = new(StringComparer.Ordinal);
        for (int i = 0; i < writes.Count; i++)
        {
            if (writes[i].PartitionKey != writes[0].PartitionKey)
            {
                throw new FailedWrite(i, new(400, "CommandsInBatchActOnDifferentPartitions", "All commands in a batch must operate on same entity group."));
            }

            if (!rowKeys.Add(writes[i].RowKey))
            {
                throw new FailedWrite(i, new(400, "InvalidDuplicateRow", "The batch request contains multiple changes with same row key. An entity can appear only once in a batch request."));
            }
        }
    }

    // A batch has one change set, which is multipart itself; its parts are whole HTTP requests.
    private static void ReadParts(ReadOnlyMemory<byte> body, string boundary, List<ServiceRequest> parts)
    {
        byte[] delimiter = Encoding.ASCII.GetBytes($"--{boundary}");
        int start = body.Span.IndexOf(delimiter);
        while (start >= 0)
        {
            body = body[(start + delimiter.Length)..];
            int end = body.Span.IndexOf(delimiter);
            if (end < 0 || body.Span.StartsWith("--"u8))
            {
                return;
            }

            ReadPart(body[..end], parts);
            start = end;
        }
    }

    private static void ReadPart(ReadOnlyMemory<byte> part, List<ServiceRequest> parts)
    {
        ReadLine(ref part);
        Dictionary<string, string> headers = ReadHeaders(ref part);
        if (BoundaryOf(headers.GetValueOrDefault("Content-Type")) is { } boundary)
        {
            ReadParts(part, boundary, parts);
            return;
        }

        string[] words = ReadLine(ref part).Split(' ');
        if (words.Length != 3 || !Uri.TryCreate(words[1], UriKind.Absolute, out Uri? uri))
        {
            throw Malformed();
        }

        Dictionary<string, string> its = ReadHeaders(ref part);
        ReadOnlyMemory<byte> body = part[..part.Span.TrimEnd("\r\n"u8).Length];
        parts.Add(new ServiceRequest(words[0].ToUpperInvariant(), uri, its.GetValueOrDefault, body));
    }

    private static Dictionary<string, string> ReadHeaders(ref ReadOnlyMemory<byte> rest)
    {
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        for (string line = ReadLine(ref rest); line.Length > 0; line = ReadLine(ref rest))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[colon < 0 ? throw Malformed() : line[..colon]] = line[(colon + 1)..].Trim();
        }

        return headers;
    }

    private static string ReadLine(ref ReadOnlyMemory<byte> rest)
    {
        int end = rest.Span.IndexOf((byte)'\n');
        ReadOnlySpan<byte> line = end < 0 ? rest.Span : rest.Span[..end];
        rest = end < 0 ? default : rest[(end + 1)..];
        return Encoding.UTF8.GetString(line.TrimEnd((byte)'\r'));
    }

    private static string? BoundaryOf(string? contentType)
    {
        int at = contentType?.IndexOf("boundary=", StringComparison.OrdinalIgnoreCase) ?? -1;
        return at >= 0 && contentType!.StartsWith(Multipart, StringComparison.OrdinalIgnoreCase) ? contentType[(at + "boundary=".Length)..].Trim('"') : null;
    }

    private static ServiceError Malformed() => new(400, "InvalidInput", "One of the request inputs is not valid.");
}
