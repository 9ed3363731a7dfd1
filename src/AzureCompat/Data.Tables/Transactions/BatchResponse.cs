using System.Diagnostics.CodeAnalysis;
using Azure.Core;

namespace Azure.Data.Tables.Transactions;

/// <summary>The answer to one operation of a transaction.</summary>
internal sealed class BatchResponse(int status, string reasonPhrase, List<HttpHeader> headers, Stream content) : Response
{
    public override int Status => status;

    public override string ReasonPhrase => reasonPhrase;

    public override Stream? ContentStream { get; set; } = content;

    public override string ClientRequestId { get; set; } = string.Empty;

    public override void Dispose() => ContentStream?.Dispose();

    protected override bool ContainsHeader(string name) => headers.Exists(header => Is(header, name));

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => headers;

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
    {
        bool found = TryGetHeaderValues(name, out IEnumerable<string>? values);
        value = found ? string.Join(',', values!) : null;
        return found;
    }

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        string[] found = [.. headers.Where(header => Is(header, name)).Select(header => header.Value)];
        values = found.Length > 0 ? found : null;
        return found.Length > 0;
    }

    private static bool Is(HttpHeader header, string name) => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
