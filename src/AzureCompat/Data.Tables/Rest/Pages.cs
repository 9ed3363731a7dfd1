namespace Azure.Data.Tables.Rest;

/// <summary>Fetches one page: by its continuation token (null for the first), of a size, now or later.</summary>
internal delegate Task<Page<T>> FetchPage<T>(string? continuationToken, int? pageSize, bool async)
    where T : notnull;

/// <summary>Pages fetched with blocking calls.</summary>
internal sealed class Pages<T>(FetchPage<T> fetch, int? defaultPageSize) : Pageable<T>
    where T : notnull
{
    public override IEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        do
        {
            Page<T> page = fetch(continuationToken, pageSizeHint ?? defaultPageSize, async: false).Completed();
            yield return page;
            continuationToken = page.ContinuationToken;
        }
        while (!string.IsNullOrEmpty(continuationToken));
    }
}

/// <summary>Pages fetched asynchronously.</summary>
internal sealed class AsyncPages<T>(FetchPage<T> fetch, int? defaultPageSize) : AsyncPageable<T>
    where T : notnull
{
    public override async IAsyncEnumerable<Page<T>> AsPages(string? continuationToken = null, int? pageSizeHint = null)
    {
        do
        {
            Page<T> page = await fetch(continuationToken, pageSizeHint ?? defaultPageSize, async: true);
            yield return page;
            continuationToken = page.ContinuationToken;
        }
        while (!string.IsNullOrEmpty(continuationToken));
    }
}
