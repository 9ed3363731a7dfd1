using System.Text.RegularExpressions;

namespace Marketplace.Domain.Messages;

/// <summary>Finds telephone numbers in a plain text whose digits are digits. What is named as an order's, a parcel's or a book's number is none.</summary>
internal static class PhoneScan
{
    private const int SeparatorsMax = 3;
    private const int ContextLength = 24;

    private static readonly Regex _mobile = Linear("^(?:(?:00)?86)?1[3-9][0-9]{9}$");
    private static readonly Regex _landline = Linear("^0[1-9][0-9]{1,2}-[0-9]{7,8}$");
    private static readonly Regex _american = Linear("""^\(?[2-9][0-9]{2}\)?[-. ][0-9]{3}[-. ][0-9]{4}$""");
    private static readonly Regex _named = Linear("phone|call|mobile|\\bcell\\b|\\btel\\b|sms|text me|whats ?app|ring me|reach me|电话|手机|联系|打给|致电|拨打|短信|号码|微信|加v|同号");
    private static readonly Regex _otherNumber = Linear(
        "order|tracking|parcel|waybill|invoice|serial|model|isbn|sku|part n|item n|\\bref|barcode|imei|订单|单号|运单|快递|物流|货号|型号|编号|序列|条码|发票|批号");

    /// <summary>Whether there is one.</summary>
    public static bool IsIn(string plain) => Runs(plain).Any(run => IsPhone(plain, run));

    private static bool IsPhone(string plain, (int From, int End) run)
    {
        string written = plain[run.From..run.End];
        string digits = string.Concat(written.Where(char.IsAsciiDigit));
        string before = plain[Math.Max(0, run.From - ContextLength)..run.From];
        if (_otherNumber.IsMatch(before))
        {
            return false;
        }

        bool isInternational = (run.From > 0 && plain[run.From - 1] == '+') && digits.Length is >= 9 and <= 15;
        bool isNamed = digits.Length is >= 7 and <= 15 && _named.IsMatch(before);
        return isInternational || isNamed || _mobile.IsMatch(digits) || _landline.IsMatch(written) || _american.IsMatch(written);
    }

    // Digits with at most three characters between them that are no letters: spaces, hyphens, dots, emoji.
    private static IEnumerable<(int From, int End)> Runs(string text)
    {
        (int from, int last) = (-1, -1);
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                (from, last) = (from < 0 ? i : from, i);
            }
            else if (from >= 0 && (char.IsLetter(text[i]) || text[i] is ':' or '+' or '\n' || i - last > SeparatorsMax))
            {
                yield return (Opening(text, from), last + 1);
                (from, last) = (-1, -1);
            }
        }

        if (from >= 0)
        {
            yield return (Opening(text, from), last + 1);
        }
    }

    private static int Opening(string text, int from) => from > 0 && text[from - 1] == '(' ? from - 1 : from;

    internal static Regex Linear(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
