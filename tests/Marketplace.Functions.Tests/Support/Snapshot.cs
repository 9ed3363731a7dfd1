namespace Marketplace.Functions.Tests.Support;

/// <summary>Every row of every table by its key and ETag: two are equal when nothing was written between them.</summary>
internal static class Snapshot
{
    public static async Task<IReadOnlyList<string>> TakeAsync(MarketFixture market)
    {
        await market.SettleAsync();
        return await Rows.AllAsync(market, ["PartitionKey", "RowKey"]).Select(found => $"{found.Table}/{found.Row.PartitionKey}/{found.Row.RowKey}/{found.Row.ETag}").ToListAsync();
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
