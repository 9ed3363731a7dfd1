#nullable disable // The vendor's assembly carries no nullability; callers must compile the same against both.

using System.Linq.Expressions;
using Azure.Data.Tables.Filters;
using Azure.Data.Tables.Models;
using Azure.Data.Tables.Rest;

namespace Azure.Data.Tables;

/// <content>Listing tables.</content>
public partial class TableServiceClient
{
    /// <summary>An OData filter from an interpolated string; its values are escaped as literals of their types.</summary>
    public static string CreateQueryFilter(FormattableString filter) => ODataFilter.Create(filter);

    /// <summary>An OData filter from a predicate over <see cref="TableItem.Name"/>.</summary>
    public static string CreateQueryFilter(Expression<Func<TableItem, bool>> filter) => LinqFilter.Create(filter);

    /// <summary>The account's tables, optionally those that match an OData filter on <c>TableName</c>.</summary>
    public virtual Pageable<TableItem> Query(string filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        new Pages<TableItem>(Fetch(filter, cancellationToken), maxPerPage);

    /// <inheritdoc cref="Query(string, int?, CancellationToken)"/>
    public virtual AsyncPageable<TableItem> QueryAsync(
        string filter = null, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        new AsyncPages<TableItem>(Fetch(filter, cancellationToken), maxPerPage);

    /// <inheritdoc cref="Query(string, int?, CancellationToken)"/>
    public virtual Pageable<TableItem> Query(
        FormattableString filter, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        Query(ODataFilter.Create(filter), maxPerPage, cancellationToken);

    /// <inheritdoc cref="Query(string, int?, CancellationToken)"/>
    public virtual AsyncPageable<TableItem> QueryAsync(
        FormattableString filter, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        QueryAsync(ODataFilter.Create(filter), maxPerPage, cancellationToken);

    /// <inheritdoc cref="Query(string, int?, CancellationToken)"/>
    public virtual Pageable<TableItem> Query(
        Expression<Func<TableItem, bool>> filter, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        Query(LinqFilter.Create(filter), maxPerPage, cancellationToken);

    /// <inheritdoc cref="Query(string, int?, CancellationToken)"/>
    public virtual AsyncPageable<TableItem> QueryAsync(
        Expression<Func<TableItem, bool>> filter, int? maxPerPage = null, CancellationToken cancellationToken = default) =>
        QueryAsync(LinqFilter.Create(filter), maxPerPage, cancellationToken);

    private FetchPage<TableItem> Fetch(string filter, CancellationToken cancellationToken) =>
        (token, size, async) => _rest.QueryTablesAsync(filter, token, size, async, cancellationToken);
}
