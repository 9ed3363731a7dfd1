using System.Runtime.CompilerServices;
using Azure;

namespace AzureCompat.Storage.Queues;

/// <summary>Pages that are fetched as they are enumerated, until the service gives no further marker.</summary>
internal sealed class SyncPages<T>(Func<string?, int?, Page<T>> read) : Pageable<T>
    where T : notnull
{
    public override IEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        string? marker = continuationToken;
        do
        {
            Page<T> page = read(marker, pageSizeHint);
            yield return page;
            marker = page.ContinuationToken;
        }
        while (!string.IsNullOrEmpty(marker));
    }
}

/// <inheritdoc cref="SyncPages{T}"/>
internal sealed class AsyncPages<T>(Func<string?, int?, CancellationToken, Task<Page<T>>> read, CancellationToken cancellationToken)
    : AsyncPageable<T>(cancellationToken)
    where T : notnull
{
    public override IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null) =>
        Read(continuationToken, pageSizeHint, CancellationToken);

    public override async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(CancellationToken, cancellationToken);
        await foreach (Page<T> page in Read(null, null, either.Token).ConfigureAwait(false))
        {
            foreach (T value in page.Values)
            {
                yield return value;
            }
        }
    }

    private async IAsyncEnumerable<Page<T>> Read(
        string? continuationToken,
        int? pageSizeHint,
        [EnumeratorCancellation] CancellationToken cancelled)
    {
        string? marker = continuationToken;
        do
        {
            Page<T> page = await read(marker, pageSizeHint, cancelled).ConfigureAwait(false);
            yield return page;
            marker = page.ContinuationToken;
        }
        while (!string.IsNullOrEmpty(marker));
    }
}
