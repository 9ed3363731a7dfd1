using Marketplace.Domain.Credit;
using Marketplace.Domain.Offences;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Offences;

/// <summary>Rules.md section 8: 12 → 7 days, 24 → 14 and off sale, 36 → 21, 48 → closed; anew each year.</summary>
public sealed class StandingTests
{
    private static readonly DateTimeOffset _march = new(2027, 3, 1, 4, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 7, null, false)]
    [InlineData(2, 14, 14, false)]
    [InlineData(3, 21, 21, false)]
    [InlineData(4, 21, 21, true)]
    public void Points_BringWhatTheirSumSays(int offences, int listingDays, int? offSaleDays, bool closed)
    {
        Standing standing = Standing.Of(Enumerable.Range(0, offences).Select(number => Ring(_march.AddSeconds(number))), Some.Policy);

        Assert.Equal(_march.AddDays(listingDays), Rounded(standing.ListingBarredUntilUtc));
        Assert.Equal(offSaleDays is { } days ? _march.AddDays(days) : null, Rounded(standing.OffSaleUntilUtc));
        Assert.Equal((closed, null), (standing.IsClosed, standing.OrderingBarredUntilUtc));
        Assert.Equal(12 * offences, Standing.PointsAt(_march, Enumerable.Repeat(Ring(_march), offences), Some.Policy));
    }

    [Fact]
    public void BelowTheFirstStep_NothingFollows_AndTheOrderInWhichTheyCameDoesNotMatter()
    {
        Offence small = Ring(_march) with { PenaltyPoints = 6 };
        Assert.Equal(Standing.Good, Standing.Of([], Some.Policy));
        Assert.Equal(Standing.Good, Standing.Of([small], Some.Policy));
        Offence[] three = [small, small with { UpheldUtc = _march.AddDays(40) }, Ring(_march.AddDays(50))];
        Assert.Equal(Standing.Of(three, Some.Policy), Standing.Of(three.Reverse(), Some.Policy));
        Assert.Equal(_march.AddDays(64), Standing.Of(three, Some.Policy).OffSaleUntilUtc);
    }

    [Fact]
    public void ANewYear_WhereTheMarketIs_BeginsAtNothing_ButWhatWasClosedStaysClosed()
    {
        // 16:30 on the last of December in UTC is the first of January in Beijing.
        DateTimeOffset lastOfYear = new(2027, 12, 31, 15, 30, 0, TimeSpan.Zero);
        Standing standing = Standing.Of([Ring(lastOfYear), Ring(lastOfYear.AddHours(1))], Some.Policy);
        Assert.Null(standing.OffSaleUntilUtc);
        Assert.Equal(12, Standing.PointsAt(lastOfYear.AddHours(1), [Ring(lastOfYear), Ring(lastOfYear.AddHours(1))], Some.Policy));
        Assert.True(Standing.Of([.. Enumerable.Range(0, 4).Select(day => Ring(_march.AddDays(day))), Ring(_march.AddYears(2))], Some.Policy).BarsListingAt(_march.AddYears(3)));
    }

    [Fact]
    public void WhatIsDoneByBuying_BarsFromOrdering() => Assert.Equal(
        _march.AddDays(7), Standing.Of([Ring(_march) with { Kind = OffenceKind.PlaceAndRefuse }], Some.Policy).OrderingBarredUntilUtc);

    private static Offence Ring(DateTimeOffset atUtc) => new(OffenceKind.RatingRing, atUtc) { PenaltyPoints = 12 };

    private static DateTimeOffset? Rounded(DateTimeOffset? at) => at is { } moment ? moment.AddSeconds(-moment.Second) : null;
}
