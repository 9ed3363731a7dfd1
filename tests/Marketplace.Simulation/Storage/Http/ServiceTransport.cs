using System.Globalization;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Marketplace.Simulation.Storage.Http;

/// <summary>Carries a client's requests to a service in the same process, at once and on the same thread.</summary>
internal sealed class ServiceTransport(Func<ServiceRequest, ServiceReply> handle, TimeProvider time) : HttpPipelineTransport
{
    private const string ClientRequestId = "x-ms-client-request-id";

    private long _requests;

    public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

    public override void Process(HttpMessage message)
    {
        ServiceRequest request = ServiceRequest.Of(message.Request);
        ServiceReply reply = request.Header("Authorization") is null
            ? new ServiceError(403, "AuthenticationFailed", "The request carries no Authorization header.").ToQueueReply()
            : handle(request);
        reply.With("Date", time.GetUtcNow().ToString("r", CultureInfo.InvariantCulture));
        reply.With("x-ms-request-id", string.Create(CultureInfo.InvariantCulture, $"00000000-0000-0000-0000-{++_requests:d12}"));
        if (request.Header("x-ms-version") is { } version)
        {
            reply.With("x-ms-version", version);
        }

        if (request.Header(ClientRequestId) is { } id)
        {
            reply.With(ClientRequestId, id);
        }

        message.Response = new ServiceResponse(reply, message.Request.ClientRequestId);
    }

    public override ValueTask ProcessAsync(HttpMessage message)
    {
        Process(message);
        return ValueTask.CompletedTask;
    }
}
