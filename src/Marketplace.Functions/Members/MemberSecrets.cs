using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Marketplace.Domain;
using Marketplace.Domain.Members;
using Marketplace.Domain.Payouts;
using Marketplace.Functions.Platform.Idempotency;

namespace Marketplace.Functions.Members;

/// <summary>How members' secrets are hashed.</summary>
/// <param name="HashIterations">Rounds of the slow hash of passwords and answers.</param>
/// <param name="IdentitySecret">Keys the hashes of what is easy to guess: id numbers, bank accounts, devices, and requests that carry one of them or a password; makes webhooks' secrets. It must never change.</param>
public sealed record MemberSecretOptions(int HashIterations, string IdentitySecret)
{
    /// <summary>Fewer rounds are no protection at all.</summary>
    public const int HashIterationsMin = 1_000;
}

/// <summary>Hashes what members must not be asked to trust us with in clear.</summary>
public sealed class MemberSecrets(MemberSecretOptions options)
{
    private const int CodeLength = 8;
    private const ulong CodesThereAre = 100_000_000;
    private const int CodeSourceLength = 16;

    private readonly byte[] _key = Encoding.UTF8.GetBytes(options.IdentitySecret);

    /// <summary>A secret's slow hash under a salt of its own.</summary>
    public SecretHash Hash(string secret) => SecretHash.Of(secret, RandomNumberGenerator.GetBytes(SecretHash.SaltBytes), options.HashIterations);

    /// <summary>An answer as it is compared: people do not remember how they capitalised it.</summary>
    public static string Normalise(string answer) => answer.Trim().ToUpperInvariant();

    /// <summary>
    /// A key for a request with a secret in it. The key's plain hash of the request, kept beside the answer, could be tried against every id
    /// number and every short password; this one only by who has the secret too.
    /// </summary>
    public IdempotencyKey Guard(IdempotencyKey key) => key with { RequestHash = Keyed("request", key.RequestHash) };

    /// <summary>The hash under which an identity is held: of its kind and number, without spaces, hyphens and case.</summary>
    public string IdentityOf(MemberKind kind, string idNumber) =>
        Keyed("identity", kind.ToString(), string.Concat(idNumber.Where(char.IsLetterOrDigit)).ToUpperInvariant());

    /// <summary>The hash by which two members with one bank account are known; the number cannot be tried without the secret.</summary>
    public string TraceOf(BankAccountNumber number) => Keyed("bank", number.Country, number.BankCode ?? "", number.Number);

    /// <summary>The hash by which two members on one device are known.</summary>
    public string TraceOf(string fingerprint) => Keyed("device", fingerprint);

    /// <summary>The hash by which an address is known that codes were sent to: case, and what is behind a plus, lead to the same mailbox.</summary>
    public string TraceOfEmail(string address)
    {
        int at = address.LastIndexOf('@');
        return Keyed("email", address[..at].Split('+')[0].ToUpperInvariant(), address[at..].ToUpperInvariant());
    }

    /// <summary>The code that confirms a mail address: it follows from who asked for it, where, and when, and lies nowhere.</summary>
    public string CodeOf(MemberId member, PendingEmail pending)
    {
        string digest = Keyed("email code", member.Value, pending.Address, string.Create(CultureInfo.InvariantCulture, $"{pending.Number} {pending.ExpiresUtc.UtcTicks}"));
        return (ulong.Parse(digest[..CodeSourceLength], NumberStyles.HexNumber, CultureInfo.InvariantCulture) % CodesThereAre).ToString($"d{CodeLength}", CultureInfo.InvariantCulture);
    }

    /// <summary>What calls of a member's webhook are signed with: it follows from the webhook's id, and lies nowhere.</summary>
    public string SecretOf(WebhookId webhook) => $"whs_{Keyed("webhook", webhook.Value)}";

    private string Keyed(params ReadOnlySpan<string> parts)
    {
        byte[] digest = HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(IdText.Derive("keyed", parts)));
        return Convert.ToHexStringLower(digest);
    }
}
