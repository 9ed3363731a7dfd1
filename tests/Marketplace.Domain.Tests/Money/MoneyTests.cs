using FsCheck.Fluent;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests;

public class MoneyTests
{
    [Fact]
    public void Split_SumsExactlyAndStaysWithinAUnitOfTheIdeal() => Always.Holds(
        from amount in Always.Amounts(long.MaxValue)
        from weights in Always.Amounts(long.MaxValue).NonEmptyListOf()
        where weights.Any(weight => weight > 0)
        select (amount, weights: weights.ToArray()),
        given =>
        {
            IReadOnlyList<Money> parts = Some.Yuan(given.amount).Split(given.weights);
            Int128 total = given.weights.Aggregate((Int128)0, (sum, weight) => sum + weight);
            Assert.Equal(given.amount, parts.Sum(part => part.AmountMinor));
            Assert.All(parts.Zip(given.weights), pair =>
            {
                Int128 ideal = (Int128)given.amount * pair.Second;
                long floor = (long)(ideal / total);
                Assert.InRange(pair.First.AmountMinor, floor, ideal % total == 0 ? floor : floor + 1);
            });
        });

    [Fact]
    public void Split_OfEqualWeights_FavoursTheEarlier()
    {
        Assert.Equal([Some.Yuan(4), Some.Yuan(3), Some.Yuan(3)], Some.Yuan(10).Split([1, 1, 1]));
        Assert.Equal([Some.Yuan(1), Some.Yuan(1), Some.Yuan(0)], Some.Yuan(2).Split([5, 5, 5]));
    }

    [Fact]
    public void Split_GivesWhatIsLeftToThePartsThatLostMost()
    {
        // Of 10: 1.11…, 2.22… and 6.66…; the last lost most.
        Assert.Equal([Some.Yuan(1), Some.Yuan(2), Some.Yuan(7)], Some.Yuan(10).Split([1, 2, 6]));
        Assert.Equal([Some.Yuan(0), Some.Yuan(10)], Some.Yuan(10).Split([0, 1]));
    }

    [Fact]
    public void Split_OfDistinctWeights_DoesNotDependOnTheirOrder() => Always.Holds(
        from amount in Always.Amounts(long.MaxValue)
        from weights in Gen.Choose(1, 1_000_000).NonEmptyListOf()
        select (amount, weights: weights.Distinct().Select(weight => (long)weight).ToArray()),
        given =>
        {
            // Where two remainders tie the earlier one wins, by design: such cases do not count here.
            long total = given.weights.Sum();
            if (given.weights.DistinctBy(weight => (Int128)given.amount * weight % total).Count() == given.weights.Length)
            {
                long[] reversed = [.. given.weights.Reverse()];
                Assert.Equal(Some.Yuan(given.amount).Split(given.weights), Some.Yuan(given.amount).Split(reversed).Reverse());
            }
        });

    [Fact]
    public void Split_ByNothing_Throws()
    {
        Assert.Throws<ArgumentException>(() => Some.Yuan(1).Split([]));
        Assert.Throws<ArgumentException>(() => Some.Yuan(1).Split([0, 0]));
        Assert.Throws<ArgumentException>(() => Some.Yuan(1).Split([2, -1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Some.Yuan(-1).Split([1]));
    }

    [Fact]
    public void ShareFloor_NeverRoundsUpAndLosesLessThanAUnit() => Always.Holds(
        from amount in Always.Amounts(long.MaxValue)
        from basisPoints in Gen.Choose(0, Money.BasisPointsWhole)
        select (amount, basisPoints),
        given =>
        {
            long share = Some.Yuan(given.amount).ShareFloor(given.basisPoints).AmountMinor;
            Int128 lost = ((Int128)given.amount * given.basisPoints) - ((Int128)share * Money.BasisPointsWhole);
            Assert.True(lost >= 0 && lost < Money.BasisPointsWhole);
        });

    [Theory]
    [InlineData(12_999, 200, 259)]
    [InlineData(9_999, 1, 0)]
    [InlineData(10_000, 1, 1)]
    [InlineData(long.MaxValue, 10_000, long.MaxValue)]
    public void ShareFloor_OfKnownAmounts(long amount, int basisPoints, long share) =>
        Assert.Equal(Some.Yuan(share), Some.Yuan(amount).ShareFloor(basisPoints));

    [Fact]
    public void Arithmetic_BeyondTheRange_Throws()
    {
        Assert.Throws<OverflowException>(() => Some.Yuan(long.MaxValue) + Some.Yuan(1));
        Assert.Throws<OverflowException>(() => Some.Yuan(long.MinValue) - Some.Yuan(1));
        Assert.Throws<OverflowException>(() => -Some.Yuan(long.MinValue));
        Assert.Throws<OverflowException>(() => Some.Yuan(long.MaxValue / 2 + 1) * 2);
        Assert.Throws<OverflowException>(() => Some.Yuan(long.MaxValue).ShareFloor(10_001));
    }

    [Fact]
    public void Arithmetic_AcrossCurrencies_Throws()
    {
        Money dollar = new(1, Some.Usd);
        Assert.Throws<InvalidOperationException>(() => Some.Yuan(1) + dollar);
        Assert.Throws<InvalidOperationException>(() => Some.Yuan(1) - dollar);
        Assert.Throws<InvalidOperationException>(() => Some.Yuan(1) < dollar);
        Assert.Throws<InvalidOperationException>(() => Some.Yuan(1) > dollar);
        Assert.Throws<InvalidOperationException>(() => new[] { dollar }.Sum(Some.Cny));
    }

    [Theory]
    [InlineData("CNY", true)]
    [InlineData("cny", false)]
    [InlineData("CN", false)]
    [InlineData("CNYY", false)]
    [InlineData("ÇNY", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Currency_IsThreeCapitalLetters(string? code, bool valid) => Assert.Equal(valid, Currency.TryParse(code) is not null);

    [Fact]
    public void Json_IsTheTwoMembersOfTheContract()
    {
        Assert.Equal("""{"amountMinor":12900,"currency":"CNY"}""", Json.Write(Some.Yuan(12_900)));
        Assert.Equal(Some.Yuan(12_900), Json.Read<Money>("""{"amountMinor":12900,"currency":"CNY"}"""));
    }

    [Theory]
    [InlineData("""{"amountMinor":1,"currency":"yuan"}""")]
    [InlineData("""{"amountMinor":1,"currency":1}""")]
    [InlineData("""{"amountMinor":1.5,"currency":"CNY"}""")]
    [InlineData("""{"amountMinor":9223372036854775808,"currency":"CNY"}""")]
    public void Json_ThatIsNoMoney_IsAJsonError(string json) => Assert.Throws<System.Text.Json.JsonException>(() => Json.Read<Money>(json));
}
