using Azure.Core;
using Azure.Storage.Queues.Models;
using AzureCompat.Storage.Queues;

namespace Azure.Storage.Queues;

public partial class QueueServiceClient
{
    /// <summary>The account's queues, by name. Nothing is asked before the first one is; each further page is a request.</summary>
    /// <param name="traits">What to list beside the names.</param>
    /// <param name="prefix">Only queues whose names begin so.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public virtual Pageable<QueueItem> GetQueues(
        QueueTraits traits = QueueTraits.None,
        string? prefix = default,
        CancellationToken cancellationToken = default) =>
        new SyncPages<QueueItem>((marker, pageSize) => ReadPage(
            QueueCall.Send(_access.Pipeline, ListRequest(traits, prefix, marker, pageSize), cancellationToken, 200), traits));

    /// <inheritdoc cref="GetQueues"/>
    public virtual AsyncPageable<QueueItem> GetQueuesAsync(
        QueueTraits traits = QueueTraits.None,
        string? prefix = default,
        CancellationToken cancellationToken = default) =>
        new AsyncPages<QueueItem>(
            async (marker, pageSize, cancelled) => ReadPage(
                await QueueCall.SendAsync(_access.Pipeline, ListRequest(traits, prefix, marker, pageSize), cancelled, 200).ConfigureAwait(false), traits),
            cancellationToken);

    private HttpMessage ListRequest(QueueTraits traits, string? prefix, string? marker, int? pageSize) =>
        new QueueRequests(Uri, _access).Create(RequestMethod.Get)
            .Query("comp", "list")
            .Query("prefix", prefix)
            .Query("marker", marker)
            .Query("maxresults", pageSize)
            .Query("include", traits.HasFlag(QueueTraits.Metadata) ? "metadata" : null);

    private static Page<QueueItem> ReadPage(Response response, QueueTraits traits) =>
        QueueXml.Queues(response, traits.HasFlag(QueueTraits.Metadata));
}
