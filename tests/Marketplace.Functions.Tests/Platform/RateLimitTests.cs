using Marketplace.Domain;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Platform;

[Collection(StillMarketTests.Name)]
public sealed class RateLimitTests(MarketFixture market)
{
    private static readonly MemberId _member = MemberId.For("tenant", "somebody");

    [Fact]
    public void ABurst_IsTaken_ThenOneForEachTimeThatPasses()
    {
        HandClock clock = new();
        MemberRate rate = new(new(RequestsPerMinute: 60, Burst: 5), clock);

        Assert.All(Enumerable.Range(0, 5), _ => Assert.Null(rate.Take(_member)));
        Assert.Equal(1, rate.Take(_member));
        Assert.Null(rate.Take(MemberId.For("tenant", "another")));
        clock.Pass(TimeSpan.FromSeconds(1));
        Assert.Null(rate.Take(_member));
        Assert.Equal(1, rate.Take(_member));
        clock.Pass(TimeSpan.FromHours(1));
        Assert.All(Enumerable.Range(0, 5), _ => Assert.Null(rate.Take(_member)));
        Assert.NotNull(rate.Take(_member));
    }

    [Fact]
    public void AtOnce_NoMoreThanTheBurst_IsTaken()
    {
        MemberRate rate = new(new(RequestsPerMinute: 1, Burst: 100), new HandClock());
        int taken = 0;

        Parallel.For(0, 1000, _ => Interlocked.Add(ref taken, rate.Take(_member) is null ? 1 : 0));

        Assert.Equal(100, taken);
    }

    [Fact]
    public void MembersWhoAreQuiet_AreForgotten()
    {
        HandClock clock = new();
        MemberRate rate = new(new(RequestsPerMinute: 60, Burst: 5), clock);
        for (int i = 0; i < 20_000; i++)
        {
            rate.Take(MemberId.From($"mbr_{i}"));
        }

        clock.Pass(TimeSpan.FromMinutes(1));
        rate.Take(_member);

        Assert.Equal(1, rate.Remembered);
    }

    [Fact]
    public async Task AMemberWhoIsTooFast_IsAnswered429_AndOthersAreServed()
    {
        Member member = market.NewMember();
        MemberRate rate = market.Get<MemberRate>();
        while (rate.Take(member.Id) is null)
        {
            // Spends what the local host allows, which is far more than anyone sends.
        }

        // The bucket fills by a thousand a second here; it is emptied again until a request finds it empty.
        Reply reply = await member.GetAsync("/api/accounts/me");
        for (int i = 0; i < 100 && reply.Status != 429; i++)
        {
            while (rate.Take(member.Id) is null)
            {
            }

            reply = await member.GetAsync("/api/accounts/me");
        }

        Assert.True(reply.Refused(429, "RATE_LIMITED").Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
        (await market.NewMember().GetAsync("/api/accounts/me")).Ok();
    }

    private sealed class HandClock : TimeProvider
    {
        private long _now = 1;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Pass(TimeSpan time) => _now += time.Ticks;
    }
}
