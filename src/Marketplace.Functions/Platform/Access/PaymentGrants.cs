using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Marketplace.Domain;
using Microsoft.Extensions.Configuration;

namespace Marketplace.Functions.Platform.Access;

/// <summary>
/// Grants: proof that a member gave the payment password a short while ago. A grant is <c>pg1.&lt;expiry, unix seconds&gt;.&lt;HMAC-SHA256 of member
/// and expiry&gt;</c>; nothing is kept of it, so it cannot be taken back, and is good for minutes only.
/// </summary>
/// <param name="secret">Signs grants; another one makes all that were given void.</param>
/// <param name="time">The market's clock.</param>
public sealed class PaymentGrants(string secret, TimeProvider time)
{
    /// <summary>The header that clients send it in.</summary>
    public const string Header = "Payment-Grant";

    private const string Version = "pg1";
    private readonly byte[] _key = Encoding.UTF8.GetBytes(secret);

    /// <summary>Reads the signing secret <c>Members:GrantSecret</c>.</summary>
    /// <exception cref="InvalidOperationException">It is missing.</exception>
    internal static PaymentGrants Create(IConfiguration configuration, TimeProvider time) =>
        new(configuration["Members:GrantSecret"] is { Length: > 0 } secret ? secret : throw new InvalidOperationException("Set Members__GrantSecret."), time);

    /// <summary>The grant of a member until a moment: the same for the same, always.</summary>
    public string Issue(MemberId member, DateTimeOffset expiresUtc)
    {
        string expiry = expiresUtc.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"{Version}.{expiry}.{Sign(member, expiry)}";
    }

    /// <summary>Whether a text is this member's grant and still good.</summary>
    public bool IsValid(string grant, MemberId member)
    {
        string[] parts = grant.Split('.');
        return parts is [Version, var expiry, var signature]
            && long.TryParse(expiry, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(signature), Encoding.UTF8.GetBytes(Sign(member, expiry)))
            && time.GetUtcNow().ToUnixTimeSeconds() < seconds;
    }

    private string Sign(MemberId member, string expiry) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"payment-grant\n{Version}\n{member.Value}\n{expiry}")));
}
