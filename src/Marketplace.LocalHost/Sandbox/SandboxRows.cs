using Azure;
using Azure.Data.Tables;

namespace Marketplace.LocalHost.Sandbox;

/// <summary>
/// The provider's books as table rows. A payment's partition holds its head, its refunds and its webhooks, so that what
/// belongs together is written together.
/// </summary>
internal static class SandboxRows
{
    public const string PaymentRow = "payment";
    public const string RefundRowPrefix = "refund:";
    public const string WebhookRowPrefix = "webhook:";

    public static TableEntity Row(SandboxPayment payment, ETag etag = default) => new(payment.PaymentId, PaymentRow)
    {
        ETag = etag,
        ["Kind"] = "payment",
        ["Reference"] = payment.Reference,
        ["AmountMinor"] = payment.AmountMinor,
        ["Currency"] = payment.Currency,
        ["Description"] = payment.Description,
        ["Status"] = payment.Status.ToString(),
        ["SettledUtc"] = payment.SettledUtc,
        ["RefundedMinor"] = payment.RefundedMinor,
        ["WebhooksSent"] = payment.WebhooksSent,
        ["ChargedBackMinor"] = payment.ChargedBackMinor,
    };

    public static SandboxPayment Payment(TableEntity row) => new(
        row.PartitionKey,
        row.GetString("Reference"),
        row.GetInt64("AmountMinor") ?? 0,
        row.GetString("Currency"),
        row.GetString("Description"),
        Enum.Parse<PaymentStatus>(row.GetString("Status")),
        row.GetDateTimeOffset("SettledUtc"),
        row.GetInt64("RefundedMinor") ?? 0,
        row.GetInt32("WebhooksSent") ?? 0,
        row.GetInt64("ChargedBackMinor") ?? 0);

    public static TableEntity Row(SandboxRefund refund) => new(refund.PaymentId, $"{RefundRowPrefix}{refund.RefundId}")
    {
        ["Kind"] = "refund",
        ["AmountMinor"] = refund.AmountMinor,
        ["Currency"] = refund.Currency,
        ["RefundedUtc"] = refund.RefundedUtc,
    };

    public static SandboxRefund Refund(TableEntity row) => new(
        row.RowKey[RefundRowPrefix.Length..],
        row.PartitionKey,
        row.GetInt64("AmountMinor") ?? 0,
        row.GetString("Currency"),
        row.GetDateTimeOffset("RefundedUtc"));

    public static TableEntity Row(SandboxWebhook webhook) => new(webhook.PaymentId, $"{WebhookRowPrefix}{webhook.Name}")
    {
        ["Kind"] = "webhook",
        ["Body"] = webhook.Body,
        ["DueUtc"] = webhook.DueUtc,
        ["Tries"] = webhook.Tries,
        ["IsDone"] = webhook.IsDone,
    };

    public static SandboxWebhook Webhook(TableEntity row) => new(
        row.PartitionKey,
        row.RowKey[WebhookRowPrefix.Length..],
        row.GetString("Body"),
        row.GetDateTimeOffset("DueUtc") ?? default,
        row.GetInt32("Tries") ?? 0,
        row.GetBoolean("IsDone") ?? false);
}
