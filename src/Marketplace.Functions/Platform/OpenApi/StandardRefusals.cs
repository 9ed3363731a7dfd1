using Marketplace.Functions.Platform.Access;

namespace Marketplace.Functions.Platform.OpenApi;

/// <summary>The refusals that follow from what kind of function it is.</summary>
public static class StandardRefusals
{
    /// <summary>All codes that a function may refuse with: its own and those of its kind.</summary>
    public static IReadOnlyList<string> AllOf(HttpFunction function) =>
        [.. Of(function).Concat(function.Answers?.Refusals ?? []).Distinct().Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Of(HttpFunction function) =>
    [
        .. OfCaller(function.Access),
        .. function.Takes is not null || function.NeedsKey ? ["MALFORMED_REQUEST", "MALFORMED_JSON", "BODY_TOO_LARGE"] : Array.Empty<string>(),
        .. function.IsCommand && function.Takes is not null ? ["CARD_NUMBER"] : Array.Empty<string>(),
        .. function.NeedsKey ? ["IDEMPOTENCY_KEY_REQUIRED", "IDEMPOTENCY_KEY_INVALID", "IDEMPOTENCY_KEY_REUSED"] : Array.Empty<string>(),
        .. function.NeedsGrant ? ["PAYMENT_GRANT_REQUIRED", "PAYMENT_GRANT_INVALID"] : Array.Empty<string>(),
        .. function.IsCommand ? ["BUSY"] : Array.Empty<string>(),
        .. function.RouteParameters.Contains("id") ? ["NOT_FOUND"] : Array.Empty<string>(),
        .. function.IsCommand && function.RouteParameters.Contains("id") ? ["PRECONDITION_FAILED"] : Array.Empty<string>(),
        .. function.IsPaged || function.Query.Any() ? ["INVALID_QUERY"] : Array.Empty<string>(),
    ];

    private static string[] OfCaller(AccessAttribute? access) => access?.Caller switch
    {
        Caller.Member => ["TOKEN_REQUIRED", "TOKEN_INVALID", "PERSON_REQUIRED", "RATE_LIMITED"],
        Caller.Staff => ["TOKEN_REQUIRED", "TOKEN_INVALID", "PERSON_REQUIRED", "ROLE_REQUIRED", "RATE_LIMITED"],
        Caller.AnyoneOrMember => ["TOKEN_INVALID", "PERSON_REQUIRED", "RATE_LIMITED"],
        Caller.SignedWebhook => ["SIGNATURE_INVALID"],
        _ => [],
    };
}
