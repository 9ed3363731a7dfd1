using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Functions.Platform.Http;

/// <summary>
/// The header <c>Market-Signature: t=&lt;unix seconds&gt;,v1=&lt;hex&gt;</c>, where the hex is the HMAC-SHA256 of
/// <c>"&lt;t&gt;.&lt;raw body&gt;"</c>. The time is signed too, so that an old request cannot be sent again later.
/// </summary>
public static class WebhookSignature
{
    /// <summary>The header's name.</summary>
    public const string Header = "Market-Signature";

    private static readonly TimeSpan _window = TimeSpan.FromMinutes(5);

    /// <summary>Whether a body was signed with this secret, at most five minutes from now.</summary>
    public static bool IsValid(string? header, string secret, ReadOnlySpan<byte> body, DateTimeOffset nowUtc)
    {
        string[] parts = (header ?? "").Split(',', 2);
        if (parts.Length != 2 || !parts[0].StartsWith("t=", StringComparison.Ordinal) || !parts[1].StartsWith("v1=", StringComparison.Ordinal))
        {
            return false;
        }

        string time = parts[0][2..];
        return long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            && (nowUtc - DateTimeOffset.FromUnixTimeSeconds(seconds)).Duration() <= _window
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(time, secret, body)), Encoding.ASCII.GetBytes(parts[1][3..]));
    }

    /// <summary>The header's value for a body that we send.</summary>
    public static string Of(string secret, ReadOnlySpan<byte> body, DateTimeOffset nowUtc)
    {
        string time = nowUtc.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"t={time},v1={Sign(time, secret, body)}";
    }

    private static string Sign(string time, string secret, ReadOnlySpan<byte> body)
    {
        using IncrementalHash hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hmac.AppendData(Encoding.UTF8.GetBytes($"{time}."));
        hmac.AppendData(body);
        return Convert.ToHexStringLower(hmac.GetHashAndReset());
    }
}
