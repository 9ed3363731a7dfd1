using System.Diagnostics;
using Marketplace.Domain.Notifications;
using Marketplace.Functions.Notifications.Deliveries;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;
using Marketplace.Functions.Platform.Telemetry;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Notifications.Mail;

/// <summary>Mails notices, to the address and in the language that the member has now.</summary>
public sealed class SendEmails(DeliveryDesk desk, Letters letters, NoticeWords words, IEmailSender sender, EmailSettings settings)
{
    /// <summary>Handles one message.</summary>
    [Function(nameof(SendEmails))]
    public async Task RunAsync(
        [QueueTrigger(MarketQueues.NotificationEmailsName, Connection = MarketQueues.Connection)] string message, CancellationToken cancellationToken)
    {
        DeliveryMessage asked = MarketJson.Read<DeliveryMessage>(message);
        using Activity? span = MarketTelemetry.Continue(nameof(SendEmails), ActivityKind.Consumer, asked.TraceParent);
        await desk.HandleAsync(asked, cancel => SendAsync(asked, cancel), cancellationToken);
    }

    private async Task<Attempt> SendAsync(DeliveryMessage asked, CancellationToken cancellationToken)
    {
        if (!settings.IsOn || await letters.FindAsync(asked, cancellationToken) is not { } letter)
        {
            return new("There is no address to mail to any more.", ForGood: true);
        }

        NoticeText text = words.Write(letter.Kind, letter.About, letter.Language);
        string id = asked.Target == DeliveryMessage.ByMail ? asked.Notice.Id.Value : $"{asked.Notice.Id}-{asked.Target}";
        return await sender.SendAsync(EmailWriter.Write(id, text, letter.Language, letter.To, settings.From!.Host), cancellationToken);
    }
}
