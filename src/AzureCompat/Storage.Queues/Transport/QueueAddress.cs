using System.Net;

namespace AzureCompat.Storage.Queues;

/// <summary>Account and queue name as a queue's or a service's URI tells them.</summary>
internal readonly record struct QueueAddress(string? AccountName, string QueueName)
{
    // Ports under which emulators are known to put the account into the path whatever the host's name.
    private static readonly HashSet<int> PathStylePorts =
        [10000, 10001, 10002, 10003, 10004, 10100, 10101, 10102, 10103, 10104, 11000, 11001, 11002, 11003, 11004, 11100, 11101, 11102, 11103, 11104];

    public static QueueAddress Parse(Uri uri)
    {
        string[] path = uri.AbsolutePath.TrimStart('/').Split('/');
        if (IsPathStyle(uri))
        {
            return new(path[0], path.Length > 1 ? path[1] : string.Empty);
        }

        int end = uri.Host.IndexOf(".queue.", StringComparison.Ordinal);
        return new(end > 0 ? uri.Host[..end] : string.Empty, path[0]);
    }

    /// <summary>The URI one segment further down.</summary>
    public static Uri Append(Uri uri, string segment)
    {
        UriBuilder builder = new(uri);
        builder.Path = $"{builder.Path.TrimEnd('/')}/{segment.Replace("%", "%25", StringComparison.Ordinal)}";
        return builder.Uri;
    }

    private static bool IsPathStyle(Uri uri) =>
        (uri.Host.Contains('.', StringComparison.Ordinal) && IPAddress.TryParse(uri.Host, out _)) || PathStylePorts.Contains(uri.Port);
}
