using Azure.Core;
using Azure.Core.Pipeline;

namespace AzureCompat.Storage.Queues;

/// <summary>Puts an access token for Azure Storage on requests, over HTTPS only.</summary>
internal sealed class BearerTokenPolicy(TokenCredential credential) : BearerTokenAuthenticationPolicy(credential, Scope)
{
    private const string Scope = "https://storage.azure.com/.default";

    private static readonly string[] Scopes = [Scope];

    protected override void AuthorizeRequest(HttpMessage message) => AuthenticateAndAuthorizeRequest(message, Context(message));

    protected override ValueTask AuthorizeRequestAsync(HttpMessage message) => AuthenticateAndAuthorizeRequestAsync(message, Context(message));

    private static TokenRequestContext Context(HttpMessage message) => new(Scopes, message.Request.ClientRequestId, isCaeEnabled: true);
}
