using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Domain.Members;

/// <summary>A secret's salted slow hash (PBKDF2 with SHA-512). How slow is kept beside it, so that later ones may be slower.</summary>
/// <param name="Iterations">Rounds.</param>
/// <param name="Salt">Base64.</param>
/// <param name="Hash">Base64.</param>
public sealed record SecretHash(int Iterations, string Salt, string Hash)
{
    /// <summary>Bytes of a salt; the caller draws them.</summary>
    public const int SaltBytes = 16;

    private const int HashBytes = 32;

    /// <summary>Hashes a secret.</summary>
    public static SecretHash Of(string secret, ReadOnlySpan<byte> salt, int iterations) =>
        new(iterations, Convert.ToBase64String(salt), Convert.ToBase64String(Derive(secret, salt, iterations)));

    /// <summary>Whether this is the secret; takes as long for a wrong one as for the right one.</summary>
    public bool Matches(string secret) => CryptographicOperations.FixedTimeEquals(
        Convert.FromBase64String(Hash), Derive(secret, Convert.FromBase64String(Salt), Iterations));

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(SecretHash)} of {Iterations} rounds";

    private static byte[] Derive(string secret, ReadOnlySpan<byte> salt, int iterations) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(secret), salt, iterations, HashAlgorithmName.SHA512, HashBytes);
}
