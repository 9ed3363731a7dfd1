using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using AzureCompat.Tests.Azurite;

namespace AzureCompat.Tests.Tables;

public sealed class EntityOperationsTests(AzuriteFixture azurite) : TableTest(azurite)
{
    private static readonly ETag Stale = new("W/\"datetime'2000-01-01T00%3A00%3A00.0000000Z'\"");

    [Fact]
    public async Task Insert_WhenEntityExists_Throws409EntityAlreadyExists()
    {
        await Table.AddEntityAsync(Row("a"));

        await Fails(409, TableErrorCode.EntityAlreadyExists, () => Table.AddEntityAsync(Row("b")));
        Assert.Equal("a", await Read());
    }

    [Fact]
    public async Task Read_WhenRowOrTableIsMissing_Throws404()
    {
        await Fails(404, TableErrorCode.ResourceNotFound, () => Table.GetEntityAsync<TableEntity>("p", "r"));
        await Fails(404, TableErrorCode.TableNotFound, () => new TableClient(ConnectionString, "Missing").AddEntityAsync(Row("a")));
    }

    [Fact]
    public async Task GetEntityIfExists_WhenRowIsMissing_HasNoValue()
    {
        NullableResponse<TableEntity> missing = await Table.GetEntityIfExistsAsync<TableEntity>("p", "r");
        Assert.False(missing.HasValue);
        Assert.Equal((404, false), (missing.GetRawResponse().Status, missing.GetRawResponse().IsError));
        Assert.Throws<InvalidOperationException>(() => missing.Value);

        await Table.AddEntityAsync(Row("a"));
        Assert.Equal("a", Table.GetEntityIfExists<TableEntity>("p", "r").Value!.GetString("A"));
    }

    [Fact]
    public async Task Upsert_MergesOrReplaces()
    {
        await Table.UpsertEntityAsync(Row("a"));
        await Table.UpsertEntityAsync(new TableEntity("p", "r") { ["B"] = 1 });
        TableEntity merged = (await Table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.Equal(("a", 1), (merged.GetString("A"), merged.GetInt32("B")));

        Table.UpsertEntity(new TableEntity("p", "r") { ["C"] = true }, TableUpdateMode.Replace);
        TableEntity replaced = Table.GetEntity<TableEntity>("p", "r").Value;
        Assert.Equal((null, null, true), (replaced.GetString("A"), replaced.GetInt32("B"), replaced.GetBoolean("C")));
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge)]
    [InlineData(TableUpdateMode.Replace)]
    public async Task Update_FollowsTheVersion(TableUpdateMode mode)
    {
        await Fails(404, TableErrorCode.ResourceNotFound, () => Table.UpdateEntityAsync(Row("a"), ETag.All, mode));
        ETag first = (await Table.AddEntityAsync(Row("a"))).Headers.ETag!.Value;

        ETag second = (await Table.UpdateEntityAsync(Row("b"), first, mode)).Headers.ETag!.Value;
        await Fails(412, TableErrorCode.UpdateConditionNotSatisfied, () => Table.UpdateEntityAsync(Row("c"), first, mode));
        Assert.Equal("b", await Read());

        Assert.NotEqual(first, second);
        Table.UpdateEntity(Row("d"), ETag.All, mode);
        Assert.Equal("d", await Read());
    }

    [Fact]
    public async Task Delete_FollowsTheVersion()
    {
        Assert.Equal(404, (await Table.DeleteEntityAsync("p", "r")).Status);
        ETag version = (await Table.AddEntityAsync(Row("a"))).Headers.ETag!.Value;

        await Fails(412, TableErrorCode.UpdateConditionNotSatisfied, () => Table.DeleteEntityAsync("p", "r", Stale));
        Assert.Equal(204, (await Table.DeleteEntityAsync(Row("a"), version)).Status);
        Assert.Equal(404, Table.DeleteEntity(Row("a")).Status);
    }

    [Fact]
    public async Task Arguments_ThatAreMissing_ThrowBeforeAnyRequest()
    {
        await Assert.ThrowsAsync<ArgumentNullException>(() => Table.AddEntityAsync<TableEntity>(null!));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Table.AddEntityAsync(new TableEntity { RowKey = "r" }));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Table.UpsertEntityAsync(new TableEntity { PartitionKey = "p" }));
        await Assert.ThrowsAsync<ArgumentException>(() => Table.UpdateEntityAsync(Row("a"), default));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Table.DeleteEntityAsync(null!, "r"));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Table.GetEntityAsync<TableEntity>("p", null!));
        await Assert.ThrowsAsync<ArgumentException>(() => Table.UpsertEntityAsync(Row("a"), (TableUpdateMode)7));
    }

    private static TableEntity Row(string value) => new("p", "r") { ["A"] = value };

    private static async Task Fails(int status, TableErrorCode code, Func<Task> call)
    {
        RequestFailedException error = await Assert.ThrowsAsync<RequestFailedException>(call);
        Assert.Equal((status, code.ToString()), (error.Status, error.ErrorCode));
    }

    private async Task<string> Read() => (await Table.GetEntityAsync<TableEntity>("p", "r")).Value.GetString("A");
}
