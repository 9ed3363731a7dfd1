using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using LocalFunctions.Time;
using Marketplace.Simulation.Storage;

namespace Marketplace.Simulation.Tests.Storage;

/// <summary>What the service refuses and emulators let pass.</summary>
public sealed class StrictTableTests
{
    private static readonly DateTimeOffset _now = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);
    private readonly TableClient _table = new MemoryClients(VirtualClock.Frozen(_now)).NewTable();

    [Fact]
    public void Transaction_AcrossPartitions_IsRefusedAndWritesNothing()
    {
        TableTransactionFailedException error = Assert.Throws<TableTransactionFailedException>(() => _table.SubmitTransaction([Add("p", "1"), Add("q", "2")]));

        Assert.Equal((400, "CommandsInBatchActOnDifferentPartitions", 1), (error.Status, error.ErrorCode, error.FailedTransactionActionIndex));
        Assert.Empty(_table.Query<TableEntity>());
    }

    [Fact]
    public void Transaction_WithAnEntityTwice_IsRefused() =>
        Assert.Equal("InvalidDuplicateRow", Code(() => _table.SubmitTransaction([Add("p", "1"), new(TableTransactionActionType.UpsertMerge, new TableEntity("p", "1"))])));

    [Fact]
    public void Transaction_Of101_IsRefused_AndOf100_IsNot()
    {
        Assert.Equal(400, Status(() => _table.SubmitTransaction(Enumerable.Range(0, 101).Select(i => Add("p", $"{i}")))));
        _table.SubmitTransaction(Enumerable.Range(0, 100).Select(i => Add("p", $"{i}")));
        Assert.Equal(100, _table.Query<TableEntity>().Count());
    }

    [Fact]
    public void Transaction_OverFourMegabytes_IsRefused() => Assert.Equal(413, Status(() =>
        _table.SubmitTransaction(Enumerable.Range(0, 70).Select(i => Add("p", $"{i}", ("Text", new string('x', 32_000)), ("More", new string('x', 32_000)))))));

    [Fact]
    public void Texts_OfMoreThan32KCharacters_AreRefused()
    {
        _table.AddEntity(new TableEntity("p", "fits") { ["Text"] = new string('中', 32 * 1024) });
        Assert.Equal("PropertyValueTooLarge", Code(() => _table.AddEntity(new TableEntity("p", "r") { ["Text"] = new string('x', (32 * 1024) + 1) })));
        Assert.Equal("PropertyValueTooLarge", Code(() => _table.AddEntity(new TableEntity("p", "r") { ["Bytes"] = new byte[(64 * 1024) + 1] })));
    }

    [Fact]
    public void Entities_OverAMegabyte_AreRefused()
    {
        TableEntity row = new("p", "r");
        Enumerable.Range(0, 17).ToList().ForEach(i => row[$"T{i}"] = new string('x', 32_000));
        Assert.Equal("EntityTooLarge", Code(() => _table.AddEntity(row)));
    }

    [Fact]
    public void Entities_WithTooManyProperties_AreRefused()
    {
        TableEntity row = new("p", "r");
        Enumerable.Range(0, 253).ToList().ForEach(i => row[$"P{i}"] = i);
        Assert.Equal("TooManyProperties", Code(() => _table.AddEntity(row)));
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\\b")]
    [InlineData("a\tb")]
    public void Keys_WithForbiddenCharacters_AreRefused(string key) => Assert.Equal("OutOfRangeInput", Code(() => _table.AddEntity(new TableEntity("p", key))));

    [Fact]
    public void Keys_OverAKilobyte_AreRefused() => Assert.Equal("KeyValueTooLarge", Code(() => _table.AddEntity(new TableEntity(new string('k', 513), "r"))));

    [Fact]
    public void Versions_DifferThoughTheClockStandsStill()
    {
        ETag first = _table.AddEntity(new TableEntity("p", "r")).Headers.ETag!.Value;
        ETag second = _table.UpsertEntity(new TableEntity("p", "r")).Headers.ETag!.Value;

        Assert.NotEqual(first, second);
        Assert.Equal("UpdateConditionNotSatisfied", Code(() => _table.UpdateEntity(new TableEntity("p", "r"), first)));
        Assert.Equal(_now, _table.GetEntity<TableEntity>("p", "r").Value.Timestamp!.Value.AddTicks(-1));
    }

    [Fact]
    public void Tables_ThatDoNotExist_AreNamedSo()
    {
        TableClient missing = new MemoryClients(TimeProvider.System).Tables.GetTableClient("Missing");
        Assert.Equal(TableErrorCode.TableNotFound.ToString(), Code(() => missing.AddEntity(new TableEntity("p", "r"))));
        Assert.Equal(TableErrorCode.TableNotFound.ToString(), Code(() => missing.SubmitTransaction([Add("p", "1")])));
    }

    [Fact]
    public void Queries_GiveEmptyPagesWithTokens_AndStillEveryRowOnce()
    {
        MemoryClients clients = new(VirtualClock.Frozen(_now), new ServiceQuirks(new Random(7), EmptyPage: 0.3, ShortPage: 0.3));
        TableClient table = clients.NewTable();
        Enumerable.Range(0, 60).ToList().ForEach(i => table.AddEntity(new TableEntity($"p{i % 7}", $"{i:d2}")));

        List<Page<TableEntity>> pages = [.. table.Query<TableEntity>(maxPerPage: 5).AsPages()];

        Assert.Contains(pages, page => page.Values.Count == 0 && page.ContinuationToken is not null);
        Assert.All(pages, page => Assert.InRange(page.Values.Count, 0, 5));
        Assert.Equal(60, pages.SelectMany(page => page.Values).DistinctBy(row => row.RowKey).Count());
        Assert.Equal(60, pages.Sum(page => page.Values.Count));
    }

    [Fact]
    public void Calls_CompleteSynchronously()
    {
        Assert.True(_table.AddEntityAsync(new TableEntity("p", "r")).IsCompletedSuccessfully);
        Assert.True(_table.SubmitTransactionAsync([Add("p", "s")]).IsCompletedSuccessfully);
        Assert.True(_table.GetEntityIfExistsAsync<TableEntity>("p", "r").IsCompletedSuccessfully);
        Assert.True(_table.QueryAsync<TableEntity>().GetAsyncEnumerator().MoveNextAsync().AsTask().IsCompletedSuccessfully);
    }

    private static TableTransactionAction Add(string partition, string row, params (string Name, string Value)[] texts)
    {
        TableEntity entity = new(partition, row);
        texts.ToList().ForEach(text => entity[text.Name] = text.Value);
        return new(TableTransactionActionType.Add, entity);
    }

    private static int Status(Action act) => Assert.ThrowsAny<RequestFailedException>(act).Status;

    private static string? Code(Action act) => Assert.ThrowsAny<RequestFailedException>(act).ErrorCode;
}
