namespace Marketplace.Functions.Tests.Support;

/// <summary>A route and who may call it.</summary>
internal sealed record Route(string Method, string Template, string Caller, string? Body = null)
{
    private const string SomeId = "00000000000000000000000000";

    public HttpMethod Verb => HttpMethod.Parse(Method);

    public bool NeedsToken => Caller is "Member" || Caller.StartsWith("Staff:", StringComparison.Ordinal);

    /// <summary>The path with an id that could exist.</summary>
    public string Path => PathOf(Template.Split('/')[0] switch
    {
        "orders" => $"ord_{SomeId}",
        "claims" => $"clm_{SomeId}01",
        "members" => $"mbr_{SomeId}",
        _ => $"lst_{SomeId}",
    });

    public string PathOf(string id) => "/api/" + Template.Replace("{id}", id, StringComparison.Ordinal)
        .Replace("{provider}", "sandbox", StringComparison.Ordinal).Replace("{carrier}", "sf-express", StringComparison.Ordinal);
}

/// <summary>Every route that there is, written down: a new one, or one that opens up, has to be added here by hand.</summary>
internal static class Routes
{
    public static IReadOnlyList<Route> All { get; } =
    [
        new("GET", "health", "Anyone"),
        new("GET", "version", "Anyone"),
        new("GET", "openapi.json", "Anyone"),
        new("GET", "docs", "Anyone"),
        new("GET", "listings", "Anyone"),
        new("GET", "listings/{id}", "AnyoneOrMember"),
        new("POST", "listings", "Member"),
        new("PATCH", "listings/{id}", "Member", "{}"),
        new("POST", "listings/{id}/activate", "Member"),
        new("POST", "listings/{id}/pause", "Member"),
        new("POST", "listings/{id}/delist", "Member"),
        new("POST", "orders", "Member"),
        new("GET", "orders", "Member"),
        new("GET", "orders/{id}", "Member"),
        new("GET", "orders/{id}/clocks", "Member"),
        new("GET", "orders/{id}/history", "Member"),
        new("POST", "orders/{id}/pay", "Member"),
        new("POST", "orders/{id}/cancel", "Member"),
        new("POST", "orders/{id}/reprice", "Member", """{"goods":{"amountMinor":1,"currency":"CNY"},"freight":{"amountMinor":0,"currency":"CNY"}}"""),
        new("POST", "orders/{id}/ship", "Member", """{"carrier":"sf-express","trackingNumber":"1"}"""),
        new("POST", "orders/{id}/extend", "Member", """{"days":3}"""),
        new("POST", "orders/{id}/confirm", "Member"),
        new("POST", "orders/{id}/claims", "Member", """{"guarantee":"asDescribed","text":"No."}"""),
        new("GET", "claims/{id}", "Member"),
        new("POST", "claims/{id}/accept", "Member"),
        new("POST", "claims/{id}/reject", "Member", """{"reason":"No."}"""),
        new("POST", "claims/{id}/withdraw", "Member"),
        new("POST", "claims/{id}/ship-back", "Member", """{"carrier":"sf-express","trackingNumber":"1"}"""),
        new("POST", "claims/{id}/repaired", "Member"),
        new("POST", "claims/{id}/ruling", "Staff:Arbiter", """{"upheld":true,"reasons":"So it is."}"""),
        new("GET", "members/{id}/guarantees", "Anyone"),
        new("GET", "members/me/guarantees", "Member"),
        new("POST", "members/me/guarantees", "Member", """{"guarantees":["asDescribed"]}"""),
        new("POST", "members/me/guarantees/leave", "Member"),
        new("POST", "members/me/bond/top-ups", "Member", """{"amount":{"amountMinor":1,"currency":"CNY"}}"""),
        new("POST", "members/me/bond/deposits", "Member", """{"amount":{"amountMinor":1,"currency":"CNY"}}"""),
        new("GET", "accounts/me", "Member"),
        new("GET", "accounts/me/entries", "Member"),
        new("GET", "operator/reconciliation", "Staff:Operator,Finance"),
        new("POST", "webhooks/payments/{provider}", "SignedWebhook"),
        new("POST", "webhooks/carriers/{carrier}", "SignedWebhook"),
    ];

    /// <summary>The routes of one resource.</summary>
    public static IEnumerable<Route> OfOne(string resource) => All.Where(route => route.Template.StartsWith($"{resource}/{{id}}", StringComparison.Ordinal));
}
