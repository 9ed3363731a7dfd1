using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Members;

[Collection(StillMarketTests.Name)]
public sealed class CounterpartTests(MarketFixture market)
{
    [Fact]
    public async Task ContactDetails_OpenAsTheTradeGoesOn_AndEveryLookIsWrittenDown()
    {
        Trade trade = await Trade.PlacedAsync(market);
        foreach (Member side in new[] { trade.Buyer, trade.Seller })
        {
            await side.ConfirmEmailAsync($"{side.Name}@mail.example");
            (await side.PatchAsync("/api/members/me", new { displayName = "Lin", email = "elsewhere@mail.example", phone = "+86 10 1234 5678", address = "1 Plum Lane" })).Ok();
        }

        Assert.Equal(("", ""), (await SeenAsync(trade, trade.Buyer), await SeenAsync(trade, trade.Seller)));
        await trade.RequestPaymentAsync();
        await trade.DecideAsync("approve");
        Assert.Equal(("phone", "address"), (await SeenAsync(trade, trade.Buyer), await SeenAsync(trade, trade.Seller)));
        (await trade.ShipAsync()).Ok();
        Assert.Equal(("phone", "address phone email"), (await SeenAsync(trade, trade.Buyer), await SeenAsync(trade, trade.Seller)));
        (await trade.ActAsync(trade.Buyer, "confirm")).Ok();
        Assert.Equal("address phone email", await SeenAsync(trade, trade.Buyer));

        // An address that nobody has confirmed may be a third person's.
        Assert.Equal($"{trade.Buyer.Name}@mail.example", (await trade.Seller.GetAsync($"{trade.Path}/counterpart")).Ok().Text("email"));

        string[] seen = [.. (await trade.Buyer.GetAsync($"{trade.Path}/disclosures")).Ok().Items.Where(item => item["of"]!.GetValue<string>() == trade.Buyer.Id.Value)
            .Select(item => string.Join(' ', item["fields"]!.AsArray().Select(field => field!.GetValue<string>())))];
        Assert.Contains("address", seen);
        Assert.Contains("address phone email", seen);
        Assert.Equal("released", await Ended(trade));
    }

    [Fact]
    public async Task ARefundedOrder_ShowsNothingAnyMore_AndAStrangerNeverSaw()
    {
        Trade trade = await Trade.PaidAsync(market);
        (await trade.Seller.GetAsync($"{trade.Path}/counterpart")).Ok();
        (await trade.ActAsync(trade.Seller, "cancel")).Ok();

        Assert.Equal(("", ""), (await SeenAsync(trade, trade.Buyer), await SeenAsync(trade, trade.Seller)));
        (await market.NewMember().GetAsync($"{trade.Path}/counterpart")).Refused(404, "NOT_FOUND");
        (await market.NewMember("Operator").GetAsync($"{trade.Path}/counterpart")).Refused(404, "NOT_FOUND");
    }

    // The disclosures' rows are no events: the history's chain is what it was.
    private static async Task<string> Ended(Trade trade) => (await trade.HistoryAsync()).Any(type => type.Contains("eleased", StringComparison.Ordinal)) ? "released" : "open";

    private static async Task<string> SeenAsync(Trade trade, Member side)
    {
        Reply seen = (await side.GetAsync($"{trade.Path}/counterpart")).Ok();
        string[] open = [.. new[] { "address", "phone", "email" }.Where(field => seen.At(field) is not null)];
        Assert.Equal(open.Order(), seen.At("fields")!.AsArray().Select(field => field!.GetValue<string>()).Where(field => open.Contains(field)).Order());
        return string.Join(' ', open);
    }
}
