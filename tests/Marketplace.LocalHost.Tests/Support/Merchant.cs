using System.Collections.Concurrent;
using System.Net;

namespace Marketplace.LocalHost.Tests.Support;

/// <summary>A webhook as the merchant got it.</summary>
internal sealed record ReceivedWebhook(string Path, string Signature, string Body);

/// <summary>Stands where the market would take webhooks.</summary>
internal sealed class Merchant : HttpMessageHandler
{
    private readonly ConcurrentQueue<ReceivedWebhook> _received = new();

    /// <summary>So many webhooks are answered 503 before the first is taken.</summary>
    public int RefuseNext { get; set; }

    public IReadOnlyList<ReceivedWebhook> Received => [.. _received];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string body = await request.Content!.ReadAsStringAsync(cancellationToken);
        _received.Enqueue(new ReceivedWebhook(request.RequestUri!.AbsolutePath, request.Headers.GetValues("Market-Signature").Single(), body));
        return new HttpResponseMessage(RefuseNext-- > 0 ? HttpStatusCode.ServiceUnavailable : HttpStatusCode.OK);
    }
}
