using System.Diagnostics;
using Marketplace.Domain.Notifications;
using Marketplace.Functions.Notifications.Deliveries;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;
using Marketplace.Functions.Platform.Telemetry;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Notifications.Webhooks;

/// <summary>Hands notices to members' own systems, as the inbox would show them.</summary>
public sealed class CallWebhooks(DeliveryDesk desk, Contacts contacts, NoticeWords words, WebhookSender sender)
{
    /// <summary>Handles one message.</summary>
    [Function(nameof(CallWebhooks))]
    public async Task RunAsync(
        [QueueTrigger(MarketQueues.NotificationWebhooksName, Connection = MarketQueues.Connection)] string message, CancellationToken cancellationToken)
    {
        DeliveryMessage asked = MarketJson.Read<DeliveryMessage>(message);
        using Activity? span = MarketTelemetry.Continue(nameof(CallWebhooks), ActivityKind.Consumer, asked.TraceParent);
        await desk.HandleAsync(asked, cancel => CallAsync(asked, cancel), cancellationToken);
    }

    private async Task<Attempt> CallAsync(DeliveryMessage asked, CancellationToken cancellationToken)
    {
        Contact contact = await contacts.ReadAsync(asked.Notice.Recipient, cancellationToken);
        if (contact.Settings.Webhooks.FirstOrDefault(webhook => webhook.Id.Value == asked.Target) is not { } webhook)
        {
            return new("The webhook was removed.", ForGood: true);
        }

        NotificationResponse body = NotificationResponse.Of(new InboxItem(asked.Notice, IsRead: false), words, contact.Language);
        return await sender.SendAsync(webhook, asked.Notice.Id, MarketJson.Write(body, MarketJson.Responses), cancellationToken);
    }
}
