using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;

namespace Marketplace.Simulation.Storage.Http;

/// <summary>A service's answer as a client's pipeline reads it.</summary>
internal sealed class ServiceResponse : Response
{
    private readonly ServiceReply _reply;

    public ServiceResponse(ServiceReply reply, string clientRequestId)
    {
        _reply = reply;
        ClientRequestId = clientRequestId;
        byte[] body = reply.Body.ToArray();
        ContentStream = new MemoryStream(body, 0, body.Length, writable: false, publiclyVisible: true);
    }

    public override int Status => _reply.Status;

    public override string ReasonPhrase => _reply.Status < 300 ? "OK" : "Refused";

    public override Stream? ContentStream { get; set; }

    public override string ClientRequestId { get; set; }

    // A buffered body outlives its message, as at the vendor's own transport: clients read it after they have let go of the message.
    public override void Dispose()
    {
    }

    protected override bool ContainsHeader(string name) => _reply.Headers.Any(header => Is(header.Name, name));

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => _reply.Headers.Select(header => new HttpHeader(header.Name, header.Value));

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
    {
        value = null;
        foreach ((string known, string its) in _reply.Headers)
        {
            if (Is(known, name))
            {
                value = value is null ? its : $"{value},{its}";
            }
        }

        return value is not null;
    }

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        string[] found = [.. _reply.Headers.Where(header => Is(header.Name, name)).Select(header => header.Value)];
        values = found.Length > 0 ? found : null;
        return found.Length > 0;
    }

    private static bool Is(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
