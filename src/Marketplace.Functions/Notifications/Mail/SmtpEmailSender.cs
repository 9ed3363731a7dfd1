using System.Net;
using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Net.Mime;
using System.Text;
using Marketplace.Functions.Notifications.Deliveries;

namespace Marketplace.Functions.Notifications.Mail;

/// <summary>Mail over SMTP, one connection a mail.</summary>
public sealed class SmtpEmailSender(EmailSettings settings) : IEmailSender
{
    private static readonly TimeSpan _answerWithin = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public async Task<Attempt> SendAsync(EmailMessage message, CancellationToken cancellationToken)
    {
        // An address with a name or a list in it is not what the member was asked for, whatever a mail server would make of it.
        if (!MailAddress.TryCreate(message.To, out MailAddress? to) || to.Address != message.To)
        {
            return new("The address is not one that mail can be sent to.", ForGood: true);
        }

        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_answerWithin);
        using MailMessage mail = Compose(message, to);
        using SmtpClient client = new(settings.Host, settings.Port) { EnableSsl = settings.Tls };
        if (settings.User.Length > 0)
        {
            client.Credentials = new NetworkCredential(settings.User, settings.Secret);
        }

        try
        {
            await client.SendMailAsync(mail, limit.Token);
            return new();
        }
        catch (SmtpException error)
        {
            bool forGood = error is SmtpFailedRecipientException && error.StatusCode is SmtpStatusCode.MailboxUnavailable or SmtpStatusCode.MailboxNameNotAllowed;
            return new($"The mail server did not take it: {error.StatusCode}.", forGood);
        }
        catch (Exception error) when (error is AuthenticationException or IOException or SocketException)
        {
            return new("The mail server could not be reached.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new("The mail server did not answer in time.");
        }
    }

    private MailMessage Compose(EmailMessage message, MailAddress to)
    {
        MailMessage mail = new(settings.From!, to)
        {
            Subject = message.Subject,
            SubjectEncoding = Encoding.UTF8,
            HeadersEncoding = Encoding.UTF8,
        };
        mail.Headers.Add("Message-ID", message.MessageId);

        // Machines that answer mail shall not answer this one.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        mail.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(message.Text, Encoding.UTF8, MediaTypeNames.Text.Plain));
        mail.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(message.Html, Encoding.UTF8, MediaTypeNames.Text.Html));
        return mail;
    }
}
