using System.Globalization;
using System.Net.Mail;
using Microsoft.Extensions.Configuration;

namespace Marketplace.Functions.Notifications.Mail;

/// <summary>The mail server, from the section <c>Email</c>. Without a host nothing is mailed.</summary>
/// <param name="Host">Its name; empty for none.</param>
/// <param name="Port">Its port.</param>
/// <param name="From">Whom mails come from.</param>
/// <param name="User">Whom we sign in as; empty where the server asks for nobody.</param>
/// <param name="Secret">The password.</param>
/// <param name="Tls">Whether the server must speak TLS.</param>
public sealed record EmailSettings(string Host, int Port, MailAddress? From, string User, string Secret, bool Tls)
{
    /// <summary>Whether mail is sent at all.</summary>
    public bool IsOn => Host.Length > 0;

    /// <summary>Reads the section.</summary>
    /// <exception cref="InvalidOperationException">There is a host, but no port or sender.</exception>
    internal static EmailSettings Read(IConfiguration configuration)
    {
        string host = configuration["Email:Host"] ?? "";
        if (host.Length == 0)
        {
            return new("", 0, null, "", "", true);
        }

        return new(
            host,
            int.TryParse(configuration["Email:Port"], NumberStyles.None, CultureInfo.InvariantCulture, out int port) && port is >= 1 and <= 65_535
                ? port
                : throw new InvalidOperationException("Set Email__Port to the mail server's port."),
            MailAddress.TryCreate(configuration["Email:From"], out MailAddress? from) ? from : throw new InvalidOperationException("Set Email__From to a mail address."),
            configuration["Email:User"] ?? "",
            configuration["Email:Secret"] ?? "",
            configuration["Email:Tls"] != "false");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Host}:{Port}";
}
