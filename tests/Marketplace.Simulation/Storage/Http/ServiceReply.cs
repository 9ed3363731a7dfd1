using System.Text;

namespace Marketplace.Simulation.Storage.Http;

/// <summary>A service's answer.</summary>
/// <param name="Status">The HTTP status.</param>
public sealed record ServiceReply(int Status)
{
    private readonly List<(string Name, string Value)> _headers = [];

    /// <summary>Its headers.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers => _headers;

    /// <summary>For traces: the status, and for a transaction that failed the status of what failed in it.</summary>
    public string Outcome { get; init; } = Status.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Its body; empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; private init; }

    /// <summary>The same with a header more.</summary>
    public ServiceReply With(string name, string value)
    {
        _headers.Add((name, value));
        return this;
    }

    /// <summary>The same with a body.</summary>
    public ServiceReply With(string contentType, ReadOnlyMemory<byte> body)
    {
        ServiceReply reply = this with { Body = body };
        return reply.With("Content-Type", contentType);
    }

    /// <summary>The same with a body of text.</summary>
    public ServiceReply WithText(string contentType, string body) => With(contentType, Encoding.UTF8.GetBytes(body));
}
