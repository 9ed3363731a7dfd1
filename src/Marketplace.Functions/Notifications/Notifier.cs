using Marketplace.Domain.Notifications;
using Marketplace.Functions.Notifications.Deliveries;
using Marketplace.Functions.Notifications.Mail;

namespace Marketplace.Functions.Notifications;

/// <summary>
/// Tells members things, each once (docs/adr/0014). What is told again, late or by two at once, lands on the same rows; so whoever tells needs only
/// to be called again when it did not come to an end.
/// </summary>
public sealed class Notifier(InboxStore inbox, Contacts contacts, DeliveryQueues queues, EmailSettings email)
{
    /// <summary>Tells all of them, at the same time.</summary>
    public Task TellAsync(IEnumerable<Notice> notices, CancellationToken cancellationToken) =>
        Task.WhenAll(notices.Select(notice => TellAsync(notice, cancellationToken)));

    /// <summary>
    /// Tells one: what goes out first, the inbox last. A notice that is in the inbox is on its way wherever else it goes; what goes out twice is
    /// one delivery.
    /// </summary>
    public async Task TellAsync(Notice notice, CancellationToken cancellationToken)
    {
        NoticeGroup group = NoticeGroups.Of(notice.Kind);

        // An address given a moment ago is one to warn.
        Contact contact = group == NoticeGroup.Security
            ? await contacts.ReadAsync(notice.Recipient, cancellationToken)
            : await contacts.FindAsync(notice.Recipient, cancellationToken);
        ChannelChoice choice = contact.Settings.Of(group);
        if (email.IsOn && choice.Email && contact.Email is not null && !IsAboutWhereMailGoes(notice.Kind))
        {
            await queues.SendAsync(new DeliveryMessage(notice, DeliveryMessage.ByMail), null, cancellationToken);
        }

        foreach (Webhook webhook in choice.Webhook ? contact.Settings.Webhooks : [])
        {
            await queues.SendAsync(new DeliveryMessage(notice, webhook.Id.Value), null, cancellationToken);
        }

        await inbox.AddAsync(notice, cancellationToken);
    }

    /// <summary>Mails what goes elsewhere than the member's mail does, when mail is sent at all.</summary>
    public Task MailAsync(IEnumerable<DeliveryMessage> mails, CancellationToken cancellationToken) =>
        email.IsOn ? Task.WhenAll(mails.Select(mail => queues.SendAsync(mail, null, cancellationToken))) : Task.CompletedTask;

    // Whose address is changed is warned where mail went; the new one is not its own before it is confirmed.
    private static bool IsAboutWhereMailGoes(NoticeKind kind) => kind is NoticeKind.EmailToConfirm or NoticeKind.EmailRemoved;
}
