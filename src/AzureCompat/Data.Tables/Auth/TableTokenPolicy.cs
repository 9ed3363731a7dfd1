using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables.Auth;

/// <summary>Sends access tokens, and learns the tenant from the service's challenge.</summary>
internal sealed class TableTokenPolicy(TokenCredential credential, string scope, bool enableTenantDiscovery)
    : BearerTokenAuthenticationPolicy(credential, scope)
{
    private readonly string[] _scopes = [scope];
    private volatile string? _tenantId;

    protected override void AuthorizeRequest(HttpMessage message)
    {
        if (SendsToken)
        {
            AuthenticateAndAuthorizeRequest(message, Context(message));
        }
    }

    protected override async ValueTask AuthorizeRequestAsync(HttpMessage message)
    {
        if (SendsToken)
        {
            await AuthenticateAndAuthorizeRequestAsync(message, Context(message));
        }
    }

    protected override bool AuthorizeRequestOnChallenge(HttpMessage message)
    {
        if (!LearnTenant(message.Response))
        {
            return false;
        }

        AuthenticateAndAuthorizeRequest(message, Context(message));
        return true;
    }

    protected override async ValueTask<bool> AuthorizeRequestOnChallengeAsync(HttpMessage message)
    {
        if (!LearnTenant(message.Response))
        {
            return false;
        }

        await AuthenticateAndAuthorizeRequestAsync(message, Context(message));
        return true;
    }

    private bool SendsToken => _tenantId is not null || !enableTenantDiscovery;

    private TokenRequestContext Context(HttpMessage message) => new(_scopes, message.Request.ClientRequestId, tenantId: _tenantId);

    private bool LearnTenant(Response response)
    {
        string? tenant = response.Headers.TryGetValue("WWW-Authenticate", out string? challenge) ? TenantOf(challenge) : null;
        _tenantId = tenant ?? _tenantId;
        return tenant is not null;
    }

    // Bearer authorization_uri=https://login.microsoftonline.com/<tenant>/oauth2/authorize resource_id=https://storage.azure.com
    private static string? TenantOf(string challenge)
    {
        const string Key = "authorization_uri=";
        if (!challenge.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        foreach (string part in challenge.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (part.StartsWith(Key, StringComparison.OrdinalIgnoreCase)
                && Uri.TryCreate(part[Key.Length..].Trim('"'), UriKind.Absolute, out Uri? uri)
                && uri.Segments.Length > 1)
            {
                return uri.Segments[1].Trim('/');
            }
        }

        return null;
    }
}
