using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using AzureCompat.Tests.Azurite;

namespace AzureCompat.Tests.Tables;

public sealed class TableOperationsTests(AzuriteFixture azurite) : TableTest(azurite)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Create_WhenTableExists_Throws409TableAlreadyExists(bool async)
    {
        RequestFailedException error = async
            ? await Assert.ThrowsAsync<RequestFailedException>(() => Table.CreateAsync())
            : Assert.Throws<RequestFailedException>(() => Table.Create());

        Assert.Equal(409, error.Status);
        Assert.True(error.ErrorCode! == TableErrorCode.TableAlreadyExists);
    }

    [Fact]
    public async Task CreateIfNotExists_WhenTableExists_Answers409WithoutThrowing()
    {
        Response<TableItem> existing = await Table.CreateIfNotExistsAsync();

        Assert.Equal((409, false, TableName), (existing.GetRawResponse().Status, existing.GetRawResponse().IsError, existing.Value.Name));
        Assert.Equal(409, Table.CreateIfNotExists().GetRawResponse().Status);
    }

    [Fact]
    public async Task Delete_WhenTableIsMissing_Answers404WithoutThrowing()
    {
        TableClient missing = new(ConnectionString, "Missing");

        Assert.Equal(404, (await missing.DeleteAsync()).Status);
        Assert.Equal(404, missing.Delete().Status);
    }

    [Fact]
    public async Task Create_WithABadName_Throws400()
    {
        TableClient bad = new(ConnectionString, "1bad");

        RequestFailedException error = await Assert.ThrowsAsync<RequestFailedException>(() => bad.CreateAsync());

        Assert.Equal(400, error.Status);
    }

    [Fact]
    public async Task ServiceClient_MakesListsAndDropsTables()
    {
        TableServiceClient service = new(ConnectionString);
        Assert.Equal("ServiceA", (await service.CreateTableAsync("ServiceA")).Value.Name);
        Assert.Equal("ServiceB", service.CreateTable("ServiceB").Value.Name);
        Assert.Equal(204, (await service.CreateTableIfNotExistsAsync("ServiceC")).GetRawResponse().Status);
        Assert.Equal(409, service.CreateTableIfNotExists("ServiceC").GetRawResponse().Status);

        List<string> all = [];
        await foreach (TableItem item in service.QueryAsync(table => table.Name.CompareTo("ServiceA") >= 0, maxPerPage: 2))
        {
            all.Add(item.Name);
        }

        Assert.Subset(all.ToHashSet(), new HashSet<string> { "ServiceA", "ServiceB", "ServiceC" });
        string name = "ServiceB";
        FormattableString filter = $"TableName eq {name}";
        Assert.Equal([name], service.Query(filter).Select(item => item.Name));
        Assert.Equal([name], service.Query(TableServiceClient.CreateQueryFilter(item => item.Name == name)).Select(item => item.Name));
        Assert.Equal(204, (await service.DeleteTableAsync("ServiceA")).Status);
        Assert.Equal(204, service.DeleteTable("ServiceB").Status);
        Assert.Equal(404, service.DeleteTable("ServiceB").Status);
        Assert.Equal(204, (await service.GetTableClient("ServiceC").DeleteAsync()).Status);
    }

    [Fact]
    public void Clients_KnowWhereTheyPoint()
    {
        TableServiceClient service = new(ConnectionString);

        Assert.Equal("devstoreaccount1", service.AccountName);
        Assert.Equal("devstoreaccount1", Table.AccountName);
        Assert.Equal(TableName, Table.Name);
        Assert.Equal($"{service.Uri}/{TableName}", Table.Uri.ToString());
        Assert.Equal(Table.Uri, service.GetTableClient(TableName).Uri);
    }
}
