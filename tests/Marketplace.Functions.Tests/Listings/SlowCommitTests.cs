using Azure.Storage.Queues;
using Marketplace.Domain.Listings;
using Marketplace.Functions.Listings;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Storage;
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
        QueueClientOptions options = new() { MessageEncoding = QueueMessageEncoding.Base64 };
        options.AddPolicy(sent, Azure.Core.HttpPipelinePosition.PerCall);
        IServiceProvider services = market.Get<IServiceProvider>();
        ListingAnnouncer announcer = ActivatorUtilities.CreateInstance<ListingAnnouncer>(services, new MarketQueues(new QueueServiceClient(market.Storage, options)));
        ListingCommands commands = ActivatorUtilities.CreateInstance<ListingCommands>(services, announcer, new SlowClock(market.Now, TimeSpan.FromSeconds(seconds)));

        await commands.ChangeAsync(
            new CurrentMember(trade.Seller.Id, []), trade.ListingId, default, null, (listing, _, now) => listing.MoveTo(ListingState.Paused, now), CancellationToken.None);

        Assert.Equal(announcements, sent.All.Count);
        Assert.Single(sent.All.Distinct());
        Assert.Equal("paused", (await trade.Seller.GetAsync($"/api/listings/{trade.ListingId}")).Ok().Text("state"));
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
