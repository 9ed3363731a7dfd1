using Azure;
using Azure.Messaging.EventGrid;
using Marketplace.Functions.Platform.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Functions.Events;

/// <summary>
/// The topic that events are published to: <c>Events:TopicEndpoint</c>, by identity (<c>Events:ClientId</c>) or, on a developer's machine, by
/// <c>Events:TopicKey</c>. Without an endpoint nothing is published and nothing is kept for later.
/// </summary>
internal static class EventRegistration
{
    // What follows from a commit waits for the publication: what is slower goes to the queue.
    private static readonly TimeSpan _answerWithin = TimeSpan.FromSeconds(3);

    public static IServiceCollection AddMarketEvents(this IServiceCollection services, IConfiguration configuration)
    {
        IConfigurationSection settings = configuration.GetSection("Events");
        if (settings["TopicEndpoint"] is { Length: > 0 } endpoint)
        {
            services.AddSingleton(_ => Client(new Uri(endpoint), settings));
        }

        return services.AddSingleton<EventTopic>().AddSingleton<UnpublishedEvents>();
    }

    private static EventGridPublisherClient Client(Uri endpoint, IConfigurationSection settings)
    {
        EventGridPublisherClientOptions options = new() { Retry = { MaxRetries = 1, NetworkTimeout = _answerWithin } };
        return settings["TopicKey"] is { Length: > 0 } key
            ? new EventGridPublisherClient(endpoint, new AzureKeyCredential(key), options)
            : new EventGridPublisherClient(endpoint, AzureIdentity.Of(settings["ClientId"]), options);
    }
}
