using Azure.Core;
using Azure.Storage.Queues.Models;
using AzureCompat.Storage.Queues;

namespace Azure.Storage.Queues;

public partial class QueueClient
{
    /// <summary>Creates the queue. One that exists with the same metadata is fine too (status 204 instead of 201).</summary>
    /// <exception cref="RequestFailedException"><see cref="QueueErrorCode.QueueAlreadyExists"/>: it exists with other metadata.</exception>
    public virtual Response Create(IDictionary<string, string>? metadata = default, CancellationToken cancellationToken = default) =>
        Send(CreateRequest(metadata), cancellationToken, 201, 204);

    /// <inheritdoc cref="Create"/>
    public virtual async Task<Response> CreateAsync(IDictionary<string, string>? metadata = default, CancellationToken cancellationToken = default) =>
        await SendAsync(CreateRequest(metadata), cancellationToken, 201, 204).ConfigureAwait(false);

    /// <summary>Creates the queue unless it exists; then it stays as it is, and the answer is null.</summary>
    public virtual Response? CreateIfNotExists(IDictionary<string, string>? metadata = default, CancellationToken cancellationToken = default)
    {
        try
        {
            return NullIfNoContent(Send(CreateRequest(metadata), cancellationToken, 201, 204));
        }
        catch (RequestFailedException refused) when (refused.ErrorCode == QueueErrorCode.QueueAlreadyExists)
        {
            return null;
        }
    }

    /// <inheritdoc cref="CreateIfNotExists"/>
    public virtual async Task<Response?> CreateIfNotExistsAsync(
        IDictionary<string, string>? metadata = default,
        CancellationToken cancellationToken = default)
    {
        try
        {
            return NullIfNoContent(await SendAsync(CreateRequest(metadata), cancellationToken, 201, 204).ConfigureAwait(false));
        }
        catch (RequestFailedException refused) when (refused.ErrorCode == QueueErrorCode.QueueAlreadyExists)
        {
            return null;
        }
    }

    /// <summary>Deletes the queue with its messages. The service may take a while; its name is free only then.</summary>
    public virtual Response Delete(CancellationToken cancellationToken = default) =>
        Send(DeleteRequest(), cancellationToken, 204);

    /// <inheritdoc cref="Delete"/>
    public virtual async Task<Response> DeleteAsync(CancellationToken cancellationToken = default) =>
        await SendAsync(DeleteRequest(), cancellationToken, 204).ConfigureAwait(false);

    /// <summary>Deletes the queue if there is one; whether there was.</summary>
    public virtual Response<bool> DeleteIfExists(CancellationToken cancellationToken = default)
    {
        try
        {
            return Response.FromValue(true, Send(DeleteRequest(), cancellationToken, 204));
        }
        catch (RequestFailedException refused) when (refused.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            return Response.FromValue(false, null!);
        }
    }

    /// <inheritdoc cref="DeleteIfExists"/>
    public virtual async Task<Response<bool>> DeleteIfExistsAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            return Response.FromValue(true, await SendAsync(DeleteRequest(), cancellationToken, 204).ConfigureAwait(false));
        }
        catch (RequestFailedException refused) when (refused.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            return Response.FromValue(false, null!);
        }
    }

    private HttpMessage CreateRequest(IDictionary<string, string>? metadata) => _requests.Create(RequestMethod.Put).Metadata(metadata);

    private HttpMessage DeleteRequest() => _requests.Create(RequestMethod.Delete);

    private static Response? NullIfNoContent(Response response) => response.Status == 204 ? null : response;
}
