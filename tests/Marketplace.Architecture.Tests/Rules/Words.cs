using System.Text.RegularExpressions;

namespace Marketplace.Architecture.Tests.Rules;

/// <summary>Who may say what.</summary>
public static partial class Words
{
    /// <summary>LocalFunctions hosts any app: the market's words have no place in it.</summary>
    public static IEnumerable<string> MarketWords(IEnumerable<SourceFile> sources) => Find(sources, MarketWord());

    /// <summary>In the market itself time comes from TimeProvider, ids are derived and chance has a seed.</summary>
    public static IEnumerable<string> WallClocksAndChance(IEnumerable<SourceFile> sources) => Find(sources, WallClockOrChance());

    /// <summary>Nobody waits by sleeping: clocks are moved, signals awaited.</summary>
    public static IEnumerable<string> Sleeps(IEnumerable<SourceFile> sources) => Find(sources, Sleep());

    /// <summary>Nothing is left for later in the sources, and nothing is silenced.</summary>
    public static IEnumerable<string> UnfinishedOrSilenced(IEnumerable<SourceFile> sources) => Find(sources, Unfinished());

    private static IEnumerable<string> Find(IEnumerable<SourceFile> sources, Regex words) =>
        from source in sources
        from line in source.Lines.Select((text, index) => (Text: text, Number: index + 1))
        where words.IsMatch(line.Text)
        select $"{source.Path}:{line.Number}: {line.Text.Trim()}";

    [GeneratedRegex(@"\b(marketplace|escrow|buyer|seller|listing|refund|payout|dispute)s?\b", RegexOptions.IgnoreCase)]
    private static partial Regex MarketWord();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?(Now|Today)\b|\bGuid\.(NewGuid|CreateVersion7)\(|\bRandom\.Shared\b|\bnew Random\(\)")]
    private static partial Regex WallClockOrChance();

    [GeneratedRegex(@"\bThread\.Sleep\(|\bTask\.Delay\((TimeSpan\.From\w+\([^)]*\)|\d+)\)")]
    private static partial Regex Sleep();

    // A suppression is a decision, so it says why.
    [GeneratedRegex(@"\bNotImplementedException\b|\b(TODO|FIXME|HACK)\b|#pragma warning disable|SuppressMessage\((?!.*Justification)|\bcatch\s*(\(Exception\s*\w*\))?\s*\{\s*\}")]
    private static partial Regex Unfinished();
}
