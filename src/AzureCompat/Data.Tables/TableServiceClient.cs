#nullable disable // The vendor's assembly carries no nullability; callers must compile the same against both.

using Azure.Core;
using Azure.Data.Tables.Models;
using Azure.Data.Tables.Rest;

namespace Azure.Data.Tables;

/// <summary>An account's tables. Safe to share between threads; make one per account.</summary>
public partial class TableServiceClient
{
    private readonly TableRest _rest;

    /// <summary>A client by connection string.</summary>
    public TableServiceClient(string connectionString)
        : this(connectionString, null)
    {
    }

    /// <summary>A client by connection string.</summary>
    /// <exception cref="InvalidOperationException">The string is malformed.</exception>
    /// <exception cref="ArgumentException">The string does not name an account, its key and its endpoint.</exception>
    public TableServiceClient(string connectionString, TableClientOptions options = null)
        : this(TablePipeline.ForConnectionString(connectionString, options))
    {
    }

    /// <summary>A client by account key.</summary>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential)
        : this(endpoint, credential, null)
    {
    }

    /// <summary>A client by account key.</summary>
    public TableServiceClient(Uri endpoint, TableSharedKeyCredential credential, TableClientOptions options)
        : this(TablePipeline.ForKey(endpoint, credential, options))
    {
    }

    /// <summary>A client by access token.</summary>
    public TableServiceClient(Uri endpoint, TokenCredential tokenCredential, TableClientOptions options = null)
        : this(TablePipeline.ForToken(endpoint, tokenCredential, options))
    {
    }

    /// <summary>For mocks.</summary>
    protected TableServiceClient()
    {
    }

    private TableServiceClient(TableRest rest)
    {
        _rest = rest;
        Uri = rest.Endpoint;
        AccountName = TableEndpoint.AccountOf(rest.Endpoint);
    }

    /// <summary>The account's name.</summary>
    public virtual string AccountName { get; }

    /// <summary>The account's table endpoint.</summary>
    public virtual Uri Uri { get; }

    /// <summary>A client for one table that shares this client's connection. No request is made.</summary>
    public virtual TableClient GetTableClient(string tableName)
    {
        ArgumentNullException.ThrowIfNull(tableName);
        return new TableClient(_rest, tableName);
    }

    /// <summary>Makes a table.</summary>
    /// <exception cref="RequestFailedException">409 <see cref="TableErrorCode.TableAlreadyExists"/>; 400 for a bad name.</exception>
    public virtual Response<TableItem> CreateTable(string tableName, CancellationToken cancellationToken = default) =>
        _rest.CreateTableAsync(NotNull(tableName), async: false, cancellationToken).Completed();

    /// <inheritdoc cref="CreateTable"/>
    public virtual async Task<Response<TableItem>> CreateTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        await _rest.CreateTableAsync(NotNull(tableName), async: true, cancellationToken);

    /// <summary>Makes a table unless there is one; the raw response then has status 409.</summary>
    /// <exception cref="RequestFailedException">409 while a table of that name is being deleted; other failures.</exception>
    public virtual Response<TableItem> CreateTableIfNotExists(string tableName, CancellationToken cancellationToken = default) =>
        _rest.CreateTableIfNotExistsAsync(NotNull(tableName), async: false, cancellationToken).Completed();

    /// <inheritdoc cref="CreateTableIfNotExists"/>
    public virtual async Task<Response<TableItem>> CreateTableIfNotExistsAsync(
        string tableName, CancellationToken cancellationToken = default) =>
        await _rest.CreateTableIfNotExistsAsync(NotNull(tableName), async: true, cancellationToken);

    /// <summary>Drops a table; without one the response has status 404.</summary>
    public virtual Response DeleteTable(string tableName, CancellationToken cancellationToken = default) =>
        _rest.DeleteTableAsync(NotNull(tableName), async: false, cancellationToken).Completed();

    /// <inheritdoc cref="DeleteTable"/>
    public virtual async Task<Response> DeleteTableAsync(string tableName, CancellationToken cancellationToken = default) =>
        await _rest.DeleteTableAsync(NotNull(tableName), async: true, cancellationToken);

    private static string NotNull(string tableName) => tableName ?? throw new ArgumentNullException(nameof(tableName));
}
