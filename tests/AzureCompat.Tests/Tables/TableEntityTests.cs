using Azure;
using Azure.Data.Tables;

namespace AzureCompat.Tests.Tables;

public sealed class TableEntityTests
{
    [Fact]
    public void Keys_AreEntriesOfTheDictionary()
    {
        TableEntity entity = new("p", "r") { ["A"] = 1 };
        entity.ETag = new ETag("e");
        entity.Timestamp = DateTimeOffset.UnixEpoch;

        Assert.Equal(["PartitionKey", "RowKey", "A", "odata.etag", "Timestamp"], entity.Keys);
        Assert.Equal(("p", "r", "e"), (entity["PartitionKey"], entity["RowKey"], entity["odata.etag"]));
        Assert.Equal((5, new ETag("e"), DateTimeOffset.UnixEpoch), (entity.Count, entity.ETag, entity.Timestamp));
    }

    [Fact]
    public void NewEntity_HasNothing()
    {
        TableEntity entity = [];

        Assert.Empty(entity);
        Assert.Null(entity.PartitionKey);
        Assert.Null(entity.Timestamp);
        Assert.Equal(default, entity.ETag);
        Assert.Null(entity["missing"]);
        Assert.Null(entity.GetInt64("missing"));
        Assert.False(entity.TryGetValue("missing", out _));
        Assert.Throws<ArgumentException>(() => entity[string.Empty]);
    }

    [Fact]
    public void Values_AreCopiedFromADictionary()
    {
        Dictionary<string, object> values = new() { ["PartitionKey"] = "p", ["A"] = 1 };
        TableEntity entity = new(values);
        values["A"] = 2;

        Assert.Equal(("p", 1), (entity.PartitionKey, entity.GetInt32("A")));
    }

    [Fact]
    public void Get_OfAnotherType_Throws()
    {
        TableEntity entity = new() { ["Int"] = 1, ["Text"] = "t" };

        Assert.Throws<InvalidOperationException>(() => entity.GetInt64("Int"));
        Assert.Throws<InvalidOperationException>(() => entity.GetDouble("Int"));
        Assert.Throws<InvalidOperationException>(() => entity.GetBoolean("Text"));
        Assert.Throws<InvalidOperationException>(() => entity.GetBinary("Text"));
    }

    [Fact]
    public void Set_KeepsWideTypesAndTurnsTimesIntoText()
    {
        TableEntity entity = new() { ["Long"] = 1L, ["Double"] = 1.0, ["Int"] = 1, ["Text"] = "t" };
        entity["Long"] = 2;
        entity["Double"] = 2;
        entity["Int"] = 2L;
        entity.Add("Text", DateTimeOffset.UnixEpoch);

        Assert.Equal((2L, 2.0, 2L), (entity.GetInt64("Long"), entity.GetDouble("Double"), entity.GetInt64("Int")));
        Assert.Equal(DateTimeOffset.UnixEpoch.ToString(), entity.GetString("Text"));
    }

    [Fact]
    public void Dictionary_BehavesAsOne()
    {
        IDictionary<string, object> entity = new TableEntity { ["A"] = 1 };
        entity.Add(new KeyValuePair<string, object>("B", 2));
        KeyValuePair<string, object>[] copy = new KeyValuePair<string, object>[2];
        entity.CopyTo(copy, 0);

        Assert.Equal(["A", "B"], copy.Select(pair => pair.Key));
        Assert.Contains(new KeyValuePair<string, object>("B", 2), entity);
        Assert.False(entity.Remove(new KeyValuePair<string, object>("B", 3)));
        Assert.True(entity.Remove("B"));
        Assert.False(entity.IsReadOnly);
        Assert.Equal([1], entity.Values);
        entity.Clear();
        Assert.Empty(entity);
    }
}
