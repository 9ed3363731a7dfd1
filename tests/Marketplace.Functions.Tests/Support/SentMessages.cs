using System.Text;
using System.Xml.Linq;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Queues;
using Marketplace.Functions.Platform.Storage;
using Microsoft.AspNetCore.WebUtilities;

namespace Marketplace.Functions.Tests.Support;

internal sealed record SentMessage(string Text, int VisibleInSeconds);

/// <summary>Takes queue messages down as they are sent, and hides them: nobody shall act on them.</summary>
internal sealed class SentMessages : HttpPipelinePolicy
{
    private readonly List<SentMessage> _sent = [];

    public IReadOnlyList<SentMessage> All => _sent;

    /// <summary>The market's queues, as someone uses them who is listened to.</summary>
    public MarketQueues QueuesOf(MarketFixture market)
    {
        QueueClientOptions options = new() { MessageEncoding = QueueMessageEncoding.Base64 };
        options.AddPolicy(this, HttpPipelinePosition.PerCall);
        return new(new QueueServiceClient(market.Storage, options));
    }

    public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Note(message);
        return ProcessNextAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Note(message);
        ProcessNext(message, pipeline);
    }

    private void Note(HttpMessage message)
    {
        // One that is handed over or taken back was sent before.
        if (message.Request.Method != RequestMethod.Post)
        {
            return;
        }

        using MemoryStream body = new();
        message.Request.Content!.WriteTo(body, CancellationToken.None);
        body.Position = 0;
        string text = XDocument.Load(body).Root!.Element("MessageText")!.Value;
        string? visible = QueryHelpers.ParseQuery(message.Request.Uri.Query).GetValueOrDefault("visibilitytimeout");
        _sent.Add(new(Encoding.UTF8.GetString(Convert.FromBase64String(text)), int.Parse(visible ?? "0", System.Globalization.CultureInfo.InvariantCulture)));

        // Hidden for a day: after the tests.
        message.Request.Uri.Query = message.Request.Uri.Query.Replace($"visibilitytimeout={visible}", "visibilitytimeout=86400", StringComparison.Ordinal);
    }
}
