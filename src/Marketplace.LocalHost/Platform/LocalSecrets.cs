using System.Security.Cryptography;
using System.Text.Json;

namespace Marketplace.LocalHost.Platform;

/// <summary>What the market shares with the sandbox provider and the carrier. Made once per data directory; good for nothing outside this machine.</summary>
internal sealed record LocalSecrets(string ProviderApiKey, string WebhookSecret, string CarrierSecret)
{
    /// <summary>Reads the secrets from a file, or makes them and keeps them there.</summary>
    public static LocalSecrets LoadOrCreate(string path)
    {
        if (File.Exists(path))
        {
            return JsonSerializer.Deserialize<LocalSecrets>(File.ReadAllText(path))
                ?? throw new InvalidOperationException($"{path} holds no secrets; delete it to have new ones made.");
        }

        LocalSecrets secrets = new(Random(), Random(), Random());
        File.WriteAllText(path, JsonSerializer.Serialize(secrets));
        return secrets;
    }

    private static string Random() => RandomNumberGenerator.GetHexString(48, lowercase: true);
}
