using System.Globalization;
using System.Text;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Search;

/// <summary>
/// What a text is found by. Chinese, Japanese and Korean are written without gaps between words: there, every two characters that stand together are a term, and
/// a character that stands alone; in a listing also one that stands beside another word. Other words are terms in small letters, English ones by their stem. Only letters and digits are in a term.
/// </summary>
public static class SearchTerms
{
    private const int TermLengthMax = 32;

    // Words that are in every other text find nothing.
    private static readonly HashSet<string> _stopWords = new(StringComparer.Ordinal)
    {
        "a", "an", "and", "are", "as", "at", "be", "by", "for", "from", "in", "is", "it", "no", "not", "of", "on", "or", "that", "the", "this", "to", "was", "with",
    };

    /// <summary>The terms of a listing: its title's before its description's, up to the policy's limit.</summary>
    public static IReadOnlyList<string> Of(ListingContent content, CatalogueRules rules) =>
        [.. new[] { content.Title, content.Description }.SelectMany(text => In(text).Concat(AtBorders(text))).Distinct(StringComparer.Ordinal).Take(rules.ListingTermsMax)];

    /// <summary>The terms of a search; a listing has to have all of them. None when it has no word.</summary>
    public static IReadOnlyList<string> Of(string query, CatalogueRules rules) => [.. In(query).Distinct(StringComparer.Ordinal).Take(rules.QueryTermsMax)];

    private static IEnumerable<string> In(string text)
    {
        foreach ((string word, bool isDense) in Words(text))
        {
            if (!isDense)
            {
                string term = Stemmed(word);
                if (!_stopWords.Contains(word))
                {
                    yield return term;
                }

                continue;
            }

            string[] characters = [.. word.EnumerateRunes().Select(rune => rune.ToString())];
            for (int i = 0; i < Math.Max(1, characters.Length - 1); i++)
            {
                yield return characters.Length == 1 ? characters[0] : characters[i] + characters[i + 1];
            }
        }
    }

    // Where Chinese meets other words, a search may end a run of characters: 棉T恤 is to find 纯棉T恤. So the character beside the other word is a term of its own.
    private static IEnumerable<string> AtBorders(string text)
    {
        (string Word, bool IsDense)[] words = [.. Words(text)];
        for (int i = 1; i < words.Length; i++)
        {
            if (words[i - 1].IsDense != words[i].IsDense)
            {
                yield return words[i].IsDense ? words[i].Word.EnumerateRunes().First().ToString() : words[i - 1].Word.EnumerateRunes().Last().ToString();
            }
        }
    }

    private static string Stemmed(string word)
    {
        string term = word.All(char.IsAsciiLetterLower) ? PorterStemmer.Stem(word) : word;
        return term.Length <= TermLengthMax ? term : term[..TermLengthMax];
    }

    // Runs of characters of one kind; everything else parts them.
    private static IEnumerable<(string Word, bool IsDense)> Words(string text)
    {
        StringBuilder word = new();
        bool wasDense = false;
        foreach (Rune raw in text.EnumerateRunes())
        {
            Rune rune = Rune.ToLowerInvariant(Narrow(raw));
            bool isWord = Rune.IsLetterOrDigit(rune) || (word.Length > 0 && Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark);
            bool isDense = isWord && IsDense(rune);
            if (word.Length > 0 && (!isWord || isDense != wasDense))
            {
                yield return (word.ToString(), wasDense);
                word.Clear();
            }

            if (isWord)
            {
                word.Append(rune);
                wasDense = isDense;
            }
        }

        if (word.Length > 0)
        {
            yield return (word.ToString(), wasDense);
        }
    }

    // Letters as wide as Chinese characters are the same letters.
    private static Rune Narrow(Rune rune) => rune.Value is >= 0xFF01 and <= 0xFF5E ? new Rune(rune.Value - 0xFEE0) : rune;

    private static bool IsDense(Rune rune) => rune.Value is
        (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xAC00 and <= 0xD7AF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);
}
