using System.Globalization;
using System.Text;

namespace Marketplace.Domain.Messages;

/// <summary>
/// A text as a reader takes it in, however it was written to get past a machine: full-width and circled characters, digits in Chinese or in
/// English words, letters set apart, characters that cannot be seen.
/// </summary>
internal static class PlainText
{
    private static readonly Dictionary<char, char> _digits = new()
    {
        ['零'] = '0', ['〇'] = '0', ['一'] = '1', ['幺'] = '1', ['壹'] = '1', ['二'] = '2', ['贰'] = '2', ['三'] = '3', ['叁'] = '3', ['四'] = '4', ['肆'] = '4',
        ['五'] = '5', ['伍'] = '5', ['六'] = '6', ['陆'] = '6', ['七'] = '7', ['柒'] = '7', ['八'] = '8', ['捌'] = '8', ['九'] = '9', ['玖'] = '9',
    };

    private static readonly Dictionary<string, string> _words = new(StringComparer.Ordinal)
    {
        ["zero"] = "0", ["oh"] = "0", ["one"] = "1", ["two"] = "2", ["three"] = "3", ["four"] = "4", ["five"] = "5", ["six"] = "6", ["seven"] = "7", ["eight"] = "8", ["nine"] = "9",
    };

    /// <summary>In lower case, compatibility characters as plain ones, nothing that is not seen.</summary>
    public static string Of(string text)
    {
        StringBuilder plain = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            UnicodeCategory kind = Rune.GetUnicodeCategory(rune);
            if (kind is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark))
            {
                plain.Append(Rune.ToLowerInvariant(Folded(rune, kind)).ToString());
            }
        }

        return JoinLetters(plain.ToString());
    }

    /// <summary>A plain text with its digits as digits: <c>one three eight</c>, <c>一三八</c>, <c>l38</c> after digits or before.</summary>
    public static string WithDigits(string plain)
    {
        StringBuilder digits = new(plain.Length);
        for (int i = 0; i < plain.Length; i++)
        {
            int end = i;
            while (end < plain.Length && char.IsAsciiLetter(plain[end]))
            {
                end++;
            }

            if (end > i)
            {
                string word = plain[i..end];
                digits.Append(_words.GetValueOrDefault(word) ?? (IsBetweenDigits(plain, i, end) ? AsDigits(word) : word));
                i = end - 1;
            }
            else
            {
                digits.Append(_digits.GetValueOrDefault(plain[i], plain[i]));
            }
        }

        return digits.ToString();
    }

    // The app runs without ICU, where string.Normalize returns its input. Half a surrogate pair comes as a replacement character.
    private static Rune Folded(Rune rune, UnicodeCategory kind) => kind is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber && Rune.GetNumericValue(rune) is >= 0 and <= 9 and var digit && digit == Math.Floor(digit)
        ? new Rune('0' + (int)digit)
        : rune.Value switch
        {
            >= 0xFF01 and <= 0xFF5E => new Rune(rune.Value - 0xFF01 + '!'),
            0x3000 or 0x00A0 or (>= 0x2000 and <= 0x200A) => new Rune(' '),
            >= 0x24B6 and <= 0x24E9 => new Rune('a' + ((rune.Value - 0x24B6) % 26)),
            >= 0x1D400 and <= 0x1D6A3 => new Rune('a' + ((rune.Value - 0x1D400) % 26)),
            _ => rune,
        };

    private static bool IsBetweenDigits(string text, int from, int end) =>
        text.AsSpan(from, end - from).IndexOfAnyExcept("ol") < 0 && end - from <= 4 && ((from > 0 && char.IsAsciiDigit(text[from - 1])) || (end < text.Length && char.IsAsciiDigit(text[end])));

    private static string AsDigits(string word) => word.Replace('o', '0').Replace('l', '1');

    // "w e c h a t", "w.e.c.h.a.t": four letters and more, each alone.
    private static string JoinLetters(string text)
    {
        StringBuilder joined = new(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            int end = EndOfSpread(text, i);
            if (end > 0)
            {
                joined.Append([.. text[i..end].Where(char.IsAsciiLetter)]).Append(char.IsAsciiLetter(text[end - 1]) ? "" : " ");
                i = end - 1;
            }
            else
            {
                joined.Append(text[i]);
            }
        }

        return joined.ToString();
    }

    private static int EndOfSpread(string text, int from)
    {
        const int LettersMin = 4;
        if (from > 0 && char.IsAsciiLetterOrDigit(text[from - 1]))
        {
            return 0;
        }

        (int letters, int at) = (0, from);
        while (at < text.Length && char.IsAsciiLetter(text[at]) && (at + 1 == text.Length || !char.IsAsciiLetterOrDigit(text[at + 1])))
        {
            letters++;
            bool goesOn = at + 1 < text.Length && text[at + 1] is ' ' or '.' or '-' or '_' or '*';
            at += goesOn ? 2 : 1;
            if (!goesOn)
            {
                break;
            }
        }

        return letters >= LettersMin ? at : 0;
    }
}
