using System.Text;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AzureCompat.Tests.Tables;

/// <summary>What a request looked like when it was sent.</summary>
internal sealed record SentRequest(string Method, Uri Uri, Dictionary<string, string> Headers, string Body);

/// <summary>
/// Answers the n-th request as the n-th step says: null lets it through and keeps the answer, a response replaces the answer,
/// before or after the request has reached the service. Without steps left, everything goes through.
/// </summary>
internal sealed class ScriptedTransport(params ScriptedTransport.Step[] steps) : HttpPipelineTransport
{
    private static readonly HttpClientTransport Service = HttpClientTransport.Shared;

    internal readonly record struct Step(Response? Answer, bool ReachesService);

    public static Step PassThrough => new(null, true);

    public List<SentRequest> Sent { get; } = [];

    public static Step Answer(Response answer) => new(answer, false);

    public static Step LoseAnswer(Response instead) => new(instead, true);

    public override Request CreateRequest() => Service.CreateRequest();

    public override void Process(HttpMessage message)
    {
        Step step = Next(message);
        if (step.ReachesService)
        {
            Service.Process(message);
        }

        message.Response = step.Answer ?? message.Response;
    }

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        Step step = Next(message);
        if (step.ReachesService)
        {
            await Service.ProcessAsync(message);
        }

        message.Response = step.Answer ?? message.Response;
    }

    private Step Next(HttpMessage message)
    {
        Request request = message.Request;
        using MemoryStream body = new();
        request.Content?.WriteTo(body, CancellationToken.None);
        Sent.Add(new SentRequest(
            request.Method.Method,
            request.Uri.ToUri(),
            request.Headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase),
            Encoding.UTF8.GetString(body.ToArray())));
        return Sent.Count <= steps.Length ? steps[Sent.Count - 1] : PassThrough;
    }
}
