using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Domain;

/// <summary>
/// How ids look: a prefix that tells the kind, then 26 characters of Crockford's base32 (130 bits of a SHA-256).
/// Ids are derived from what they name, so that the same request, sent twice, lands on the same rows.
/// </summary>
public static class IdText
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>How many characters an id has after its prefix and the underscore.</summary>
    public const int Length = 26;

    private static readonly SearchValues<char> _alphabet = SearchValues.Create(Alphabet);

    /// <summary>Derives the same id from the same parts, always. Parts are length-prefixed: ("a","bc") and ("ab","c") differ.</summary>
    public static string Derive(string prefix, params ReadOnlySpan<string> parts)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, prefix);
        foreach (string part in parts)
        {
            Append(hash, part);
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(digest);
        return $"{prefix}_{Encode(digest)}";
    }

    /// <summary>Whether <paramref name="text"/> could be an id of this kind. Says nothing of whether it exists.</summary>
    public static bool IsWellFormed(string prefix, string? text, int length = Length) =>
        text is not null
        && text.Length == prefix.Length + 1 + length
        && text.StartsWith(prefix, StringComparison.Ordinal)
        && text[prefix.Length] == '_'
        && text.AsSpan(prefix.Length + 1).IndexOfAnyExcept(_alphabet) < 0;

    /// <summary>Takes a client's text; null when it could not be an id of this kind.</summary>
    public static T? TryParse<T>(string? text)
        where T : struct, ITypedId<T> => IsWellFormed(T.Prefix, text, T.Length) ? T.From(text!) : null;

    internal static char Digit(int value) => Alphabet[value];

    private static void Append(IncrementalHash hash, string part)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(part);
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }

    private static string Encode(ReadOnlySpan<byte> digest)
    {
        Span<char> text = stackalloc char[Length];
        for (int i = 0; i < Length; i++)
        {
            int bit = i * 5;
            int window = (digest[bit / 8] << 8) | digest[(bit / 8) + 1];
            text[i] = Alphabet[(window >> (11 - (bit % 8))) & 31];
        }

        return new string(text);
    }
}
