using Azure.Core;
using Azure.Core.Pipeline;

namespace Marketplace.Benchmarks.Counting;

/// <summary>Counts what goes to a storage service, by whatever transport.</summary>
internal sealed class CountingTransport(HttpPipelineTransport inner, string service, Tally tally) : HttpPipelineTransport
{
    public override Request CreateRequest() => inner.CreateRequest();

    public override void Process(HttpMessage message)
    {
        tally.Add(StorageCall.Of(service, message.Request));
        inner.Process(message);
    }

    public override ValueTask ProcessAsync(HttpMessage message)
    {
        tally.Add(StorageCall.Of(service, message.Request));
        return inner.ProcessAsync(message);
    }
}
