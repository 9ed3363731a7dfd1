using Azure.Data.Tables;
using AzureCompat.Tests.Azurite;

namespace AzureCompat.Tests.Tables;

public sealed class KeyEscapingTests(AzuriteFixture azurite) : TableTest(azurite)
{
    public static TheoryData<string> Keys =>
    [
        "it's", "''", "a b", " lead and trail ", "中文鍵", "100%", "%27", "%2F", "a+b", "a&b=c", "a;b", "a,b", "a:b", "(a)",
        "a@b", "a$b", "a!b~*", "a=b", "\"a\"", "é😀", ".", "..", "",
    ];

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Keys_WithSpecialCharacters_AreReadUpdatedQueriedAndDeleted(string key)
    {
        await Table.AddEntityAsync(new TableEntity(key, key) { ["A"] = 1 });
        await Table.UpsertEntityAsync(new TableEntity(key, key) { ["A"] = 2 });

        TableEntity read = (await Table.GetEntityAsync<TableEntity>(key, key)).Value;
        Assert.Equal((key, key, 2), (read.PartitionKey, read.RowKey, read.GetInt32("A")));

        TableEntity third = new(key, key) { ["A"] = 3 };
        await Table.SubmitTransactionAsync([new(TableTransactionActionType.UpdateMerge, third, read.ETag)]);
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {key} and RowKey eq {key}");
        Assert.Equal(3, Assert.Single(Table.Query<TableEntity>(filter)).GetInt32("A"));
        Assert.Single(Table.Query<TableEntity>(row => row.PartitionKey == key && row.RowKey == key));

        Assert.Equal(204, (await Table.DeleteEntityAsync(key, key)).Status);
        Assert.Empty(Table.Query<TableEntity>());
    }
}
