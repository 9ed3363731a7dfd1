using System.Text.Json.Nodes;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Claims;

/// <summary>After completion: claims, chargebacks and lateness, over HTTP, with the provider's own books and the market's reconciliation.</summary>
public sealed class ClaimTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    // 129.99 + 8.00, less 5 % of the goods.
    private const long TotalMinor = 13_799;
    private const long CreditMinor = 13_150;

    [Fact]
    public async Task Counterfeit_IsPaidAtOnce_FromAvailableThenTheBond_AndIsNettedFromTheNextSale()
    {
        Trade trade = await Trade.GuaranteedAsync(market, new Offer { PriceMinor = 40_000, FreightMinor = 0 });
        long earned = await trade.Seller.BalanceAsync();
        string claim = await trade.FileClaimAsync("counterfeitTriple");

        Reply accepted = (await trade.OnClaimAsync(trade.Seller, claim, "accept")).Ok();

        Assert.Equal(("ended", "upheld", 160_000), (accepted.Text("phase"), accepted.Text("end"), accepted.Long("paid.amountMinor")));
        Assert.Equal(40_000, (await trade.AtProviderAsync()).RefundedMinor);
        Assert.Equal(120_000, await trade.Buyer.OnAsync("balance"));
        long advanced = 160_000 - earned - 100_000;
        Assert.Equal((0, 0, -advanced, 0), (await trade.Seller.OnAsync("available"), await trade.Seller.OnAsync("bond"), await trade.Seller.OnAsync("advance"), await trade.Seller.OnAsync("receivable")));
        await AssertBalancedAsync();

        Reply mine = (await trade.Seller.GetAsync("/api/members/me/guarantees")).Ok();
        DateTimeOffset due = mine.Time("topUpDueUtc");
        await market.AdvanceToAsync(due.AddSeconds(2));
        await market.SweepDeadlinesAsync();
        Assert.True((await trade.Seller.GetAsync("/api/members/me/guarantees")).Ok().At("paused")!.GetValue<bool>());
        Assert.Equal("paused", (await trade.Seller.GetAsync($"/api/listings/{trade.ListingId}")).Ok().Text("state"));
        (await trade.Seller.PostAsync($"/api/listings/{trade.ListingId}/activate")).Refused(409, "BOND_SHORT");
        Assert.Empty((await trade.Buyer.GetAsync($"/api/members/{trade.Seller.Id}/guarantees")).Ok().At("guarantees")!.AsArray());

        await trade.Seller.PayBondInAsync();
        (await trade.Seller.PostAsync($"/api/listings/{trade.ListingId}/activate")).Ok();
        await market.SettleAsync();
        await trade.PlaceAsync();
        await trade.RequestPaymentAsync();
        await trade.DecideAsync("approve");
        (await trade.ShipAsync()).Ok();
        (await trade.ActAsync(trade.Buyer, "confirm")).Ok();
        Assert.Equal((earned - advanced > 0 ? earned - advanced : 0, 100_000), (await trade.Seller.OnAsync("available"), await trade.Seller.OnAsync("bond")));
        await AssertBalancedAsync();
    }

    [Fact]
    public async Task Silence_UpholdsAClaim_AfterTheEscrowHadLongEnded()
    {
        Trade trade = await Trade.GuaranteedAsync(market);
        await market.AdvanceAsync(TimeSpan.FromDays(3));
        string claim = await trade.FileClaimAsync("asDescribed");
        Reply filed = (await trade.Seller.GetAsync($"/api/claims/{claim}")).Ok();
        Assert.Equal("claimAnswer", Assert.Single((await trade.Buyer.GetAsync($"{trade.Path}/clocks")).Ok().Items)["name"]!.GetValue<string>());

        await market.AdvanceToAsync(filed.Time("dueUtc"));

        Assert.Equal("upheld", (await trade.Buyer.GetAsync($"/api/claims/{claim}")).Ok().Text("end"));
        Assert.Equal(TotalMinor, (await trade.AtProviderAsync()).RefundedMinor);
        Assert.Equal((0, 100_000 - (TotalMinor - CreditMinor)), (await trade.Seller.OnAsync("available"), await trade.Seller.OnAsync("bond")));
        await AssertBalancedAsync();
    }

    [Fact]
    public async Task Return_IsRejectedByTheSeller_AndRuledOnByAnArbiter_NeverByAParty()
    {
        Trade trade = await Trade.GuaranteedAsync(market);
        string claim = await trade.FileClaimAsync("sevenDayReturn");
        Assert.Equal("shippingBack", (await trade.OnClaimAsync(trade.Seller, claim, "accept")).Ok().Text("phase"));
        Assert.Equal("inspecting", (await trade.OnClaimAsync(trade.Buyer, claim, "ship-back", new { carrier = "sf-express", trackingNumber = "R1" })).Ok().Text("phase"));
        Assert.Equal("ruling", (await trade.OnClaimAsync(trade.Seller, claim, "reject", new { reason = "It came back broken." })).Ok().Text("phase"));
        object ruling = new { upheld = true, reasons = "The carrier broke it.", amount = Offer.Money(10_000) };
        (await trade.OnClaimAsync(trade.Seller, claim, "ruling", ruling)).Refused(403, "ROLE_REQUIRED");

        Reply ruled = (await trade.OnClaimAsync(market.NewMember(StaffRoles.Arbiter), claim, "ruling", ruling)).Ok();

        Assert.Equal(("upheld", 10_000), (ruled.Text("end"), ruled.Long("paid.amountMinor")));
        Assert.Equal(10_000, (await trade.AtProviderAsync()).RefundedMinor);
        Assert.Equal(CreditMinor - 10_000, await trade.Seller.OnAsync("available"));
        Assert.Equal("upheld", (await trade.Buyer.GetAsync($"{trade.Path}/case")).Ok().Text("claim.end"));
        Assert.Contains("The carrier broke it.", (await trade.Buyer.GetAsync($"{trade.Path}/case/page")).Body, StringComparison.Ordinal);
        await AssertBalancedAsync();
    }

    [Fact]
    public async Task Chargeback_AfterRelease_IsClawedBackOnce_AndComesBackWhenItIsReversed()
    {
        Trade trade = await Trade.GuaranteedAsync(market);
        string claim = await trade.FileClaimAsync("asDescribed");

        await trade.DecideAsync("charge-back", new { duplicates = 2 });

        Assert.Equal("chargedBack", (await trade.Buyer.GetAsync($"/api/claims/{claim}")).Ok().Text("end"));
        Assert.Equal((0, 100_000 - (TotalMinor - CreditMinor)), (await trade.Seller.OnAsync("available"), await trade.Seller.OnAsync("bond")));
        await AssertBalancedAsync();
        await trade.DecideAsync("reverse-charge-back", new { duplicates = 2 });
        Assert.Equal(TotalMinor, await trade.Seller.OnAsync("available"));
        Assert.Equal((0, 0), ((await trade.AtProviderAsync()).RefundedMinor, (await trade.AtProviderAsync()).ChargedBackMinor));
        await AssertBalancedAsync();
    }

    [Fact]
    public async Task Chargeback_InEscrow_EndsIt_AndNothingIsRefunded()
    {
        Trade trade = await Trade.PaidAsync(market);

        await trade.DecideAsync("charge-back");

        Reply order = await trade.ReadAsync();
        Assert.Equal(("refunded", "chargedBack", 0), (order.Text("state"), order.Text("outcome"), order.Long("held.amountMinor")));
        Assert.Equal((0, TotalMinor), ((await trade.AtProviderAsync()).RefundedMinor, (await trade.AtProviderAsync()).ChargedBackMinor));
        Assert.Equal((5, 0, 0), await trade.StockAsync());
        await AssertBalancedAsync();
    }

    [Fact]
    public async Task Lightning_ThatShipsLate_CostsTheSeller5PerCent_EvenWithoutABond()
    {
        Trade trade = await Trade.PaidAsync(market, new Offer { Mode = "lightning" });
        await market.AdvanceToAsync((await trade.ReadAsync()).Time("shipDueUtc"));

        (await trade.ShipAsync()).Ok();

        Assert.Equal(649, await trade.Buyer.OnAsync("balance"));
        Assert.Equal(-649, await trade.Seller.OnAsync("advance"));
        (await trade.ActAsync(trade.Buyer, "confirm")).Ok();
        Assert.Equal((CreditMinor - 649, 0), (await trade.Seller.OnAsync("available"), await trade.Seller.OnAsync("advance")));
        await AssertBalancedAsync();
    }

    private async Task AssertBalancedAsync()
    {
        await market.SettleAsync();
        JsonNode report = (await market.NewMember(StaffRoles.Operator).GetAsync("/api/operator/reconciliation")).Ok().Json;
        Assert.True(report["balanced"]!.GetValue<bool>(), report.ToJsonString());
        foreach (JsonNode? totals in report["totals"]!.AsArray())
        {
            long Of(string name) => totals![name]!.GetValue<long>();
            Assert.Equal(Of("clearingMinor"), Of("heldMinor") + Of("sellersMinor") + Of("feesMinor") + Of("buyersMinor") + Of("advancesMinor"));
        }
    }
}
