using Marketplace.Domain.Listings;
using Marketplace.Functions.Credit;
using Marketplace.Functions.Listings;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Functions.Tests.Listings;

[Collection(StillMarketTests.Name)]
public sealed class SlowCommitTests(MarketFixture market)
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(31, 2)]
    public async Task ACommitThatTakesSoLongThatTheRelayMayHaveGivenUp_IsAnnouncedOnceMore(int seconds, int announcements)
    {
        Trade trade = await Trade.OfferedAsync(market);
        SentMessages sent = new();
        IServiceProvider services = market.Get<IServiceProvider>();
        ListingAnnouncer announcer = ActivatorUtilities.CreateInstance<ListingAnnouncer>(services, sent.QueuesOf(market));
        ListingCommands commands = ActivatorUtilities.CreateInstance<ListingCommands>(services, announcer, new SlowClock(market.Now, TimeSpan.FromSeconds(seconds)));

        await commands.ChangeAsync(
            new CurrentMember(trade.Seller.Id, []), trade.ListingId, default, null, (listing, _, now) => listing.MoveTo(ListingState.Paused, now), CancellationToken.None);

        Assert.Equal(announcements, sent.All.Count);
        Assert.Single(sent.All.Distinct());
        Assert.Equal("paused", (await trade.Seller.GetAsync($"/api/listings/{trade.ListingId}")).Ok().Text("state"));
    }

    [Theory]
    [InlineData(1, "20")]
    [InlineData(21, "20 0")]
    public async Task ANewLevel_ThatTookLongerToWriteThanItsAnnouncementWasHidden_IsAnnouncedAnew(int seconds, string hiddenSeconds)
    {
        Member seller = market.NewMember();
        await Reputation.GiveAsync(market, seller, 3);
        SentMessages sent = new();
        IServiceProvider services = market.Get<IServiceProvider>();
        ListingAnnouncer announcer = ActivatorUtilities.CreateInstance<ListingAnnouncer>(services, sent.QueuesOf(market));
        CreditStore credit = ActivatorUtilities.CreateInstance<CreditStore>(services, announcer, new SlowClock(market.Now, TimeSpan.FromSeconds(seconds)));

        await credit.CountAsync(Reputation.Good(market, seller, 3), null, CancellationToken.None);

        Assert.Equal(hiddenSeconds, string.Join(' ', sent.All.Select(message => message.VisibleInSeconds)));
        Assert.Single(sent.All.DistinctBy(message => message.Text));
    }

    /// <summary>Whatever is timed takes so long.</summary>
    private sealed class SlowClock(DateTimeOffset nowUtc, TimeSpan step) : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _ticks += step.Ticks;

        public override DateTimeOffset GetUtcNow() => nowUtc;
    }
}
