using Azure.Data.Tables;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Tests.Support;

/// <summary>All that the market has written down.</summary>
internal static class Rows
{
    /// <summary>Every row of every table.</summary>
    /// <param name="market">The market.</param>
    /// <param name="select">Only these columns; null for all.</param>
    public static async IAsyncEnumerable<(string Table, TableEntity Row)> AllAsync(MarketFixture market, string[]? select = null)
    {
        TableServiceClient service = new(market.Storage);
        foreach (string name in MarketTables.Names)
        {
            await foreach (TableEntity row in service.GetTableClient(name).QueryAsync<TableEntity>(select: select))
            {
                yield return (name, row);
            }
        }
    }

    /// <summary>Rows that have one of these texts in one of their values, with all their values.</summary>
    public static async Task<IReadOnlyList<string>> WithAsync(MarketFixture market, params string[] texts) => await AllAsync(market)
        .Select(found => $"{found.Table}: {string.Join('|', found.Row.Select(column => $"{column.Key}={column.Value}"))}")
        .Where(row => texts.Any(text => row.Contains(text, StringComparison.Ordinal)))
        .ToListAsync();
}
