using System.Text.Json.Serialization;

namespace Marketplace.LocalHost.Sandbox;

/// <summary>How a payment stands at the provider.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PaymentStatus>))]
internal enum PaymentStatus
{
    /// <summary>The payer has not decided.</summary>
    [JsonStringEnumMemberName("pending")]
    Pending,

    /// <summary>The provider has the payer's money.</summary>
    [JsonStringEnumMemberName("captured")]
    Captured,

    /// <summary>The payer refused; final.</summary>
    [JsonStringEnumMemberName("declined")]
    Declined,
}

/// <summary>A payment in the provider's books.</summary>
/// <param name="PaymentId">The merchant's id of it.</param>
/// <param name="Reference">What the merchant wants to see again in reports and webhooks, such as an order id.</param>
/// <param name="AmountMinor">Minor units.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Description">What the payer reads.</param>
/// <param name="Status">How it stands.</param>
/// <param name="SettledUtc">When the payer decided.</param>
/// <param name="RefundedMinor">What went back so far.</param>
/// <param name="WebhooksSent">How many webhooks it has caused: numbers the next one.</param>
/// <param name="ChargedBackMinor">What the payer's bank has taken back and not returned.</param>
internal sealed record SandboxPayment(
    string PaymentId,
    string Reference,
    long AmountMinor,
    string Currency,
    string Description,
    PaymentStatus Status = PaymentStatus.Pending,
    DateTimeOffset? SettledUtc = null,
    long RefundedMinor = 0,
    int WebhooksSent = 0,
    long ChargedBackMinor = 0);

/// <summary>A refund in the provider's books.</summary>
internal sealed record SandboxRefund(string RefundId, string PaymentId, long AmountMinor, string Currency, DateTimeOffset? RefundedUtc = null);

/// <summary>A webhook that is to be delivered, and how often that was tried.</summary>
internal sealed record SandboxWebhook(string PaymentId, string Name, string Body, DateTimeOffset DueUtc, int Tries = 0, bool IsDone = false);
