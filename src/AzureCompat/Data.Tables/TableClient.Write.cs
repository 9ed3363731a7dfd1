#nullable disable // The vendor's assembly carries no nullability; callers must compile the same against both.

using Azure.Data.Tables.Models;
using Azure.Data.Tables.Rest;

namespace Azure.Data.Tables;

/// <content>Writing rows. The response's ETag header is the row's new version.</content>
public partial class TableClient
{
    /// <summary>Inserts a row.</summary>
    /// <exception cref="RequestFailedException">409 <see cref="TableErrorCode.EntityAlreadyExists"/>.</exception>
    public virtual Response AddEntity<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        Write(EntityOperation.Insert(WithKeys(entity)), cancellationToken);

    /// <inheritdoc cref="AddEntity"/>
    public virtual async Task<Response> AddEntityAsync<T>(T entity, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        await WriteAsync(EntityOperation.Insert(WithKeys(entity)), cancellationToken);

    /// <summary>Inserts a row, or merges into or replaces the one that exists.</summary>
    public virtual Response UpsertEntity<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        Write(EntityOperation.Upsert(WithKeys(entity), mode), cancellationToken);

    /// <inheritdoc cref="UpsertEntity"/>
    public virtual async Task<Response> UpsertEntityAsync<T>(
        T entity, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        await WriteAsync(EntityOperation.Upsert(WithKeys(entity), mode), cancellationToken);

    /// <summary>Changes a row that exists and is at version <paramref name="ifMatch"/> (<see cref="ETag.All"/>: any).</summary>
    /// <exception cref="RequestFailedException">
    /// 404 without the row; 412 <see cref="TableErrorCode.UpdateConditionNotSatisfied"/>.
    /// </exception>
    public virtual Response UpdateEntity<T>(
        T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        Write(EntityOperation.Update(WithKeys(entity), mode, NotDefault(ifMatch)), cancellationToken);

    /// <inheritdoc cref="UpdateEntity"/>
    public virtual async Task<Response> UpdateEntityAsync<T>(
        T entity, ETag ifMatch, TableUpdateMode mode = TableUpdateMode.Merge, CancellationToken cancellationToken = default)
        where T : ITableEntity =>
        await WriteAsync(EntityOperation.Update(WithKeys(entity), mode, NotDefault(ifMatch)), cancellationToken);

    /// <summary>
    /// Deletes a row; any version unless <paramref name="ifMatch"/> names one. Without the row the response has status 404.
    /// </summary>
    /// <exception cref="RequestFailedException">412 <see cref="TableErrorCode.UpdateConditionNotSatisfied"/>.</exception>
    public virtual Response DeleteEntity(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        Write(Deletion(partitionKey, rowKey, ifMatch), cancellationToken);

    /// <inheritdoc cref="DeleteEntity(string, string, ETag, CancellationToken)"/>
    public virtual async Task<Response> DeleteEntityAsync(
        string partitionKey, string rowKey, ETag ifMatch = default, CancellationToken cancellationToken = default) =>
        await WriteAsync(Deletion(partitionKey, rowKey, ifMatch), cancellationToken);

    /// <inheritdoc cref="DeleteEntity(string, string, ETag, CancellationToken)"/>
    /// <remarks>The entity's own ETag does not count; pass it as <paramref name="ifMatch"/>.</remarks>
    public virtual Response DeleteEntity(ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return Write(Deletion(entity.PartitionKey, entity.RowKey, ifMatch), cancellationToken);
    }

    /// <inheritdoc cref="DeleteEntity(ITableEntity, ETag, CancellationToken)"/>
    public virtual async Task<Response> DeleteEntityAsync(
        ITableEntity entity, ETag ifMatch = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return await WriteAsync(Deletion(entity.PartitionKey, entity.RowKey, ifMatch), cancellationToken);
    }

    /// <summary>Writes up to 100 rows of one partition, all or none.</summary>
    /// <returns>One response per action, in order.</returns>
    /// <exception cref="TableTransactionFailedException">An action was refused; the exception has its status, code and index.</exception>
    /// <exception cref="InvalidOperationException">There are no actions.</exception>
    public virtual Response<IReadOnlyList<Response>> SubmitTransaction(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default) =>
        _rest.SubmitAsync(Name, transactionActions, async: false, cancellationToken).Completed();

    /// <inheritdoc cref="SubmitTransaction"/>
    public virtual async Task<Response<IReadOnlyList<Response>>> SubmitTransactionAsync(
        IEnumerable<TableTransactionAction> transactionActions, CancellationToken cancellationToken = default) =>
        await _rest.SubmitAsync(Name, transactionActions, async: true, cancellationToken);

    private Response Write(EntityOperation operation, CancellationToken cancellationToken) =>
        _rest.WriteAsync(Name, operation, async: false, cancellationToken).Completed();

    private Task<Response> WriteAsync(EntityOperation operation, CancellationToken cancellationToken) =>
        _rest.WriteAsync(Name, operation, async: true, cancellationToken);

    private static EntityOperation Deletion(string partitionKey, string rowKey, ETag ifMatch)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        return EntityOperation.Delete(partitionKey, rowKey, ifMatch);
    }

    private static ITableEntity WithKeys(ITableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(entity.PartitionKey, nameof(entity.PartitionKey));
        ArgumentNullException.ThrowIfNull(entity.RowKey, nameof(entity.RowKey));
        return entity;
    }

    private static ETag NotDefault(ETag ifMatch) =>
        ifMatch == default ? throw new ArgumentException("A version is needed; ETag.All takes any.", nameof(ifMatch)) : ifMatch;
}
