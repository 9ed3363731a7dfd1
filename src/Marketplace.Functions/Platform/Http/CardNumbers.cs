using System.Text.Json;
using Marketplace.Domain.Payouts;

namespace Marketplace.Functions.Platform.Http;

/// <summary>
/// Finds what looks like a payment card's number: 13 to 19 digits that begin as cards do (2 to 6), perhaps with single spaces or hyphens
/// between them, whose Luhn sum is right. One random number in twenty looks like that, which is why machines' ids are not looked at,
/// nor the SHA-256 of a document: one in some thousand holds such a stretch.
/// </summary>
public static class CardNumbers
{
    private const int DigitsMin = 13;
    private const int DigitsMax = 19;
    private const int DigestLength = 64;

    /// <summary>The first member of a JSON document that holds one, or is called one; null when none does.</summary>
    public static string? MemberOf(ReadOnlySpan<byte> json, string? except = null)
    {
        Utf8JsonReader reader = new(json);
        string member = "$";
        while (reader.Read())
        {
            bool isName = reader.TokenType == JsonTokenType.PropertyName;
            if ((isName || reader.TokenType == JsonTokenType.String) && reader.ValueSpan.Length >= DigitsMin && reader.GetString() is { } text && !IsDigest(text) && (isName || member != except) && IsIn(text))
            {
                return member;
            }

            member = isName ? reader.GetString()! : member;
        }

        return null;
    }

    /// <summary>Whether any stretch of the text does.</summary>
    public static bool IsIn(ReadOnlySpan<char> text)
    {
        Span<char> digits = stackalloc char[DigitsMax + 1];
        int count = 0;
        bool joined = false;
        for (int i = 0; i <= text.Length; i++)
        {
            char c = i < text.Length ? text[i] : '\0';
            int digit = char.IsDigit(c) ? (int)char.GetNumericValue(c) : -1;
            if (digit >= 0)
            {
                // Of a longer run only that it is too long matters.
                digits[Math.Min(count++, DigitsMax)] = (char)('0' + digit);
                joined = false;
            }
            else if (c is ' ' or '-' && count > 0 && !joined)
            {
                joined = true;
            }
            else
            {
                if (count is >= DigitsMin and <= DigitsMax && digits[0] is >= '2' and <= '6' && Luhn.Holds(digits[..count]))
                {
                    return true;
                }

                (count, joined) = (0, false);
            }
        }

        return false;
    }

    private static bool IsDigest(string text) => text.Length == DigestLength && text.All(char.IsAsciiHexDigit);
}
