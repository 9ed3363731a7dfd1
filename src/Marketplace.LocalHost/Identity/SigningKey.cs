using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Marketplace.LocalHost.Identity;

/// <summary>The key that signs this machine's tokens. It is kept with the data, so that tokens outlive a restart.</summary>
internal sealed class SigningKey : IDisposable
{
    private const int Bits = 2048;
    private readonly RSA _rsa;

    private SigningKey(RSA rsa)
    {
        _rsa = rsa;
        RSAParameters parts = rsa.ExportParameters(includePrivateParameters: false);
        (Modulus, Exponent) = (Base64UrlEncoder.Encode(parts.Modulus), Base64UrlEncoder.Encode(parts.Exponent));
        KeyId = Thumbprint();
        Credentials = new SigningCredentials(new RsaSecurityKey(rsa) { KeyId = KeyId }, SecurityAlgorithms.RsaSha256);
    }

    /// <summary>The key's name in token headers and in the key set: its RFC 7638 thumbprint.</summary>
    public string KeyId { get; }

    /// <summary>The public modulus, base64url.</summary>
    public string Modulus { get; }

    /// <summary>The public exponent, base64url.</summary>
    public string Exponent { get; }

    /// <summary>What tokens are signed with.</summary>
    public SigningCredentials Credentials { get; }

    /// <summary>Reads the key from a file, or makes one and keeps it there, for the owner's eyes only.</summary>
    public static SigningKey LoadOrCreate(string path)
    {
        RSA rsa = RSA.Create(Bits);
        if (File.Exists(path))
        {
            rsa.ImportFromPem(File.ReadAllText(path));
            return new SigningKey(rsa);
        }

        FileStreamOptions ownerOnly = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            ownerOnly.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using StreamWriter file = new(path, ownerOnly);
        file.Write(rsa.ExportPkcs8PrivateKeyPem());
        return new SigningKey(rsa);
    }

    /// <inheritdoc/>
    public void Dispose() => _rsa.Dispose();

    private string Thumbprint() =>
        Base64UrlEncoder.Encode(SHA256.HashData(Encoding.UTF8.GetBytes($$"""{"e":"{{Exponent}}","kty":"RSA","n":"{{Modulus}}"}""")));
}
