using System.Security.Cryptography;
using System.Text;

namespace Marketplace.LocalHost.Identity;

/// <summary>The made-up directory tenant of this machine, and who is in it: anyone whose name is asked for.</summary>
internal static class LocalDirectory
{
    /// <summary>The tenant's id.</summary>
    public const string TenantId = "10ca1000-0000-4000-8000-000000000001";

    /// <summary>The API's client id: the audience of its tokens.</summary>
    public const string ClientId = "10ca1000-0000-4000-8000-00000000a1a1";

    /// <summary>The client id that the tokens are issued to.</summary>
    public const string ClientAppId = "10ca1000-0000-4000-8000-00000000c1c1";

    /// <summary>The roles that the API knows.</summary>
    public static IReadOnlyList<string> Roles { get; } = ["Operator", "Arbiter", "Finance"];

    /// <summary>The issuer's address, as tokens name it.</summary>
    public static string IssuerOf(Uri baseUrl) => new Uri(baseUrl, $"/local/issuer/{TenantId}/v2.0").AbsoluteUri;

    /// <summary>A person's object id: always the same for the same name, whatever its case.</summary>
    public static Guid ObjectId(string name)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{TenantId}/{name.ToLowerInvariant()}"));
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
