using Azure;
using Azure.Data.Tables;

namespace Marketplace.Functions.Tests.Support;

/// <summary>A seller's accounts that cannot be read: crediting the seller fails, and is repeated, until they are mended.</summary>
internal static class BrokenBalance
{
    private const string Row = "head";

    public static Task BreakAsync(MarketFixture market, Member seller) =>
        market.Tables.Accounts.AddEntityAsync(new TableEntity(seller.Id.Value, Row) { ["Data"] = "no accounts" });

    public static Task MendAsync(MarketFixture market, Member seller) => market.Tables.Accounts.DeleteEntityAsync(seller.Id.Value, Row, ETag.All);
}
