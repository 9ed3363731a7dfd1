using Azure.Core;

namespace AzureCompat.Storage.Queues;

/// <summary>Retries what the service itself calls passing, whatever the status, beside what every Azure client retries.</summary>
internal sealed class StorageResponseClassifier : ResponseClassifier
{
    public override bool IsRetriableResponse(HttpMessage message) =>
        (message.Response.Status >= 400
            && message.Response.Headers.TryGetValue("x-ms-error-code", out string? error)
            && error is "InternalError" or "OperationTimedOut" or "ServerBusy")
        || base.IsRetriableResponse(message);
}
