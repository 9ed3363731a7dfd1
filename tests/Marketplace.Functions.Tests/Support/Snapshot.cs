using Azure.Data.Tables;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Tests.Support;

/// <summary>
/// Every row by its key and ETag: two are equal when nothing was written between them. Left out is what only queues' functions write, in their own time and again when
/// two of them met: the lists of listings, and deliveries on their way.
/// </summary>
internal static class Snapshot
{
    public static async Task<IReadOnlyList<string>> TakeAsync(MarketFixture market)
    {
        await market.SettleAsync();
        TableServiceClient service = new(market.Storage);
        List<string> rows = [];
        foreach (string name in MarketTables.Names.Where(name => name != "ListingIndex"))
        {
            await foreach (TableEntity row in service.GetTableClient(name).QueryAsync<TableEntity>(select: ["PartitionKey", "RowKey"]))
            {
                if (!row.RowKey.StartsWith("delivery:", StringComparison.Ordinal))
                {
                    rows.Add($"{name}/{row.PartitionKey}/{row.RowKey}/{row.ETag}");
                }
            }
        }

        return rows;
    }

    /// <summary>Runs something that must not write anything.</summary>
    public static async Task UnchangedAsync(MarketFixture market, Func<Task> act)
    {
        IReadOnlyList<string> before = await TakeAsync(market);
        await act();
        IReadOnlyList<string> after = await TakeAsync(market);
        Assert.True(before.SequenceEqual(after), $"Gone: {string.Join(", ", before.Except(after))}; new: {string.Join(", ", after.Except(before))}");
    }
}
