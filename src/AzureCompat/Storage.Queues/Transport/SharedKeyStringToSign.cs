using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Text;
using Azure.Core;

namespace AzureCompat.Storage.Queues;

/// <summary>The string that the account's key signs: verb, standard headers, x-ms- headers, resource with its query.</summary>
internal static class SharedKeyStringToSign
{
    private static readonly string[] HeadersAfterDate = ["If-Modified-Since", "If-Match", "If-None-Match", "If-Unmodified-Since", "Range"];

    public static string Build(Request request, string accountName)
    {
        StringBuilder text = new();
        Line(text, request.Method.Method.ToUpperInvariant());
        Line(text, Header(request, "Content-Encoding"));
        Line(text, Header(request, "Content-Language"));
        Line(text, ContentLength(request));
        Line(text, Header(request, "Content-MD5"));
        Line(text, Header(request, "Content-Type"));
        Line(text, string.Empty); // Date stays empty where x-ms-date is sent.
        foreach (string name in HeadersAfterDate)
        {
            Line(text, Header(request, name));
        }

        AppendServiceHeaders(text, request);
        AppendResource(text, request.Uri.ToUri(), accountName);
        return text.ToString();
    }

    // An empty body counts as no length.
    private static string ContentLength(Request request) =>
        request.Content is not null && request.Content.TryComputeLength(out long length) && length > 0
            ? length.ToString(CultureInfo.InvariantCulture)
            : string.Empty;

    [SuppressMessage("Globalization", "CA1308", Justification = "The protocol asks for lower case.")]
    private static void AppendServiceHeaders(StringBuilder text, Request request)
    {
        IEnumerable<(string Name, string Value)> headers = request.Headers
            .Where(header => header.Name.StartsWith("x-ms-", StringComparison.OrdinalIgnoreCase))
            .Select(header => (header.Name.ToLowerInvariant(), header.Value))
            .OrderBy(header => header.Item1, HeaderNameComparer.Instance);
        foreach ((string name, string value) in headers)
        {
            text.Append(name).Append(':').Append(value).Append('\n');
        }
    }

    // The path as it is in the URI: the emulator's account name then appears twice, and must.
    [SuppressMessage("Globalization", "CA1308", Justification = "The protocol asks for lower case.")]
    private static void AppendResource(StringBuilder text, Uri uri, string accountName)
    {
        text.Append('/').Append(accountName).Append(uri.AbsolutePath);
        IEnumerable<string[]> parameters = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(parameter => parameter.Split('=', 2))
            .OrderBy(parameter => WebUtility.UrlDecode(parameter[0]), StringComparer.Ordinal);
        foreach (string[] parameter in parameters)
        {
            text.Append('\n').Append(WebUtility.UrlDecode(parameter[0]).ToLowerInvariant()).Append(':');
            text.Append(parameter.Length > 1 ? WebUtility.UrlDecode(parameter[1]) : string.Empty);
        }
    }

    private static string Header(Request request, string name) => request.Headers.TryGetValue(name, out string? value) ? value : string.Empty;

    private static void Line(StringBuilder text, string value) => text.Append(value).Append('\n');
}
