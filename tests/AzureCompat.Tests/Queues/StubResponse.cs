using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;

namespace AzureCompat.Tests.Queues;

/// <summary>An answer that no service gave.</summary>
internal sealed class StubResponse(int status, string body = "", params (string Name, string Value)[] headers) : Response
{
    private readonly Dictionary<string, string> _headers =
        headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase);

    public override int Status => status;

    public override string ReasonPhrase => "stub";

    public override Stream? ContentStream { get; set; } = body.Length == 0 ? null : new MemoryStream(new BinaryData(body).ToArray());

    public override string ClientRequestId { get; set; } = string.Empty;

    public override void Dispose()
    {
    }

    protected override bool ContainsHeader(string name) => _headers.ContainsKey(name);

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => _headers.Select(header => new HttpHeader(header.Key, header.Value));

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value) => _headers.TryGetValue(name, out value);

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = _headers.TryGetValue(name, out string? value) ? [value] : null;
        return values is not null;
    }
}
