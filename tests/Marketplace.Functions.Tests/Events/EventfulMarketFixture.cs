using System.Collections.Concurrent;
using System.Net;
using Azure;
using Azure.Core.Pipeline;
using Azure.Messaging;
using Azure.Messaging.EventGrid;
using LocalFunctions.EventGrid;
using Marketplace.Functions.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Functions.Tests.Events;

/// <summary>A market with a topic, which can be away, and someone who takes all its events.</summary>
public sealed class EventfulMarketFixture : MarketFixture
{
    internal EventInbox Inbox => Get<EventInbox>();

    internal TopicLine Line => Get<TopicLine>();

    protected override bool HasTopic => true;

    protected override void ConfigureMore(WebApplicationBuilder host)
    {
        TopicLine line = new();
        EventGridPublisherClientOptions options = new() { Transport = new HttpClientTransport(line), Retry = { MaxRetries = 0 } };

        // Registered before the app's own, so it is the one that is used.
        host.Services.AddSingleton(new EventGridPublisherClient(new Uri(BaseUrl, TopicEndpoint.Path), new AzureKeyCredential(Secrets.TopicKey), options));
        host.Services.AddSingleton(line).AddSingleton<EventInbox>();
    }

    /// <summary>The way to the topic.</summary>
    internal sealed class TopicLine() : DelegatingHandler(new SocketsHttpHandler())
    {
        private int _calls;

        public bool IsCut { get; set; }

        public int Calls => _calls;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _calls);
            return IsCut ? Task.FromResult(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)) : base.SendAsync(request, cancellationToken);
        }
    }
}

/// <summary>Every event that was delivered.</summary>
internal sealed class EventInbox
{
    private readonly ConcurrentQueue<CloudEvent> _taken = new();

    /// <summary>All of them, with copies.</summary>
    public int Count => _taken.Count;

    public void Take(CloudEvent taken) => _taken.Enqueue(taken);

    /// <summary>What was told of an order or listing, copies left out, in the order of its numbers.</summary>
    public CloudEvent[] Of(string subject) => [.. _taken.Where(taken => taken.Subject == subject).DistinctBy(taken => taken.Id).OrderBy(taken => taken.Id, StringComparer.Ordinal)];

    /// <summary>The same with copies.</summary>
    public int CopiesOf(string subject) => _taken.Count(taken => taken.Subject == subject);

    internal sealed class Subscriber(EventInbox inbox)
    {
        [Function("TakeEvents")]
        public void Take([EventGridTrigger] CloudEvent taken) => inbox.Take(taken);
    }
}
