using System.Globalization;
using System.Text;

namespace Marketplace.Functions.Platform.Json;

/// <summary>Characters beyond the first plane in JSON text.</summary>
internal static class SurrogatePairs
{
    private const int EscapeLength = 6;

    /// <summary>The same JSON with escaped pairs (<c>\uD83D\uDE00</c>) as the characters that they are.</summary>
    public static string Unescape(string json)
    {
        if (!json.Contains("\\uD", StringComparison.Ordinal))
        {
            return json;
        }

        StringBuilder text = new(json.Length);
        for (int i = 0; i < json.Length;)
        {
            if (CharAt(json, i) is { } high && CharAt(json, i + EscapeLength) is { } low && char.IsSurrogatePair(high, low))
            {
                text.Append(high).Append(low);
                i += 2 * EscapeLength;
                continue;
            }

            // A backslash takes the next character with it: it may be a backslash itself.
            int length = json[i] == '\\' ? 2 : 1;
            text.Append(json, i, length);
            i += length;
        }

        return text.ToString();
    }

    private static char? CharAt(string json, int index) =>
        index + EscapeLength <= json.Length
        && json[index] == '\\'
        && json[index + 1] == 'u'
        && ushort.TryParse(json.AsSpan(index + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code)
            ? (char)code
            : null;
}
