namespace AzureCompat.Storage;

/// <summary>Splits <c>Name=value;Name=value</c>. A value may hold further equal signs, as base64 keys do.</summary>
internal static class ConnectionStringSegments
{
    /// <summary>Reads the segments into <paramref name="settings"/>; returns what is wrong with them, or null.</summary>
    public static string? Read(string connectionString, Dictionary<string, string> settings)
    {
        ReadOnlySpan<char> rest = connectionString;
        while (!rest.IsEmpty)
        {
            int end = rest.IndexOf(';');
            ReadOnlySpan<char> segment = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            string? error = Read(segment, settings);
            if (error is not null)
            {
                return error;
            }
        }

        return null;
    }

    private static string? Read(ReadOnlySpan<char> segment, Dictionary<string, string> settings)
    {
        if (segment.IsEmpty)
        {
            return "The connection string has an empty segment.";
        }

        int equals = segment.IndexOf('=');
        if (equals <= 0)
        {
            return "A segment of the connection string is not of the form name=value.";
        }

        string name = segment[..equals].Trim().ToString();
        string value = segment[(equals + 1)..].Trim().ToString();
        if (value.Length == 0)
        {
            return $"The connection string has no value for '{name}'.";
        }

        return settings.TryAdd(name, value) ? null : $"The connection string has '{name}' twice.";
    }
}
