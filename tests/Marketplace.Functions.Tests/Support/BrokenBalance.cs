using Azure;
using Azure.Data.Tables;

namespace Marketplace.Functions.Tests.Support;

/// <summary>A seller's balance row that cannot be read: crediting the seller fails, and is repeated, until it is mended.</summary>
internal static class BrokenBalance
{
    private const string Row = "balance:CNY";

    public static Task BreakAsync(MarketFixture market, Member seller) =>
        market.Tables.Accounts.AddEntityAsync(new TableEntity(seller.Account, Row) { ["AmountMinor"] = "no number" });

    public static Task MendAsync(MarketFixture market, Member seller) => market.Tables.Accounts.DeleteEntityAsync(seller.Account, Row, ETag.All);
}
