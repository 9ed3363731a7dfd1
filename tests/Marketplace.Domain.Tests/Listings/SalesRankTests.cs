using Marketplace.Domain.Listings;

namespace Marketplace.Domain.Tests.Listings;

public sealed class SalesRankTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(4, 2)]
    [InlineData(5, 5)]
    [InlineData(9, 5)]
    [InlineData(10, 10)]
    [InlineData(19, 10)]
    [InlineData(99, 50)]
    [InlineData(100, 100)]
    [InlineData(123_456, 100_000)]
    [InlineData(long.MaxValue, 5_000_000_000_000_000_000)]
    public void ARank_IsReached_NotCountedTo(long units, long expected) => Assert.Equal(expected, SalesRank.Of(units));

    [Fact]
    public void AMillionPieces_MoveARankNineteenTimes() =>
        Assert.Equal(19, Enumerable.Range(1, 1_000_000).Count(units => SalesRank.Of(units) != SalesRank.Of(units - 1)));
}
