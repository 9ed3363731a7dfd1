using Azure.Core;

namespace Marketplace.Simulation.Storage.Http;

/// <summary>A request as a service reads it.</summary>
public sealed class ServiceRequest
{
    private readonly Func<string, string?> _header;
    private readonly Dictionary<string, string> _query;

    internal ServiceRequest(string method, Uri uri, Func<string, string?> header, ReadOnlyMemory<byte> body)
    {
        Method = method;
        Path = PathBelowAccount(uri);
        _query = ReadQuery(uri.Query);
        _header = header;
        Body = body;
    }

    /// <summary>GET, POST …, in capital letters.</summary>
    public string Method { get; }

    /// <summary>The path below the account, still escaped, without a slash at its beginning.</summary>
    public string Path { get; }

    /// <summary>The body; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>A header's value; null when it is absent.</summary>
    public string? Header(string name) => _header(name);

    /// <summary>A query parameter's value; null when it is absent.</summary>
    public string? Query(string name) => _query.GetValueOrDefault(name);

    internal static ServiceRequest Of(Request request)
    {
        ReadOnlyMemory<byte> body = default;
        if (request.Content is { } content)
        {
            using MemoryStream buffer = new();
            content.WriteTo(buffer, default);
            body = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        }

        return new(
            request.Method.Method.ToUpperInvariant(),
            request.Uri.ToUri(),
            name => request.Headers.TryGetValue(name, out string? value) ? value : null,
            body);
    }

    // Emulators and plain IP addresses have the account as the path's first part.
    private static string PathBelowAccount(Uri uri)
    {
        string path = uri.AbsolutePath.TrimStart('/');
        bool accountIsInPath = uri.IsLoopback || uri.HostNameType == UriHostNameType.IPv4;
        int slash = path.IndexOf('/', StringComparison.Ordinal);
        return !accountIsInPath ? path : slash < 0 ? "" : path[(slash + 1)..];
    }

    private static Dictionary<string, string> ReadQuery(string query)
    {
        Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);
        foreach (string pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = pair.IndexOf('=', StringComparison.Ordinal);
            string name = equals < 0 ? pair : pair[..equals];
            values[Unescape(name)] = equals < 0 ? "" : Unescape(pair[(equals + 1)..]);
        }

        return values;
    }

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
