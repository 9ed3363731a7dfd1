using Marketplace.Functions.Notifications.Deliveries;

namespace Marketplace.Functions.Notifications.Mail;

/// <summary>A mail to one person.</summary>
/// <param name="MessageId">The same for the same notice, always: by it mail servers and readers know a mail that came twice.</param>
/// <param name="To">The address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">For those who read plain text.</param>
/// <param name="Html">The same as HTML.</param>
public sealed record EmailMessage(string MessageId, string To, string Subject, string Text, string Html)
{
    /// <inheritdoc/>
    public override string ToString() => MessageId;
}

/// <summary>Hands mail to a mail server.</summary>
public interface IEmailSender
{
    /// <summary>Sends it. What the server refuses is an attempt that failed, not an exception.</summary>
    Task<Attempt> SendAsync(EmailMessage message, CancellationToken cancellationToken);
}
