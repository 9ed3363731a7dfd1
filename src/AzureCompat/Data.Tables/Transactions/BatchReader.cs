using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Azure.Core;

namespace Azure.Data.Tables.Transactions;

/// <summary>Takes a transaction's multipart answer apart; bodies stay where they are in its buffer.</summary>
internal static class BatchReader
{
    private const string Multipart = "multipart/mixed; boundary=";

    /// <exception cref="InvalidOperationException">The answer is not multipart, or a part is no HTTP response.</exception>
    public static List<Response> Read(Response response)
    {
        string? contentType = response.Headers.ContentType;
        List<Response> responses = [];
        Read(response.Content.ToMemory(), BoundaryOf(contentType) ?? throw NotMultipart(contentType), responses);
        return responses;
    }

    private static void Read(ReadOnlyMemory<byte> body, string boundary, List<Response> responses)
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

            ReadPart(body[..end], responses);
            start = end;
        }
    }

    private static void ReadPart(ReadOnlyMemory<byte> part, List<Response> responses)
    {
        ReadLine(ref part);
        string? contentType = null;
        foreach (HttpHeader header in ReadHeaders(ref part))
        {
            contentType = header.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase) ? header.Value : contentType;
        }

        if (BoundaryOf(contentType) is { } boundary)
        {
            Read(part, boundary, responses);
        }
        else
        {
            responses.Add(ReadResponse(part));
        }
    }

    private static BatchResponse ReadResponse(ReadOnlyMemory<byte> http)
    {
        string statusLine = ReadLine(ref http);
        string[] words = statusLine.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2 || !int.TryParse(words[1], CultureInfo.InvariantCulture, out int status))
        {
            throw new InvalidOperationException($"A part of the answer is no HTTP response: {statusLine}");
        }

        List<HttpHeader> headers = ReadHeaders(ref http);
        return new BatchResponse(status, words.Length > 2 ? words[2] : string.Empty, headers, ToStream(TrimEnd(http)));
    }

    private static List<HttpHeader> ReadHeaders(ref ReadOnlyMemory<byte> rest)
    {
        List<HttpHeader> headers = [];
        for (string line = ReadLine(ref rest); line.Length > 0; line = ReadLine(ref rest))
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
            {
                throw new InvalidOperationException($"A part of the answer has a broken header: {line}");
            }

            headers.Add(new HttpHeader(line[..colon], line[(colon + 1)..].Trim()));
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

    // The line break before a delimiter belongs to the delimiter.
    private static ReadOnlyMemory<byte> TrimEnd(ReadOnlyMemory<byte> body) => body[..body.Span.TrimEnd("\r\n"u8).Length];

    private static MemoryStream ToStream(ReadOnlyMemory<byte> body) => MemoryMarshal.TryGetArray(body, out ArraySegment<byte> bytes)
        ? new MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false, publiclyVisible: true)
        : new MemoryStream(body.ToArray(), 0, body.Length, writable: false, publiclyVisible: true);

    private static string? BoundaryOf(string? contentType) =>
        contentType is not null && contentType.StartsWith(Multipart, StringComparison.OrdinalIgnoreCase)
            ? contentType[Multipart.Length..].Trim('"')
            : null;

    private static InvalidOperationException NotMultipart(string? contentType) =>
        new($"The answer to a transaction is {contentType}, not multipart.");
}
