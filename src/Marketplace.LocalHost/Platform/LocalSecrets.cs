using System.Security.Cryptography;
using System.Text.Json;

namespace Marketplace.LocalHost.Platform;

/// <summary>What the market shares with the sandbox provider and the carrier. Made once per data directory; good for nothing outside this machine.</summary>
internal sealed record LocalSecrets(string ProviderApiKey, string WebhookSecret, string CarrierSecret)
{
    /// <summary>Signs payment grants.</summary>
    public string GrantSecret { get; init; } = Random();

    /// <summary>Signs the verification provider's webhooks.</summary>
    public string VerifierSecret { get; init; } = Random();

    /// <summary>Keys the hashes of identities.</summary>
    public string IdentitySecret { get; init; } = Random();

    /// <summary>The market's key to the local topic.</summary>
    public string TopicKey { get; init; } = Random();

    /// <summary>Reads the secrets from a file, or makes them and keeps them there.</summary>
    public static LocalSecrets LoadOrCreate(string path)
    {
        if (File.Exists(path))
        {
            string text = File.ReadAllText(path);
            LocalSecrets kept = JsonSerializer.Deserialize<LocalSecrets>(text)
                ?? throw new InvalidOperationException($"{path} holds no secrets; delete it to have new ones made.");
            // A file of an earlier version lacks some; what is drawn for them must stay the same from now on.
            if (JsonSerializer.Serialize(kept) is var whole && whole != text)
            {
                File.WriteAllText(path, whole);
            }

            return kept;
        }

        LocalSecrets secrets = new(Random(), Random(), Random());
        File.WriteAllText(path, JsonSerializer.Serialize(secrets));
        return secrets;
    }

    private static string Random() => RandomNumberGenerator.GetHexString(48, lowercase: true);
}
