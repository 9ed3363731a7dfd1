using System.Globalization;
using Azure.Core;

namespace AzureCompat.Storage.Queues;

/// <summary>Builds the requests to one queue, or to the service itself.</summary>
internal sealed class QueueRequests(Uri uri, QueueAccess access)
{
    public HttpMessage Create(RequestMethod method, string path = "", RequestContent? content = null)
    {
        HttpMessage message = access.Pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(uri);
        message.Request.Uri.AppendPath(path, escape: false);
        message.Request.Headers.Add("x-ms-version", access.Version);
        message.Request.Headers.Add("Accept", "application/xml");
        if (content is not null)
        {
            message.Request.Headers.Add("Content-Type", "application/xml");
            message.Request.Content = content;
        }

        return message;
    }

    /// <summary>A message's path, as ids may hold anything.</summary>
    public static string MessagePath(string messageId) => $"/messages/{Uri.EscapeDataString(messageId)}";
}

/// <summary>Adds to a request what is optional in it.</summary>
internal static class QueueRequestParts
{
    public static HttpMessage Query(this HttpMessage message, string name, string? value)
    {
        if (value is not null)
        {
            message.Request.Uri.AppendQuery(name, value, escapeValue: true);
        }

        return message;
    }

    public static HttpMessage Query(this HttpMessage message, string name, int? value) =>
        message.Query(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Whole seconds, as the protocol has them: fractions are cut off.</summary>
    public static HttpMessage Query(this HttpMessage message, string name, TimeSpan? value) =>
        message.Query(name, (int?)value?.TotalSeconds);

    public static HttpMessage Metadata(this HttpMessage message, IDictionary<string, string>? metadata)
    {
        foreach ((string name, string value) in metadata ?? new Dictionary<string, string>())
        {
            message.Request.Headers.Add($"x-ms-meta-{name}", value);
        }

        return message;
    }
}
