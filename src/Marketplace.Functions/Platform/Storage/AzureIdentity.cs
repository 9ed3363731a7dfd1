using Azure.Core;
using Azure.Identity;

namespace Marketplace.Functions.Platform.Storage;

/// <summary>As whom the app calls other Azure services.</summary>
internal static class AzureIdentity
{
    /// <summary>The managed identity of this client id; without one, whoever runs the app.</summary>
    public static TokenCredential Of(string? clientId) => clientId is { Length: > 0 }
        ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(clientId))
        : new DefaultAzureCredential();
}
