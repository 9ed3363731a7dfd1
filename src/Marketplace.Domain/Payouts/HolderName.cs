using System.Globalization;
using System.Text;

namespace Marketplace.Domain.Payouts;

/// <summary>
/// Whether two ways to write a name are one name. Banks write names in capitals, without accents, in full-width letters, with or without
/// the dot between the parts of a minority's or a foreigner's name. What is compared are the letters and digits, in their order.
/// </summary>
/// <remarks>
/// The app runs without ICU (InvariantGlobalization), where <c>string.Normalize</c> returns its input: the folding that names need is done here.
/// Written forms of different characters (國 and 国, 伟 and Wei) are different names: whoever is verified types the name as it was verified.
/// </remarks>
public static class HolderName
{
    private const int WidthOffset = 0xFEE0;

    // Each letter, then those that a bank writes like it.
    private static readonly Dictionary<char, string> _plain = Table(
        "AÀÁÂÃÄÅĀĂĄǍ", "CÇĆĈĊČ", "DĎĐÐ", "EÈÉÊËĒĔĖĘĚ", "GĜĞĠĢ", "HĤĦ", "IÌÍÎÏĨĪĬĮİǏ", "JĴ", "KĶ", "LĹĻĽĿŁ", "NÑŃŅŇ", "OÒÓÔÕÖØŌŎŐǑ", "RŔŖŘ",
        "SŚŜŞŠ", "TŢŤŦ", "UÙÚÛÜŨŪŬŮŰŲǓǕǗǙǛ", "WŴ", "YÝŶŸ", "ZŹŻŽ");

    private static readonly Dictionary<char, string> _ligatures = new() { ['Æ'] = "AE", ['Œ'] = "OE", ['ß'] = "SS", ['ẞ'] = "SS", ['Þ'] = "TH", ['ı'] = "I" };

    /// <summary>Whether both are one name; what has no letter is no name.</summary>
    public static bool AreSame(string left, string right) => Fold(left) is { Length: > 0 } folded && folded == Fold(right);

    /// <summary>A name reduced to what is compared. Folding twice is folding once.</summary>
    public static string Fold(string name)
    {
        StringBuilder folded = new(name.Length);
        foreach (Rune rune in name.EnumerateRunes().Select(Narrow).Where(IsOfName))
        {
            Rune upper = Rune.ToUpperInvariant(rune);
            char letter = upper.IsBmp ? (char)upper.Value : '\0';
            folded.Append(_plain.GetValueOrDefault(letter) ?? _ligatures.GetValueOrDefault(letter) ?? upper.ToString());
        }

        return folded.ToString();
    }

    // Full-width forms of ASCII lie in one block, in ASCII's order.
    private static Rune Narrow(Rune rune) => rune.Value is >= 0xFF01 and <= 0xFF5E ? new Rune(rune.Value - WidthOffset) : rune;

    // Accents that stand by themselves go, as do spaces, dots, hyphens, apostrophes and brackets.
    private static bool IsOfName(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber;

    private static Dictionary<char, string> Table(params string[] rows) =>
        rows.SelectMany(row => row[1..].Select(accented => (accented, plain: row[..1]))).ToDictionary(pair => pair.accented, pair => pair.plain);
}
