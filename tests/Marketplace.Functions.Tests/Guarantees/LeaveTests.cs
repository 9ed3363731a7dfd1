using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Guarantees;

public sealed class LeaveTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    [Fact]
    public async Task Leaving_GivesTheBondBackAfter90Days_NotWhileAClaimIsOpen()
    {
        Trade trade = await Trade.GuaranteedAsync(market);
        long earned = await trade.Seller.OnAsync("available");
        DateTimeOffset due = (await trade.Seller.PostAsync("/api/members/me/guarantees/leave")).Ok().Time("returnDueUtc");
        (await trade.Seller.PostAsync("/api/members/me/guarantees/leave")).Refused(409, "NOT_JOINED");
        string claim = await trade.FileClaimAsync("asDescribed");
        (await trade.OnClaimAsync(trade.Seller, claim, "reject", new { reason = "It is." })).Ok();

        await market.AdvanceToAsync(due.AddSeconds(2));
        await market.SweepDeadlinesAsync();
        Assert.Equal(100_000, await trade.Seller.OnAsync("bond"));

        (await trade.OnClaimAsync(trade.Buyer, claim, "withdraw")).Ok();
        await market.AdvanceAsync(TimeSpan.FromDays(1.1));
        await market.SweepDeadlinesAsync();
        Assert.Equal((0, earned + 100_000), (await trade.Seller.OnAsync("bond"), await trade.Seller.OnAsync("available")));
    }
}
