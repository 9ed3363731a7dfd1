using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using AzureCompat.Tests.Azurite;

namespace AzureCompat.Tests.Tables;

public sealed class TransactionTests(AzuriteFixture azurite) : TableTest(azurite)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Submit_WithEveryAction_WritesAllAndAnswersInOrder(bool async)
    {
        await Table.AddEntityAsync(Row("merged", "old"));
        await Table.AddEntityAsync(Row("replaced", "old"));
        ETag version = (await Table.AddEntityAsync(Row("deleted", "old"))).Headers.ETag!.Value;
        TableTransactionAction[] actions =
        [
            new(TableTransactionActionType.Add, Row("it's 中文", "new")),
            new(TableTransactionActionType.UpdateMerge, new TableEntity("p", "merged") { ["B"] = 1L }, ETag.All),
            new(TableTransactionActionType.UpdateReplace, new TableEntity("p", "replaced") { ["B"] = 1L }, ETag.All),
            new(TableTransactionActionType.Delete, Row("deleted", "old"), version),
            new(TableTransactionActionType.UpsertMerge, Row("upsert-merged", "new")),
            new(TableTransactionActionType.UpsertReplace, Row("upsert-replaced", "new")),
        ];

        Response<IReadOnlyList<Response>> answer = async ? await Table.SubmitTransactionAsync(actions) : Table.SubmitTransaction(actions);

        Assert.Equal(202, answer.GetRawResponse().Status);
        Assert.Equal(Enumerable.Repeat(204, actions.Length), answer.Value.Select(one => one.Status));
        Dictionary<string, TableEntity> rows = Table.Query<TableEntity>().ToDictionary(row => row.RowKey);
        Assert.Equal(["it's 中文", "merged", "replaced", "upsert-merged", "upsert-replaced"], rows.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("old", 1L), (rows["merged"].GetString("A"), rows["merged"].GetInt64("B")));
        Assert.Equal((null, 1L), (rows["replaced"].GetString("A"), rows["replaced"].GetInt64("B")));
        Assert.Equal(rows["it's 中文"].ETag, answer.Value[0].Headers.ETag);
        Assert.Equal(rows["merged"].ETag, answer.Value[1].Headers.ETag);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Submit_WhenOneInsertExists_WritesNoneAndNamesItsPosition(int failing)
    {
        await Table.AddEntityAsync(Row($"row{failing}", "old"));

        TableTransactionFailedException error = await Assert.ThrowsAsync<TableTransactionFailedException>(() =>
            Table.SubmitTransactionAsync(Enumerable.Range(0, 5).Select(index => Add($"row{index}"))));

        Assert.Equal((409, TableErrorCode.EntityAlreadyExists.ToString()), (error.Status, error.ErrorCode));
        Assert.Equal(failing, error.FailedTransactionActionIndex);
        Assert.Equal("old", Assert.Single(Table.Query<TableEntity>()).GetString("A"));
    }

    [Theory]
    [InlineData(TableTransactionActionType.UpdateMerge)]
    [InlineData(TableTransactionActionType.UpdateReplace)]
    [InlineData(TableTransactionActionType.Delete)]
    public void Submit_WhenTheVersionIsStale_Throws412(TableTransactionActionType type)
    {
        ETag first = Table.AddEntity(Row("row", "a")).Headers.ETag!.Value;
        Table.UpdateEntity(Row("row", "b"), first);

        TableTransactionFailedException error = Assert.Throws<TableTransactionFailedException>(() =>
            Table.SubmitTransaction([Add("other"), new(type, Row("row", "c"), first)]));

        Assert.Equal((412, TableErrorCode.UpdateConditionNotSatisfied.ToString()), (error.Status, error.ErrorCode));
        Assert.Equal(1, error.FailedTransactionActionIndex);
        Assert.Equal("b", Assert.Single(Table.Query<TableEntity>()).GetString("A"));
    }

    [Theory]
    [InlineData(TableTransactionActionType.UpdateMerge)]
    [InlineData(TableTransactionActionType.UpdateReplace)]
    [InlineData(TableTransactionActionType.Delete)]
    public async Task Submit_WhenTheRowIsMissing_Throws404(TableTransactionActionType type)
    {
        TableTransactionFailedException error = await Assert.ThrowsAsync<TableTransactionFailedException>(() =>
            Table.SubmitTransactionAsync([Add("other"), new(type, Row("row", "c"), ETag.All)]));

        Assert.Equal((404, 1), (error.Status, error.FailedTransactionActionIndex));
        Assert.Equal(TableErrorCode.ResourceNotFound.ToString(), error.ErrorCode);
        Assert.Empty(Table.Query<TableEntity>());
    }

    [Fact]
    public async Task Submit_WithTheSameRowTwice_Fails()
    {
        RequestFailedException error = await Assert.ThrowsAsync<TableTransactionFailedException>(() =>
            Table.SubmitTransactionAsync([Add("row"), Add("row")]));

        Assert.Equal((400, TableErrorCode.InvalidDuplicateRow.ToString()), (error.Status, error.ErrorCode));
        Assert.Empty(Table.Query<TableEntity>());
    }

    [Fact]
    public async Task Submit_OfOneHundred_IsOneRequestsWorth()
    {
        string text = new('x', 1000);
        Response<IReadOnlyList<Response>> answer = await Table.SubmitTransactionAsync(
            Enumerable.Range(0, 100).Select(index =>
                new TableTransactionAction(TableTransactionActionType.Add, Row($"{index:000}", text))));

        Assert.Equal(100, answer.Value.Count);
        Assert.Equal(100, Table.Query<TableEntity>(maxPerPage: 30).Count());
    }

    [Fact]
    public async Task Submit_OfNothing_ThrowsBeforeAnyRequest()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => Table.SubmitTransactionAsync([]));
        await Assert.ThrowsAsync<ArgumentNullException>(() => Table.SubmitTransactionAsync(null!));
        Assert.Throws<InvalidOperationException>(() => Table.SubmitTransaction([]));
    }

    [Fact]
    public async Task Submit_AcrossPartitions_IsAcceptedByAzuriteAlone()
    {
        // The service answers 400 CommandsInBatchActOnDifferentPartitions; nothing in the client guards against it.
        Response<IReadOnlyList<Response>> answer = await Table.SubmitTransactionAsync(
            [Add("row"), new(TableTransactionActionType.Add, new TableEntity("q", "row"))]);

        Assert.Equal([204, 204], answer.Value.Select(one => one.Status));
    }

    private static TableEntity Row(string rowKey, string value) => new("p", rowKey) { ["A"] = value };

    private static TableTransactionAction Add(string rowKey) => new(TableTransactionActionType.Add, Row(rowKey, "new"));
}
