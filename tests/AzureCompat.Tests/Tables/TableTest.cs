using System.Globalization;
using Azure.Data.Tables;
using AzureCompat.Tests.Azurite;

namespace AzureCompat.Tests.Tables;

/// <summary>A test with a table of its own at the shared Azurite.</summary>
[Collection(AzuriteCollection.Name)]
public abstract class TableTest : IAsyncLifetime
{
    private static int s_tables;

    protected TableTest(AzuriteFixture azurite)
    {
        ConnectionString = azurite.ConnectionString;
        TableName = "Test" + Interlocked.Increment(ref s_tables).ToString(CultureInfo.InvariantCulture);
        Table = new TableClient(ConnectionString, TableName);
    }

    protected string ConnectionString { get; }

    protected string TableName { get; }

    protected TableClient Table { get; }

    public virtual async Task InitializeAsync() => await Table.CreateAsync();

    public async Task DisposeAsync() => await Table.DeleteAsync();
}
