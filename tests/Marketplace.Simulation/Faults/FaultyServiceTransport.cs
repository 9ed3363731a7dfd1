using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Marketplace.Simulation.Kernel;
using Marketplace.Simulation.Storage.Http;
using Marketplace.Simulation.Storage.Tables;

namespace Marketplace.Simulation.Faults;

/// <summary>One process's line to a storage service: every request is a step of its own, and some go wrong.</summary>
internal sealed class FaultyServiceTransport(CallKind kind, Func<ServiceRequest, ServiceReply> service, SimProcess process, FaultyCalls calls) : HttpPipelineTransport
{
    private const string ClientRequestId = "x-ms-client-request-id";

    public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("The simulated app calls storage asynchronously.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        ServiceRequest request = ServiceRequest.Of(message.Request);
        ServiceReply reply = await calls.MakeAsync(process, new FaultyCall<ServiceReply>(
            kind,
            $"{request.Method} {request.Path}",
            () => service(request),
            reply => reply.Outcome,
            () => new RequestFailedException("The connection was reset."),
            () => new TaskCanceledException("No answer in time."))
        {
            Conflict = () => ConflictOf(request),
            Unavailable = () => Busy(),
        });
        if (request.Header(ClientRequestId) is { } id)
        {
            reply.With(ClientRequestId, id);
        }

        message.Response = new ServiceResponse(reply, message.Request.ClientRequestId);
    }

    private ServiceReply Busy()
    {
        ServiceError busy = new(503, "ServerBusy", "The server is busy.");
        return kind == CallKind.Table ? busy.ToTableReply() : busy.ToQueueReply();
    }

    // Only where the request names a version can another writer have overtaken it.
    private static ServiceReply? ConflictOf(ServiceRequest request)
    {
        ServiceError overtaken = new(412, "UpdateConditionNotSatisfied", "The update condition specified in the request was not satisfied.");
        if (request.Path == "$batch")
        {
            return request.Body.Span.IndexOf("If-Match: W/"u8) >= 0 ? BatchReply.Of([overtaken.ToTableReply(0)]) : null;
        }

        return request.Header("If-Match") is { Length: > 1 } ? overtaken.ToTableReply() : null;
    }
}
