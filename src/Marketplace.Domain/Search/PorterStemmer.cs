namespace Marketplace.Domain.Search;

/// <summary>
/// M. F. Porter's algorithm of 1980 for the stems of English words, so that <c>shoes</c> finds <c>shoe</c> and <c>running</c> finds <c>run</c>.
/// A stem need not be a word; all that matters is that kindred words share it.
/// </summary>
public static class PorterStemmer
{
    private const int LengthMin = 3;

    private static readonly (string Suffix, string Stem)[] _step2 =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("abli", "able"), ("alli", "al"), ("entli", "ent"),
        ("eli", "e"), ("ousli", "ous"), ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"),
        ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
    ];

    private static readonly (string Suffix, string Stem)[] _step3 =
        [("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

    private static readonly string[] _step4 =
    [
        "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion", "al", "er", "ic", "ou",
    ];

    /// <summary>The stem of a word of small letters a to z.</summary>
    public static string Stem(string word) => word.Length < LengthMin ? word : Step5(Step4(Step3(Step2(Step1C(Step1B(Step1A(word)))))));

    // Plurals.
    private static string Step1A(string word) =>
        word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("ies", StringComparison.Ordinal) ? word[..^2]
        : word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) ? word[..^1]
        : word;

    // The past and the present participle.
    private static string Step1B(string word)
    {
        if (word.EndsWith("eed", StringComparison.Ordinal))
        {
            return Measure(word[..^3]) > 0 ? word[..^1] : word;
        }

        string? stem = word.EndsWith("ed", StringComparison.Ordinal) ? word[..^2] : word.EndsWith("ing", StringComparison.Ordinal) ? word[..^3] : null;
        return stem is not null && HasVowel(stem) ? Mend(stem) : word;
    }

    private static string Mend(string stem) =>
        stem.EndsWith("at", StringComparison.Ordinal) || stem.EndsWith("bl", StringComparison.Ordinal) || stem.EndsWith("iz", StringComparison.Ordinal) ? stem + "e"
        : EndsDoubled(stem) && stem[^1] is not ('l' or 's' or 'z') ? stem[..^1]
        : Measure(stem) == 1 && EndsShort(stem) ? stem + "e"
        : stem;

    private static string Step1C(string word) => word.EndsWith('y') && HasVowel(word[..^1]) ? word[..^1] + "i" : word;

    private static string Step2(string word) => Replace(word, _step2);

    private static string Step3(string word) => Replace(word, _step3);

    private static string Step4(string word)
    {
        if (_step4.FirstOrDefault(suffix => word.EndsWith(suffix, StringComparison.Ordinal)) is not { } found)
        {
            return word;
        }

        string stem = word[..^found.Length];
        bool fits = found != "ion" || stem.EndsWith('s') || stem.EndsWith('t');
        return fits && Measure(stem) > 1 ? stem : word;
    }

    private static string Step5(string word)
    {
        if (word.EndsWith('e') && (Measure(word[..^1]) > 1 || (Measure(word[..^1]) == 1 && !EndsShort(word[..^1]))))
        {
            word = word[..^1];
        }

        return word.EndsWith("ll", StringComparison.Ordinal) && Measure(word) > 1 ? word[..^1] : word;
    }

    // The longest suffix decides, whether its condition holds or not.
    private static string Replace(string word, (string Suffix, string Stem)[] rules)
    {
        (string Suffix, string Stem) rule = rules.Where(rule => word.EndsWith(rule.Suffix, StringComparison.Ordinal)).DefaultIfEmpty().MaxBy(rule => rule.Suffix?.Length);
        return rule.Suffix is not null && Measure(word[..^rule.Suffix.Length]) > 0 ? word[..^rule.Suffix.Length] + rule.Stem : word;
    }

    private static bool IsVowel(string word, int index) => word[index] is 'a' or 'e' or 'i' or 'o' or 'u' || (word[index] == 'y' && index > 0 && !IsVowel(word, index - 1));

    private static bool HasVowel(string stem) => Enumerable.Range(0, stem.Length).Any(index => IsVowel(stem, index));

    private static bool EndsDoubled(string stem) => stem.Length > 1 && stem[^1] == stem[^2] && !IsVowel(stem, stem.Length - 1);

    // Consonant, vowel, consonant, the last no w, x or y: such stems have lost an e.
    private static bool EndsShort(string stem) => stem.Length > 2
        && !IsVowel(stem, stem.Length - 3) && IsVowel(stem, stem.Length - 2) && !IsVowel(stem, stem.Length - 1)
        && stem[^1] is not ('w' or 'x' or 'y');

    // How often a consonant follows a vowel.
    private static int Measure(string stem) => Enumerable.Range(1, Math.Max(0, stem.Length - 1)).Count(index => IsVowel(stem, index - 1) && !IsVowel(stem, index));
}
