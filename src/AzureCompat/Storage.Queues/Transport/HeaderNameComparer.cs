namespace AzureCompat.Storage.Queues;

/// <summary>
/// Sorts lower-case header names as the service does, by English collation: hyphens do not count, underscores before digits before letters.
/// Written out because invariant globalization has no collation.
/// </summary>
internal sealed class HeaderNameComparer : IComparer<string>
{
    public static readonly HeaderNameComparer Instance = new();

    public int Compare(string? x, string? y) => string.CompareOrdinal(Key(x), Key(y));

    // An underscore sorts between digits and letters in ASCII; a space sorts before both.
    private static string? Key(string? name) =>
        name?.Replace("-", string.Empty, StringComparison.Ordinal).Replace('_', ' ');
}
