#nullable disable // The vendor's assembly carries no nullability; callers must compile the same against both.

using Azure.Core;
using Azure.Data.Tables.Models;
using Azure.Data.Tables.Rest;

namespace Azure.Data.Tables;

/// <summary>One table. Safe to share between threads.</summary>
public partial class TableClient
{
    private readonly TableRest _rest;

    /// <summary>A client by connection string.</summary>
    public TableClient(string connectionString, string tableName)
        : this(connectionString, tableName, null)
    {
    }

    /// <summary>A client by connection string.</summary>
    /// <exception cref="InvalidOperationException">The string is malformed.</exception>
    /// <exception cref="ArgumentException">The string does not name an account, its key and its endpoint.</exception>
    public TableClient(string connectionString, string tableName, TableClientOptions options = null)
        : this(TablePipeline.ForConnectionString(connectionString, options), NotEmpty(tableName))
    {
    }

    /// <summary>A client by account key.</summary>
    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential)
        : this(endpoint, tableName, credential, null)
    {
    }

    /// <summary>A client by account key.</summary>
    public TableClient(Uri endpoint, string tableName, TableSharedKeyCredential credential, TableClientOptions options = null)
        : this(TablePipeline.ForKey(endpoint, credential, options), NotEmpty(tableName))
    {
    }

    /// <summary>A client by access token.</summary>
    public TableClient(Uri endpoint, string tableName, TokenCredential tokenCredential, TableClientOptions options = null)
        : this(TablePipeline.ForToken(endpoint, tokenCredential, options), NotEmpty(tableName))
    {
    }

    /// <summary>For mocks.</summary>
    protected TableClient()
    {
    }

    internal TableClient(TableRest rest, string tableName)
    {
        _rest = rest.WithEndpoint(TableEndpoint.WithoutTable(rest.Endpoint, tableName));
        Name = tableName;
        AccountName = TableEndpoint.AccountOf(_rest.Endpoint);
        Uri = TableEndpoint.Table(_rest.Endpoint, tableName);
    }

    /// <summary>The table's name.</summary>
    public virtual string Name { get; }

    /// <summary>The account's name.</summary>
    public virtual string AccountName { get; }

    /// <summary>The table's URL.</summary>
    public virtual Uri Uri { get; }

    /// <summary>Makes the table.</summary>
    /// <exception cref="RequestFailedException">409 <see cref="TableErrorCode.TableAlreadyExists"/>; 400 for a bad name.</exception>
    public virtual Response<TableItem> Create(CancellationToken cancellationToken = default) =>
        _rest.CreateTableAsync(Name, async: false, cancellationToken).Completed();

    /// <inheritdoc cref="Create"/>
    public virtual async Task<Response<TableItem>> CreateAsync(CancellationToken cancellationToken = default) =>
        await _rest.CreateTableAsync(Name, async: true, cancellationToken);

    /// <summary>Makes the table unless it exists; the raw response then has status 409.</summary>
    /// <exception cref="RequestFailedException">409 while a table of that name is being deleted; other failures.</exception>
    public virtual Response<TableItem> CreateIfNotExists(CancellationToken cancellationToken = default) =>
        _rest.CreateTableIfNotExistsAsync(Name, async: false, cancellationToken).Completed();

    /// <inheritdoc cref="CreateIfNotExists"/>
    public virtual async Task<Response<TableItem>> CreateIfNotExistsAsync(CancellationToken cancellationToken = default) =>
        await _rest.CreateTableIfNotExistsAsync(Name, async: true, cancellationToken);

    /// <summary>Drops the table; when it does not exist the response has status 404.</summary>
    public virtual Response Delete(CancellationToken cancellationToken = default) =>
        _rest.DeleteTableAsync(Name, async: false, cancellationToken).Completed();

    /// <inheritdoc cref="Delete"/>
    public virtual async Task<Response> DeleteAsync(CancellationToken cancellationToken = default) =>
        await _rest.DeleteTableAsync(Name, async: true, cancellationToken);

    private static string NotEmpty(string tableName)
    {
        ArgumentException.ThrowIfNullOrEmpty(tableName);
        return tableName;
    }
}
