using System.Globalization;
using Azure.Core;
using Azure.Storage.Queues.Models;
using AzureCompat.Storage.Queues;

namespace Azure.Storage.Queues;

public partial class QueueClient
{
    private const string MetadataPrefix = "x-ms-meta-";

    /// <summary>Whether the queue exists.</summary>
    public virtual Response<bool> Exists(CancellationToken cancellationToken = default)
    {
        try
        {
            return Response.FromValue(true, Send(PropertiesRequest(), cancellationToken, 200));
        }
        catch (RequestFailedException refused) when (refused.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            return Response.FromValue(false, null!);
        }
    }

    /// <inheritdoc cref="Exists"/>
    public virtual async Task<Response<bool>> ExistsAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            return Response.FromValue(true, await SendAsync(PropertiesRequest(), cancellationToken, 200).ConfigureAwait(false));
        }
        catch (RequestFailedException refused) when (refused.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            return Response.FromValue(false, null!);
        }
    }

    /// <summary>The queue's metadata and about how many messages it has.</summary>
    public virtual Response<QueueProperties> GetProperties(CancellationToken cancellationToken = default) =>
        ReadProperties(Send(PropertiesRequest(), cancellationToken, 200));

    /// <inheritdoc cref="GetProperties"/>
    public virtual async Task<Response<QueueProperties>> GetPropertiesAsync(CancellationToken cancellationToken = default) =>
        ReadProperties(await SendAsync(PropertiesRequest(), cancellationToken, 200).ConfigureAwait(false));

    private HttpMessage PropertiesRequest() => _requests.Create(RequestMethod.Get).Query("comp", "metadata");

    private static Response<QueueProperties> ReadProperties(Response response)
    {
        Dictionary<string, string> metadata = response.Headers
            .Where(header => header.Name.StartsWith(MetadataPrefix, StringComparison.OrdinalIgnoreCase))
            .ToDictionary(header => header.Name[MetadataPrefix.Length..], header => header.Value, StringComparer.OrdinalIgnoreCase);
        long count = response.Headers.TryGetValue("x-ms-approximate-messages-count", out string? text)
            ? long.Parse(text, CultureInfo.InvariantCulture)
            : 0;
        return Response.FromValue(QueuesModelFactory.QueueProperties(metadata, count), response);
    }
}
