using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Storage.Queues;
using Marketplace.Domain.Notifications;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;
using Marketplace.Functions.Platform.Telemetry;

namespace Marketplace.Functions.Notifications.Deliveries;

/// <summary>
/// Has a notice delivered. It carries the notice, some hundred characters: the inbox may not have it yet, and what it says never changes.
/// </summary>
/// <param name="Notice">The notice.</param>
/// <param name="Target"><see cref="ByMail"/> or one of its kind, or the webhook's id.</param>
/// <param name="Round">How often it was sent again by hand.</param>
/// <param name="Tries">How many tries were over when this message was sent; a message that says fewer than there were has been overtaken.</param>
/// <param name="Delays">How often it was put off because its replay was not committed yet.</param>
/// <param name="TraceParent">The request that it comes from (W3C); null when nobody traces.</param>
/// <param name="Version">The member's version that it is about, where the mail goes elsewhere than the member's mail does; null where it goes there.</param>
public sealed record DeliveryMessage(Notice Notice, string Target, int Round = 0, int Tries = 0, int Delays = 0, string? TraceParent = null, long? Version = null)
{
    /// <summary>The target of mails: a member has one mailbox.</summary>
    public const string ByMail = "email";

    /// <summary>The target of codes: an address that is not confirmed yet.</summary>
    public const string CodeByMail = "email-code";

    /// <summary>The target of warnings: the address that mail went to before.</summary>
    public const string ByMailToFormer = "email-former";

    /// <summary>Whether it goes through the mail server.</summary>
    [JsonIgnore]
    public bool IsMail => Target is ByMail or CodeByMail or ByMailToFormer;
}

/// <summary>The queues of what goes out of the market, one a channel: a mail server that is down holds up no webhook.</summary>
public sealed class DeliveryQueues(MarketQueues queues)
{
    /// <summary>Sends a message, to be seen at once or only later.</summary>
    public Task SendAsync(DeliveryMessage message, TimeSpan? visibleIn, CancellationToken cancellationToken)
    {
        QueueClient queue = message.IsMail ? queues.NotificationEmails : queues.NotificationWebhooks;
        string text = JsonSerializer.Serialize(message with { TraceParent = message.TraceParent ?? MarketTelemetry.TraceParent }, MarketJson.Rows);
        return queue.SendMessageAsync(text, visibilityTimeout: visibleIn, cancellationToken: cancellationToken);
    }
}
