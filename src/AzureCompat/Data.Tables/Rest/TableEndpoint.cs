namespace Azure.Data.Tables.Rest;

/// <summary>What an endpoint URL says: the account, and where a table lies below it.</summary>
internal static class TableEndpoint
{
    /// <summary>The account: the host's first label, or the path's first segment at an emulator.</summary>
    public static string? AccountOf(Uri endpoint)
    {
        if (IsPathStyle(endpoint))
        {
            return endpoint.Segments.Length > 1 ? endpoint.Segments[1].TrimEnd('/') : null;
        }

        int dot = endpoint.Host.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? null : endpoint.Host[..dot];
    }

    /// <summary>The account's URL, from one that may name the table too.</summary>
    public static Uri WithoutTable(Uri endpoint, string tableName)
    {
        string[] segments = endpoint.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        int accountSegments = IsPathStyle(endpoint) ? 1 : 0;
        bool namesTable = segments.Length > accountSegments && segments[^1].Equals(tableName, StringComparison.OrdinalIgnoreCase);
        return namesTable
            ? new UriBuilder(endpoint) { Path = string.Join('/', segments[..^1]) }.Uri
            : endpoint;
    }

    /// <summary>The table's URL.</summary>
    public static Uri Table(Uri endpoint, string tableName) =>
        new UriBuilder(endpoint) { Path = $"{endpoint.AbsolutePath.TrimEnd('/')}/{tableName}", Query = string.Empty }.Uri;

    private static bool IsPathStyle(Uri endpoint) => endpoint.IsLoopback || endpoint.HostNameType == UriHostNameType.IPv4;
}
