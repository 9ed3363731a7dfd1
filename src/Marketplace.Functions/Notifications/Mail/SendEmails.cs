using System.Diagnostics;
using Marketplace.Domain.Notifications;
using Marketplace.Functions.Notifications.Deliveries;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;
using Marketplace.Functions.Platform.Telemetry;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Notifications.Mail;

/// <summary>Mails notices, to the address and in the language that the member has now.</summary>
public sealed class SendEmails(DeliveryDesk desk, Contacts contacts, NoticeWords words, IEmailSender sender, EmailSettings settings)
{
    /// <summary>Handles one message.</summary>
    [Function(nameof(SendEmails))]
    public async Task RunAsync(
        [QueueTrigger(MarketQueues.NotificationEmailsName, Connection = MarketQueues.Connection)] string message, CancellationToken cancellationToken)
    {
        DeliveryMessage asked = MarketJson.Read<DeliveryMessage>(message);
        using Activity? span = MarketTelemetry.Continue(nameof(SendEmails), ActivityKind.Consumer, asked.TraceParent);
        await desk.HandleAsync(asked, cancel => SendAsync(asked.Notice, cancel), cancellationToken);
    }

    private async Task<Attempt> SendAsync(Notice notice, CancellationToken cancellationToken)
    {
        Contact contact = await contacts.ReadAsync(notice.Recipient, cancellationToken);
        if (!settings.IsOn || contact.Email is not { } to)
        {
            return new("There is no address to mail to any more.", ForGood: true);
        }

        NoticeText text = words.Write(notice.Kind, notice.About, contact.Language);
        return await sender.SendAsync(EmailWriter.Write(notice, text, contact.Language, to, settings.From!.Host), cancellationToken);
    }
}
