using System.Globalization;
using LocalFunctions.EventGrid;
using Marketplace.LocalHost.Carrier;
using Marketplace.LocalHost.Identity;
using Marketplace.LocalHost.Platform;

namespace Marketplace.LocalHost.Hosting;

/// <summary>The app's settings on this machine: what Bicep and the portal set on Azure.</summary>
internal static class LocalConfiguration
{
    /// <summary>All settings.</summary>
    /// <param name="storage">The storage's connection string.</param>
    /// <param name="baseUrl">Where the market is.</param>
    /// <param name="secrets">What the market shares with its providers.</param>
    /// <param name="mailPort">Where a mail server listens on this machine; null for none, and no mail.</param>
    public static Dictionary<string, string?> Of(string storage, Uri baseUrl, LocalSecrets secrets, int? mailPort) => new()
    {
        ["AzureWebJobsStorage"] = storage,
        ["MarketStorage"] = storage,
        ["AzureAd:Instance"] = new Uri(baseUrl, "/local/issuer/").AbsoluteUri,
        ["AzureAd:TenantId"] = LocalDirectory.TenantId,
        ["AzureAd:ClientId"] = LocalDirectory.ClientId,
        ["AzureAd:Audience"] = LocalDirectory.ClientId,
        // The local issuer speaks http. Entra ID's own issuer check fetches metadata over https only, so the one issuer is named.
        ["AzureAd:RequireHttpsMetadata"] = "false",
        ["AzureAd:TokenValidationParameters:ValidIssuer"] = LocalDirectory.IssuerOf(baseUrl),
        // The scenario's traders, and the tests', are machines: nobody clicks that fast.
        ["RateLimit:RequestsPerMinute"] = "60000",
        ["RateLimit:Burst"] = "60000",
        ["Payments:Provider"] = "Sandbox",
        ["Payments:Sandbox:BaseUrl"] = new Uri(baseUrl, "/local/provider").AbsoluteUri,
        ["Payments:Sandbox:ApiKey"] = secrets.ProviderApiKey,
        ["Payments:Sandbox:WebhookSecret"] = secrets.WebhookSecret,
        ["Members:GrantSecret"] = secrets.GrantSecret,
        ["Members:IdentitySecret"] = secrets.IdentitySecret,
        // Fewer rounds than in production: a machine plays all members here.
        ["Members:HashIterations"] = "10000",
        ["Verification:Provider"] = "Sandbox",
        ["Verification:Sandbox:BaseUrl"] = new Uri(baseUrl, "/local/verifier").AbsoluteUri,
        ["Verification:Sandbox:ApiKey"] = secrets.ProviderApiKey,
        ["Verification:Sandbox:WebhookSecret"] = secrets.VerifierSecret,
        ["Notifications:AllowPrivateWebhooks"] = "true",
        ["Email:Host"] = mailPort is null ? "" : "127.0.0.1",
        ["Email:Port"] = mailPort?.ToString(CultureInfo.InvariantCulture),
        ["Email:From"] = "Marketplace <market@market.example>",
        ["Email:Tls"] = "false",
        ["Events:TopicEndpoint"] = new Uri(baseUrl, TopicEndpoint.Path).AbsoluteUri,
        ["Events:TopicKey"] = secrets.TopicKey,
        [$"Carriers:{SandboxCarrier.Key}:WebhookSecret"] = secrets.CarrierSecret,
    };
}
