using Marketplace.Domain;
using Marketplace.LocalHost.Platform;

namespace Marketplace.LocalHost.Identity;

/// <summary>The local issuer over HTTP: what token validation reads, and tokens for whoever asks.</summary>
internal static class IssuerEndpoints
{
    private const int NameLengthMax = 100;

    /// <summary>Maps the discovery document, the key set and <c>POST /local/tokens</c>.</summary>
    public static void MapLocalIssuer(this IEndpointRouteBuilder routes, LocalIssuer issuer)
    {
        RouteGroupBuilder group = routes.MapGroup("/local");
        group.AddEndpointFilter<RouteGroupBuilder, ProblemFilter>();
        group.MapGet("/issuer/{tenant}/v2.0/.well-known/openid-configuration", (string tenant) => ForTenant(tenant, () => Discovery(issuer)));
        group.MapGet("/issuer/{tenant}/discovery/v2.0/keys", (string tenant) => ForTenant(tenant, () => Keys(issuer.Key)));
        group.MapPost("/tokens", async (HttpRequest request) => Token(issuer, await JsonBody.ReadAsync<TokenRequest>(request)));
    }

    private static IResult ForTenant(string tenant, Func<object> answer) =>
        string.Equals(tenant, LocalDirectory.TenantId, StringComparison.OrdinalIgnoreCase)
            ? Results.Json(answer())
            : Results.Problem($"The only tenant here is {LocalDirectory.TenantId}.", statusCode: StatusCodes.Status404NotFound);

    private static Dictionary<string, object> Discovery(LocalIssuer issuer)
    {
        string tenant = issuer.Issuer[..^"/v2.0".Length];
        return new()
        {
            ["issuer"] = issuer.Issuer,
            ["authorization_endpoint"] = $"{tenant}/oauth2/v2.0/authorize",
            ["token_endpoint"] = $"{tenant}/oauth2/v2.0/token",
            ["jwks_uri"] = $"{tenant}/discovery/v2.0/keys",
            ["response_types_supported"] = new[] { "code" },
            ["subject_types_supported"] = new[] { "pairwise" },
            ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
        };
    }

    private static object Keys(SigningKey key) =>
        new { keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = key.KeyId, n = key.Modulus, e = key.Exponent } } };

    private static IResult Token(LocalIssuer issuer, TokenRequest request)
    {
        string name = request.Name?.Trim() ?? "";
        if (name.Length is 0 or > NameLengthMax || name.Any(char.IsControl))
        {
            throw new BadInputException($"'name' must be 1 to {NameLengthMax} characters without control characters.");
        }

        string[] unknown = [.. (request.Roles ?? []).Except(LocalDirectory.Roles, StringComparer.Ordinal)];
        if (unknown.Length > 0)
        {
            throw new BadInputException($"'{unknown[0]}' is not a role; there are {string.Join(", ", LocalDirectory.Roles)}.");
        }

        string objectId = LocalDirectory.ObjectId(name).ToString();
        return Results.Json(new TokenAnswer(
            issuer.Issue(name, [.. (request.Roles ?? []).Distinct(StringComparer.Ordinal)]),
            "Bearer",
            (int)LocalIssuer.Lifetime.TotalSeconds,
            objectId,
            MemberId.For(LocalDirectory.TenantId, objectId).Value));
    }
}
