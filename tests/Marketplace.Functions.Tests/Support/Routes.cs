namespace Marketplace.Functions.Tests.Support;

/// <summary>A route and who may call it.</summary>
internal sealed record Route(string Method, string Template, string Caller, string? Body = null)
{
    private const string SomeId = "00000000000000000000000000";

    public HttpMethod Verb => HttpMethod.Parse(Method);

    public bool NeedsToken => Caller == "Member" || Caller.StartsWith("Staff:", StringComparison.Ordinal);

    /// <summary>The path with an id that could exist.</summary>
    public string Path => PathOf(Template.Split('/')[0] switch
    {
        "orders" => $"ord_{SomeId}",
        "refund-requests" => $"rfr_{SomeId}01",
        "disputes" => $"dsp_{SomeId}01",
        "claims" => $"clm_{SomeId}01",
        "members" or "operator" => $"mbr_{SomeId}",
        "conversations" => $"cnv_{SomeId}",
        "notifications" => $"ntc_0000000000000000000{SomeId}",
        "payouts" => $"pyo_{SomeId}",
        _ => $"lst_{SomeId}",
    });

    public string PathOf(string id) => "/api/" + Template.Replace("{id}", id, StringComparison.Ordinal)
        .Replace("{version}", "current", StringComparison.Ordinal).Replace("{side}", "buyer", StringComparison.Ordinal).Replace("{provider}", "sandbox", StringComparison.Ordinal).Replace("{queue}", "order-events", StringComparison.Ordinal).Replace("{notice}", "x", StringComparison.Ordinal).Replace("{carrier}", "sf-express", StringComparison.Ordinal);
}

/// <summary>Bodies that several routes take.</summary>
internal static class Bodies
{
    public const string Reasons = """{"reasons":"As the orders show."}""";

    public const string Message = """{"text":"Is it still there?"}""";

    public const string Refund = """{"kind":"refundOnly","reason":"damaged","amount":{"amountMinor":1,"currency":"CNY"},"text":"Scratched."}""";
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
        new("GET", "categories", "Anyone"),
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
        new("GET", "orders/{id}/counterpart", "Member"),
        new("GET", "orders/{id}/disclosures", "Member"),
        new("GET", "orders/{id}/history", "Member"),
        new("GET", "orders/{id}/events", "Member"),
        new("POST", "orders/{id}/pay", "Member"),
        new("POST", "orders/{id}/cancel", "Member"),
        new("POST", "orders/{id}/reprice", "Member", """{"goods":{"amountMinor":1,"currency":"CNY"},"freight":{"amountMinor":0,"currency":"CNY"}}"""),
        new("POST", "orders/{id}/ship", "Member", """{"carrier":"sf-express","trackingNumber":"1"}"""),
        new("POST", "orders/{id}/extend", "Member", """{"days":3}"""),
        new("POST", "orders/{id}/confirm", "Member"),
        new("POST", "orders/{id}/refund-requests", "Member", Bodies.Refund),
        new("GET", "orders/{id}/case", "Member"),
        new("GET", "orders/{id}/case/page", "Member"),
        new("POST", "orders/{id}/messages", "Member", Bodies.Message),
        new("GET", "orders/{id}/messages", "Member"),
        new("POST", "listings/{id}/messages", "Member", Bodies.Message),
        new("GET", "listings/{id}/messages", "Member"),
        new("GET", "conversations", "Member"),
        new("GET", "conversations/unread-count", "Member"),
        new("GET", "conversations/{id}/messages", "Member"),
        new("POST", "conversations/{id}/messages", "Member", Bodies.Message),
        new("GET", "conversations/{id}/disclosures", "Member"),
        new("GET", "operator/flagged-messages", "Staff:Operator"),
        new("GET", "operator/flagged-messages/{id}", "Staff:Operator"),
        new("POST", "operator/flagged-messages/{id}/clear", "Staff:Operator", Bodies.Reasons),
        new("POST", "operator/flagged-messages/{id}/review", "Staff:Operator", """{"findings":"Pays elsewhere."}"""),
        new("POST", "conversations/{id}/read", "Member", """{"upTo":1}"""),
        new("POST", "operator/reviews", "Staff:Operator", """{"memberId":"mbr_00000000000000000000000000","kind":"ratingRing","orders":[],"findings":"A circle."}"""),
        new("GET", "operator/reviews", "Staff:Operator"),
        new("GET", "operator/reviews/{id}", "Staff:Operator"),
        new("POST", "operator/reviews/{id}/uphold", "Staff:Operator", Bodies.Reasons),
        new("POST", "operator/reviews/{id}/dismiss", "Staff:Operator", Bodies.Reasons),
        new("POST", "operator/reviews/{id}/uphold-appeal", "Staff:Operator", Bodies.Reasons),
        new("POST", "operator/reviews/{id}/reject-appeal", "Staff:Operator", Bodies.Reasons),
        new("POST", "members/me/devices", "Member", """{"fingerprint":"f3c1a9e07b2d4c58"}"""),
        new("GET", "members/me/offences", "Member"),
        new("POST", "members/me/offences/{id}/appeal", "Member", """{"text":"We are no circle."}"""),
        new("GET", "refund-requests/{id}", "Member"),
        new("POST", "refund-requests/{id}/accept", "Member"),
        new("POST", "refund-requests/{id}/reject", "Member", """{"reason":"No."}"""),
        new("POST", "refund-requests/{id}/revise", "Member", Bodies.Refund),
        new("POST", "refund-requests/{id}/withdraw", "Member"),
        new("POST", "refund-requests/{id}/ship-back", "Member", """{"carrier":"sf-express","trackingNumber":"1"}"""),
        new("POST", "refund-requests/{id}/inspect", "Member", """{"accepted":true}"""),
        new("POST", "refund-requests/{id}/escalate", "Member"),
        new("GET", "disputes/{id}", "Member"),
        new("POST", "disputes/{id}/evidence", "Member", """{"text":"See."}"""),
        new("POST", "disputes/{id}/reply", "Member", """{"text":"No."}"""),
        new("POST", "disputes/{id}/offers", "Member", """{"refund":{"amountMinor":1,"currency":"CNY"},"release":{"amountMinor":0,"currency":"CNY"}}"""),
        new("POST", "disputes/{id}/offers/accept", "Member", """{"number":1}"""),
        new("POST", "disputes/{id}/ruling", "Staff:Arbiter", """{"kind":"release","refund":{"amountMinor":0,"currency":"CNY"},"criterion":"received","reasons":"The trail shows delivery to the door."}"""),
        new("POST", "disputes/{id}/ruling/accept", "Member"),
        new("POST", "disputes/{id}/appeal", "Member", """{"text":"More."}"""),
        new("GET", "operator/disputes", "Staff:Arbiter,Operator"),
        new("GET", "policies/{version}", "Anyone"),
        new("POST", "orders/{id}/claims", "Member", """{"guarantee":"asDescribed","text":"No."}"""),
        new("GET", "claims/{id}", "Member"),
        new("POST", "claims/{id}/accept", "Member"),
        new("POST", "claims/{id}/reject", "Member", """{"reason":"No."}"""),
        new("POST", "claims/{id}/withdraw", "Member"),
        new("POST", "claims/{id}/ship-back", "Member", """{"carrier":"sf-express","trackingNumber":"1"}"""),
        new("POST", "claims/{id}/repaired", "Member"),
        new("POST", "claims/{id}/ruling", "Staff:Arbiter", """{"upheld":true,"reasons":"So it is."}"""),
        new("POST", "orders/{id}/ratings", "Member", """{"score":"good"}"""),
        new("GET", "orders/{id}/ratings", "Member"),
        new("POST", "orders/{id}/ratings/{side}/revision", "Member", """{"to":"good"}"""),
        new("POST", "orders/{id}/ratings/{side}/reply", "Member", """{"text":"Thanks."}"""),
        new("GET", "members/{id}/credit", "Anyone"),
        new("GET", "members/{id}/shop", "Anyone"),
        new("GET", "members/{id}/ratings", "Anyone"),
        new("POST", "operator/members/{id}/credit/recompute", "Staff:Operator"),
        new("GET", "members/{id}/guarantees", "Anyone"),
        new("GET", "members/me/guarantees", "Member"),
        new("POST", "members/me/guarantees", "Member", """{"guarantees":["asDescribed"]}"""),
        new("POST", "members/me/guarantees/leave", "Member"),
        new("POST", "members/me/bond/top-ups", "Member", """{"amount":{"amountMinor":1,"currency":"CNY"}}"""),
        new("POST", "members/me/bond/deposits", "Member", """{"amount":{"amountMinor":1,"currency":"CNY"}}"""),
        new("GET", "members/me", "Member"),
        new("PATCH", "members/me", "Member", "{}"),
        new("GET", "members/{id}", "Anyone"),
        new("GET", "members/me/security-events", "Member"),
        new("GET", "members/me/export", "Member"),
        new("GET", "members/me/listings", "Member"),
        new("POST", "members/me/erasure", "Member"),
        new("POST", "members/me/verification", "Member", """{"kind":"individual","legalName":"Lin","idNumber":"A1234567"}"""),
        new("POST", "operator/members/{id}/revoke-verification", "Staff:Operator", """{"reason":"Forged."}"""),
        new("POST", "webhooks/verification/{provider}", "SignedWebhook"),
        new("POST", "members/me/email/confirmation", "Member", """{"code":"01234567"}"""),
        new("POST", "members/me/email/codes", "Member"),
        new("POST", "members/me/payment-password/change", "Member", """{"current":"correct horse","new":"battery staple"}"""),
        new("POST", "members/me/payment-password/reset", "Member", """{"securityAnswer":"Plum Lane","new":"battery staple"}"""),
        new("POST", "members/me/payment-password", "Member", """{"password":"correct horse","securityQuestion":"Street?","securityAnswer":"Plum Lane"}"""),
        new("POST", "members/me/payment-password/verifications", "Member", """{"password":"correct horse"}"""),
        new("POST", "members/me/bank-account", "Member", """{"holderName":"Li Na","country":"DE","accountNumber":"DE89370400440532013000"}"""),
        new("GET", "members/me/bank-account", "Member"),
        new("PUT", "members/me/payout-schedule", "Member", """{"frequency":"off","minimum":{"amountMinor":100,"currency":"CNY"}}"""),
        new("GET", "members/me/payout-schedule", "Member"),
        new("POST", "payouts", "Member", """{"amount":{"amountMinor":100,"currency":"CNY"}}"""),
        new("GET", "payouts", "Member"),
        new("GET", "payouts/{id}", "Member"),
        new("GET", "operator/payouts", "Staff:Operator,Finance"),
        new("POST", "webhooks/payouts/{provider}", "SignedWebhook"),
        new("GET", "notifications", "Member"),
        new("GET", "notifications/unread-count", "Member"),
        new("POST", "notifications/read", "Member"),
        new("POST", "notifications/{id}/read", "Member"),
        new("GET", "notifications/preferences", "Member"),
        new("PATCH", "notifications/preferences", "Member", """{"groups":[]}"""),
        new("GET", "members/me/webhooks", "Member"),
        new("POST", "members/me/webhooks", "Member", """{"url":"https://shop.example/market"}"""),
        new("DELETE", "members/me/webhooks/{id}", "Member"),
        new("GET", "members/me/webhooks/{id}/deliveries", "Member"),
        new("POST", "members/me/webhooks/{id}/deliveries/{notice}/replay", "Member"),
        new("GET", "operator/poison", "Staff:Operator"),
        new("POST", "operator/poison/{queue}/redrive", "Staff:Operator"),
        new("GET", "accounts/me", "Member"),
        new("GET", "accounts/me/entries", "Member"),
        new("GET", "operator/reconciliation", "Staff:Operator,Finance"),
        new("POST", "webhooks/payments/{provider}", "SignedWebhook"),
        new("POST", "webhooks/carriers/{carrier}", "SignedWebhook"),
    ];

    /// <summary>The routes of one resource.</summary>
    public static IEnumerable<Route> OfOne(string resource) => All.Where(route => route.Template.StartsWith($"{resource}/{{id}}", StringComparison.Ordinal));
}
