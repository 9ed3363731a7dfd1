using System.Text.Json;
using Azure.Data.Tables;
using AzureCompat.Tests.Azurite;

namespace AzureCompat.Tests.Tables;

/// <summary>What we write the official JavaScript client reads, and the reverse.</summary>
public sealed class TablesJavaScriptTests(AzuriteFixture azurite) : TableTest(azurite)
{
    private const string PartitionKey = "it's 中文";
    private const string RowKey = "100% + 1";
    private const string Text = "it's \"quoted\" 中文 😀";

    private static readonly Guid Id = Guid.Parse("0123abcd-4567-89ef-0123-456789abcdef");
    private static readonly DateTimeOffset Time = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);
    private static readonly byte[] Bytes = [0, 255, 62, 63];

    [Fact]
    public async Task Entity_WrittenInJavaScript_IsReadTypeByType()
    {
        await Script("write");

        TableEntity read = (await Table.GetEntityAsync<TableEntity>(PartitionKey, RowKey)).Value;

        Assert.Equal(Text, read.GetString("Text"));
        Assert.Equal(string.Empty, read.GetString("Empty"));
        Assert.Equal(int.MinValue, read.GetInt32("Int"));
        Assert.Equal(2.5, read.GetDouble("Double"));
        Assert.Equal(5.0, Convert.ToDouble(read["WholeDouble"], null)); // Azurite drops the fraction, and with it the type.
        Assert.Equal(double.NaN, read.GetDouble("NotANumber"));
        Assert.Equal(long.MinValue, read.GetInt64("LongMin"));
        Assert.Equal(long.MaxValue, read.GetInt64("LongMax"));
        Assert.True(read.GetBoolean("Bool"));
        Assert.Equal(Time, read.GetDateTimeOffset("Time"));
        Assert.Equal(new DateTime(1601, 1, 1, 0, 0, 0, DateTimeKind.Utc), read.GetDateTime("OldTime"));
        Assert.Equal(Id, read.GetGuid("Id"));
        Assert.Equal(Bytes, read.GetBinary("Bytes"));
    }

    [Fact]
    public async Task Entity_WrittenHere_IsReadInJavaScriptTypeByType()
    {
        await Table.AddEntityAsync(EveryType());

        JsonElement read = await Script("read");
        Assert.Equal((PartitionKey, RowKey), (read.GetProperty("partitionKey").GetString(), read.GetProperty("rowKey").GetString()));
        Assert.Equal(Text, read.GetProperty("Text").GetString());
        Assert.Equal(int.MaxValue, read.GetProperty("Int").GetInt32());
        Assert.Equal(2.5, read.GetProperty("Double").GetDouble());
        Assert.Equal("9223372036854775807", read.GetProperty("Long").GetProperty("bigint").GetString());
        Assert.True(read.GetProperty("Bool").GetBoolean());
        Assert.Equal(Time, read.GetProperty("Time").GetDateTimeOffset());
        Assert.Equal(Convert.ToBase64String(Bytes), read.GetProperty("Bytes").GetProperty("base64").GetString());

        JsonElement types = await Script("types");
        Assert.Equal(
            ["Int64", "DateTime", "Guid", "Binary"],
            ((string[])["Long", "Time", "Id", "Bytes"]).Select(name => types.GetProperty(name).GetProperty("type").GetString()));
    }

    [Fact]
    public async Task Transaction_OfJavaScript_IsReadHere()
    {
        await Script("transact");

        Dictionary<string, TableEntity> rows = Table.Query<TableEntity>(row => row.PartitionKey == "js").ToDictionary(row => row.RowKey);

        Assert.Equal(["it's new", "merged", "replaced"], rows.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(2, rows["it's new"].GetInt64("A"));
        Assert.Equal((1, "中文"), (rows["merged"].GetInt32("A"), rows["merged"].GetString("B")));
        Assert.Equal(Time, rows["replaced"].GetDateTimeOffset("C"));
    }

    [Fact]
    public async Task Filters_OfJavaScript_WorkHere()
    {
        await Script("write");

        foreach (JsonElement filter in (await Script("filters")).EnumerateArray())
        {
            Assert.True(Table.Query<TableEntity>(filter.GetString()).Any(), filter.GetString());
        }
    }

    [Fact]
    public async Task FiltersAndTransactions_FromHere_WorkInJavaScript()
    {
        await Table.SubmitTransactionAsync([new(TableTransactionActionType.Add, EveryType())]);
        string?[] filters =
        [
            TableClient.CreateQueryFilter($"PartitionKey eq {PartitionKey} and RowKey eq {RowKey}"),
            TableClient.CreateQueryFilter($"Long eq {long.MaxValue} and Time eq {Time} and Id eq {Id}"),
            TableClient.CreateQueryFilter<TableEntity>(row => row.GetString("Text") == Text && row.GetDouble("Double") > 2),
        ];

        JsonElement found = await Script("find", JsonSerializer.Serialize(filters));

        Assert.Equal([RowKey, RowKey, RowKey], found.EnumerateArray().Select(row => row.GetString()));
    }

    private static TableEntity EveryType() => new(PartitionKey, RowKey)
    {
        ["Text"] = Text, ["Int"] = int.MaxValue, ["Double"] = 2.5, ["WholeDouble"] = 5.0, ["Long"] = long.MaxValue, ["Bool"] = true,
        ["Time"] = Time, ["Id"] = Id, ["Bytes"] = Bytes,
    };

    private Task<JsonElement> Script(params string[] command) =>
        NodeScript.RunAsync("tables.mjs", [ConnectionString, TableName, .. command]);
}
