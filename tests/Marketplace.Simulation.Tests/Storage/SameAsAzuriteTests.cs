using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace Marketplace.Simulation.Tests.Storage;

/// <summary>The same calls on Azurite and in memory are answered the same, but for what Azurite is known to let pass.</summary>
public sealed class SameAsAzuriteTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private const int Steps = 400;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void RandomCalls_AreAnsweredTheSame(int seed)
    {
        TableClient there = new(azurite.ConnectionString, $"Rows{seed}");
        there.CreateIfNotExists();
        TableScript onAzurite = new(there, seed);
        TableScript inMemory = new(new MemoryClients(TimeProvider.System).NewTable(), seed);

        for (int step = 0; step < Steps; step++)
        {
            Assert.Equal(onAzurite.Step(), inMemory.Step());
        }
    }

    [Theory]
    [InlineData("PartitionKey eq 'p''1' and RowKey ge 'row-1'")]
    [InlineData("(Small gt 3 or Large lt 4000000000L) and not (Flag eq true)")]
    [InlineData("Text ne 'x' and Time le datetime'2026-11-22T00:00:00Z'")]
    [InlineData("Real ge 2.5 and Id eq guid'00000000-0000-0000-0000-000000000003'")]
    [InlineData("Missing eq 'x'")]
    [InlineData("RowKey lt 'row-4' or RowKey ge 'row-8'")]
    public void Filters_FindTheSameRows(string filter)
    {
        TableClient there = new(azurite.ConnectionString, "Filters");
        TableClient here = new MemoryClients(TimeProvider.System).NewTable();
        there.CreateIfNotExists();
        foreach (TableClient table in (TableClient[])[there, here])
        {
            Enumerable.Range(0, 10).ToList().ForEach(i => table.UpsertEntity(Typed(i)));
        }

        string[] expected = [.. there.Query<TableEntity>(filter).Select(Write)];
        Assert.Equal(expected, here.Query<TableEntity>(filter).Select(Write));
    }

    private static TableEntity Typed(int i) => new(i % 2 == 0 ? "p'1" : "p2", $"row-{i}")
    {
        ["Small"] = i,
        ["Large"] = 1_000_000_000L * i,
        ["Real"] = i / 2.0,
        ["Flag"] = i % 3 == 0,
        ["Text"] = i % 4 == 0 ? "x" : "中文 'quoted'",
        ["Time"] = new DateTimeOffset(2026, 11, 20 + (i % 4), 0, 0, 0, TimeSpan.Zero),
        ["Id"] = new Guid(i, 0, 0, new byte[8]),
        ["Bytes"] = new byte[] { 1, (byte)i },
    };

    // Times and versions are each service's own; a property that was selected and is not there is null or left out.
    private static string Write(TableEntity row) => string.Join('|', row
        .Where(pair => pair.Key is not ("Timestamp" or "odata.etag") && pair.Value is not null)
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => $"{pair.Key}={pair.Value.GetType().Name}:{(pair.Value is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(pair.Value, CultureInfo.InvariantCulture))}"));

    private sealed class TableScript(TableClient table, int seed)
    {
        private static readonly string[] _keys = ["a", "b b", "c'd", "中", "e%2F", "f:1"];
        private readonly Random _chance = new(seed);
        private readonly Dictionary<string, ETag> _versions = new(StringComparer.Ordinal);

        public string Step()
        {
            string key = _keys[_chance.Next(_keys.Length)];
            TableEntity row = new("p", key) { ["A" + _chance.Next(3)] = _chance.Next(5) == 0 ? null : _chance.Next(100), ["L"] = (long)_chance.Next(9) };
            ETag version = _chance.Next(3) == 0 ? ETag.All : _versions.GetValueOrDefault(key, new ETag("W/\"datetime'2020-01-01T00%3A00%3A00.0000000Z'\""));
            int kind = _chance.Next(8);
            string[] others = [.. _keys.Where(_ => _chance.Next(3) == 0)];
            try
            {
                return Do(kind, row, version, others);
            }
            catch (RequestFailedException error)
            {
                return $"{error.Status} {error.ErrorCode} {(error as TableTransactionFailedException)?.FailedTransactionActionIndex}";
            }
        }

        private string Do(int kind, TableEntity row, ETag version, string[] others) => kind switch
        {
            0 => Remember(row.RowKey, table.AddEntity(row)),
            1 => Remember(row.RowKey, table.UpsertEntity(row, TableUpdateMode.Merge)),
            2 => Remember(row.RowKey, table.UpsertEntity(row, TableUpdateMode.Replace)),
            3 => Remember(row.RowKey, table.UpdateEntity(row, version, TableUpdateMode.Merge)),
            4 => Remember(row.RowKey, table.UpdateEntity(row, version, TableUpdateMode.Replace)),
            5 => table.DeleteEntity("p", row.RowKey, version).Status.ToString(CultureInfo.InvariantCulture),
            6 => Transact(row, version, others),
            _ => string.Join('\n', table.Query<TableEntity>("PartitionKey eq 'p'", select: _chance.Next(2) == 0 ? null : ["RowKey", "A1", "L"]).Select(Write)),
        };

        private string Transact(TableEntity row, ETag version, string[] others)
        {
            List<TableTransactionAction> actions =
            [
                new(TableTransactionActionType.UpdateReplace, row, version),
                .. others.Where(key => key != row.RowKey).Select((key, index) => new TableTransactionAction(
                    index % 2 == 0 ? TableTransactionActionType.Add : TableTransactionActionType.UpsertMerge, new TableEntity("p", key) { ["T"] = index })),
            ];
            return string.Join(',', table.SubmitTransaction(actions).Value.Select(response => response.Status));
        }

        private string Remember(string key, Response response)
        {
            _versions[key] = response.Headers.ETag!.Value;
            return response.Status.ToString(CultureInfo.InvariantCulture);
        }
    }
}
