using Azure.Core;
using Azure.Core.Pipeline;

namespace AzureCompat.Tests.Queues;

/// <summary>Plays a script before letting requests through: each step answers, throws, or (null) passes the request on.</summary>
internal sealed class FaultyTransport(params Func<Request, StubResponse?>[] script) : HttpPipelineTransport
{
    private readonly HttpClientTransport _inner = HttpClientTransport.Shared;

    public List<SentRequest> Sent { get; } = [];

    public override Request CreateRequest() => _inner.CreateRequest();

    public override void Process(HttpMessage message)
    {
        if (!Play(message))
        {
            _inner.Process(message);
        }
    }

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        if (!Play(message))
        {
            await _inner.ProcessAsync(message);
        }
    }

    private bool Play(HttpMessage message)
    {
        int step = Sent.Count;
        Sent.Add(SentRequest.Of(message.Request));
        StubResponse? answer = step < script.Length ? script[step](message.Request) : null;
        if (answer is null)
        {
            return false;
        }

        message.Response = answer;
        return true;
    }
}

/// <summary>What went over the wire, kept because the pipeline disposes requests.</summary>
internal sealed record SentRequest(string Method, Uri Uri, Dictionary<string, string> Headers, byte[] Body)
{
    public static SentRequest Of(Request request)
    {
        using MemoryStream body = new();
        request.Content?.WriteTo(body, CancellationToken.None);
        return new(
            request.Method.Method,
            request.Uri.ToUri(),
            request.Headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase),
            body.ToArray());
    }
}
