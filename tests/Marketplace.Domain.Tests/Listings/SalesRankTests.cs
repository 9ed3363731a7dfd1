using Marketplace.Domain.Listings;

namespace Marketplace.Domain.Tests.Listings;

public sealed class SalesRankTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(99, 99)]
    [InlineData(100, 100)]
    [InlineData(109, 100)]
    [InlineData(110, 110)]
    [InlineData(9_999, 9_900)]
    [InlineData(10_000, 10_000)]
    [InlineData(123_456, 120_000)]
    public void ARank_IsThePiecesSold_ToTwoDigits(long units, long expected) => Assert.Equal(expected, SalesRank.Of(units));

    [Fact]
    public void AMillionPieces_AreHalfAThousandRanks() =>
        Assert.InRange(Enumerable.Range(0, 1_000_001).Select(units => SalesRank.Of(units)).Distinct().Count(), 400, 500);
}
