using Azure;
using Azure.Data.Tables;
using Marketplace.Functions.Platform.Http;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Functions.Platform.Storage;

/// <summary>Reading one page of one partition for a client.</summary>
internal static class TablePages
{
    /// <summary>
    /// The page that was asked for. One page is one request to the service, which may find nothing on it and still know that more
    /// follows. A cursor that was tampered with is the client's fault.
    /// </summary>
    public static async Task<Parsed<ListPage<T>>> ReadAsync<T>(
        TableClient table, string filter, string list, PageRequest request, Func<TableEntity, T> itemOf, CancellationToken cancellationToken)
    {
        try
        {
            AsyncPageable<TableEntity> rows = table.QueryAsync<TableEntity>(filter, maxPerPage: request.Limit, cancellationToken: cancellationToken);
            await foreach (Page<TableEntity> page in rows.AsPages(request.ContinuationToken, request.Limit))
            {
                return new ListPage<T>([.. page.Values.Select(itemOf)], PageRequest.Cursor(list, page.ContinuationToken));
            }

            return new ListPage<T>([], null);
        }
        catch (RequestFailedException error) when (error.Status == StatusCodes.Status400BadRequest && request.ContinuationToken is not null)
        {
            return PageRequest.Fault("cursor", "is not a cursor of this list");
        }
    }
}
