using Marketplace.Domain.Notifications;
using Marketplace.Functions.Members;
using Marketplace.Functions.Notifications.Deliveries;
using Marketplace.Functions.Notifications.Mail;
using Marketplace.Functions.Notifications.Webhooks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Functions.Notifications;

/// <summary>Where members' webhooks may be.</summary>
/// <param name="AllowPrivate">Also on this machine and its neighbours, and without TLS: for development.</param>
public sealed record WebhookSettings(bool AllowPrivate);

/// <summary>Telling people things; the mail server is configured by the section <c>Email</c>.</summary>
internal static class NotificationRegistration
{
    public static IServiceCollection AddMarketNotifications(this IServiceCollection services, IConfiguration configuration)
    {
        WebhookSettings webhooks = new(configuration["Notifications:AllowPrivateWebhooks"] == "true");
        services.AddHttpClient(nameof(WebhookSender), client => client.Timeout = WebhookSender.AnswerWithin)
            .ConfigurePrimaryHttpMessageHandler(() => PublicConnection.Handler(webhooks.AllowPrivate));
        return services
            .AddSingleton(webhooks)
            .AddSingleton(_ => EmailSettings.Read(configuration))
            .AddSingleton(_ => NoticeWords.LoadEmbedded())
            .AddSingleton(provider => new WebhookSender(
                provider.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(WebhookSender)),
                provider.GetRequiredService<MemberSecrets>(),
                provider.GetRequiredService<TimeProvider>()))
            .AddSingleton<IEmailSender, SmtpEmailSender>()
            .AddSingleton<Contacts>().AddSingleton<InboxStore>().AddSingleton<Notifier>().AddSingleton<MemberNewsAnnouncer>().AddSingleton<MemberHappenings>()
            .AddSingleton<Letters>().AddSingleton<DeliveryQueues>().AddSingleton<DeliveryDesk>().AddSingleton<DeliveryMetrics>();
    }
}
