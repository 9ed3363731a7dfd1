using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AzureCompat.Storage.Queues;

/// <summary>Sends a request, synchronously or not, and turns every status but the expected ones into an exception.</summary>
internal static class QueueCall
{
    public static Response Send(HttpPipeline pipeline, HttpMessage message, CancellationToken cancellationToken, params ReadOnlySpan<int> expected)
    {
        using (message)
        {
            pipeline.Send(message, cancellationToken);
            return Expect(message.Response, expected);
        }
    }

    public static async Task<Response> SendAsync(HttpPipeline pipeline, HttpMessage message, CancellationToken cancellationToken, params int[] expected)
    {
        using (message)
        {
            await pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
            return Expect(message.Response, expected);
        }
    }

    private static Response Expect(Response response, ReadOnlySpan<int> expected) =>
        expected.Contains(response.Status) ? response : throw new RequestFailedException(response);
}
