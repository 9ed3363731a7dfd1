#nullable disable // The vendor's assembly carries no nullability; callers must compile the same against both.

using System.Linq.Expressions;
using Azure.Data.Tables.Entities;
using Azure.Data.Tables.Filters;
using Azure.Data.Tables.Models;
using Azure.Data.Tables.Rest;

namespace Azure.Data.Tables;

/// <content>Reading rows.</content>
public partial class TableClient
{
    /// <summary>An OData filter from an interpolated string; its values are escaped as literals of their types.</summary>
    /// <exception cref="ArgumentException">A value is of a type that has no OData literal.</exception>
    public static string CreateQueryFilter(FormattableString filter) => ODataFilter.Create(filter);

    /// <summary>An OData filter from a predicate over the row's properties.</summary>
    /// <returns>Null when the predicate is true for every row.</returns>
    /// <exception cref="NotSupportedException">The table service has no words for a part of it.</exception>
    public static string CreateQueryFilter<T>(Expression<Func<T, bool>> filter) => LinqFilter.Create(filter);

    /// <summary>One row by its keys.</summary>
    /// <exception cref="RequestFailedException">
    /// 404 <see cref="TableErrorCode.ResourceNotFound"/> or <see cref="TableErrorCode.TableNotFound"/>.
    /// </exception>
    public virtual Response<T> GetEntity<T>(
        string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        GetAsync<T>(partitionKey, rowKey, select, async: false, cancellationToken).Completed();

    /// <inheritdoc cref="GetEntity"/>
    public virtual async Task<Response<T>> GetEntityAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        await GetAsync<T>(partitionKey, rowKey, select, async: true, cancellationToken);

    /// <summary>One row by its keys, or a response without a value when the row or the table does not exist.</summary>
    public virtual NullableResponse<T> GetEntityIfExists<T>(
        string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        GetIfExistsAsync<T>(partitionKey, rowKey, select, async: false, cancellationToken).Completed();

    /// <inheritdoc cref="GetEntityIfExists"/>
    public virtual async Task<NullableResponse<T>> GetEntityIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        await GetIfExistsAsync<T>(partitionKey, rowKey, select, async: true, cancellationToken);

    /// <summary>The rows that match an OData filter, in the order of their keys, fetched page by page while enumerated.</summary>
    /// <param name="filter">All rows when null. Make it with <see cref="CreateQueryFilter(FormattableString)"/>.</param>
    /// <param name="maxPerPage">
    /// At most this many rows a request; the service's maximum is 1000. A page may be empty and yet not the last.
    /// </param>
    /// <param name="select">The properties to return; all when null.</param>
    /// <param name="cancellationToken">Cancels the requests.</param>
    public virtual Pageable<T> Query<T>(
        string filter = null, int? maxPerPage = null, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        new Pages<T>(Fetch<T>(filter, select, cancellationToken), maxPerPage);

    /// <inheritdoc cref="Query{T}(string, int?, IEnumerable{string}, CancellationToken)"/>
    public virtual AsyncPageable<T> QueryAsync<T>(
        string filter = null, int? maxPerPage = null, IEnumerable<string> select = null, CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        new AsyncPages<T>(Fetch<T>(filter, select, cancellationToken), maxPerPage);

    /// <summary>The rows that match a predicate, in the order of their keys.</summary>
    /// <exception cref="NotSupportedException">The table service has no words for a part of it.</exception>
    public virtual Pageable<T> Query<T>(
        Expression<Func<T, bool>> filter,
        int? maxPerPage = null,
        IEnumerable<string> select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        Query<T>(LinqFilter.Create(filter), maxPerPage, select, cancellationToken);

    /// <inheritdoc cref="Query{T}(Expression{Func{T, bool}}, int?, IEnumerable{string}, CancellationToken)"/>
    public virtual AsyncPageable<T> QueryAsync<T>(
        Expression<Func<T, bool>> filter,
        int? maxPerPage = null,
        IEnumerable<string> select = null,
        CancellationToken cancellationToken = default)
        where T : class, ITableEntity =>
        QueryAsync<T>(LinqFilter.Create(filter), maxPerPage, select, cancellationToken);

    private FetchPage<T> Fetch<T>(string filter, IEnumerable<string> select, CancellationToken cancellationToken)
        where T : class, ITableEntity
    {
        EntityQuery query = EntityQuery.Of(filter, select);
        return (token, size, async) => _rest.QueryAsync<T>(Name, query, token, size, async, cancellationToken);
    }

    private async Task<Response<T>> GetAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string> select, bool async, CancellationToken cancellationToken)
        where T : class, ITableEntity
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        Response response = await _rest.GetAsync(Name, partitionKey, rowKey, select, missingIsNoError: false, async, cancellationToken);
        return Response.FromValue(EntityReader.Read<T>(response), response);
    }

    private async Task<NullableResponse<T>> GetIfExistsAsync<T>(
        string partitionKey, string rowKey, IEnumerable<string> select, bool async, CancellationToken cancellationToken)
        where T : class, ITableEntity
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        Response response = await _rest.GetAsync(Name, partitionKey, rowKey, select, missingIsNoError: true, async, cancellationToken);
        return response.Status == 404
            ? new NoValueResponse<T>(response)
            : Response.FromValue(EntityReader.Read<T>(response), response);
    }
}
