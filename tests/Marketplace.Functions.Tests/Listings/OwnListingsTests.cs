using Marketplace.Domain;
using Marketplace.Domain.Listings;
using Marketplace.Functions.Listings;
using Marketplace.Functions.Tests.Platform.Telemetry;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Listings;

[Collection(StillMarketTests.Name)]
public sealed class OwnListingsTests(MarketFixture market)
{
    // A run whose message went to another one may write long after that one, and die before it finds out.
    [Fact]
    public async Task WhoWasOvertaken_WritesNothing()
    {
        Trade trade = await Trade.OfferedAsync(market);
        await market.SettleAsync();
        Listing now = (await market.Get<ListingStore>().ReadAsync(ListingId.From(trade.ListingId), default))!.Listing;
        using Measured measured = new(market);

        await market.Get<OwnListings>().UpdateAsync(now with { State = ListingState.Draft, Version = now.Version - 1 }, default);

        Assert.Equal(1, measured.Sum("storage.transactions"));
        Assert.Equal("active", Assert.Single((await trade.Seller.GetAsync("/api/members/me/listings")).Ok().Items)["state"]!.GetValue<string>());
    }
}
