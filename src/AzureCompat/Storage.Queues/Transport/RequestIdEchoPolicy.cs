using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace AzureCompat.Storage.Queues;

/// <summary>The service echoes x-ms-client-request-id; another id means that this is the answer to another request.</summary>
internal sealed class RequestIdEchoPolicy : HttpPipelineSynchronousPolicy
{
    private const string Name = "x-ms-client-request-id";

    public override void OnReceivedResponse(HttpMessage message)
    {
        if (message.HasResponse
            && message.Request.Headers.TryGetValue(Name, out string? sent)
            && message.Response.Headers.TryGetValue(Name, out string? echo)
            && !string.Equals(sent, echo, StringComparison.OrdinalIgnoreCase))
        {
            throw new RequestFailedException(message.Response.Status, $"The response's {Name} is '{echo}', the request's was '{sent}'.", null);
        }
    }
}
