using System.Text.Json;
using Marketplace.Domain;
using Marketplace.Functions.Platform.Http;

namespace Marketplace.Functions.Payments;

/// <summary>Where a provider is and how we prove to each other who we are. One section <c>Payments:{name}</c> a provider.</summary>
public sealed record PaymentProviderOptions
{
    /// <summary>Root of its API.</summary>
    public required Uri BaseUrl { get; init; }

    /// <summary>Our key to it.</summary>
    public required string ApiKey { get; init; }

    /// <summary>Signs its webhooks.</summary>
    public required string WebhookSecret { get; init; }

    /// <summary>Calls to it.</summary>
    internal ProviderHttp Over(HttpClient http) => new(http, BaseUrl, ApiKey, (what, cause) => new PaymentProviderException(what, cause));
}

/// <summary>A provider that speaks JSON over HTTP: <c>POST payments</c>, <c>POST refunds</c>.</summary>
public sealed class HttpPaymentProvider(HttpClient http, PaymentProviderOptions options) : IPaymentProvider
{
    private readonly ProviderHttp _http = options.Over(http);

    /// <inheritdoc/>
    public async Task<string> OpenPaymentAsync(PaymentId payment, string reference, Money amount, string description, CancellationToken cancellationToken)
    {
        JsonElement opened = await _http.PostAsync<JsonElement>(
            "payments",
            new { PaymentId = payment, Reference = reference, amount.AmountMinor, amount.Currency, Description = description },
            cancellationToken);
        return opened.TryGetProperty("payUrl", out JsonElement url) && url.GetString() is { } text
            ? text
            : throw new PaymentProviderException("The provider opened a payment without a page to pay it.");
    }

    /// <inheritdoc/>
    public async Task RefundAsync(TransferId refund, PaymentId payment, Money amount, CancellationToken cancellationToken)
    {
        JsonElement refunded = await _http.PostAsync<JsonElement>("refunds", new { RefundId = refund, PaymentId = payment, amount.AmountMinor, amount.Currency }, cancellationToken);
        string? status = refunded.TryGetProperty("status", out JsonElement value) ? value.GetString() : null;
        if (status != "succeeded")
        {
            throw new PaymentProviderException($"The provider has refund {refund} as '{status}'.");
        }
    }
}
