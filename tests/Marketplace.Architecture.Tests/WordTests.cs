using Marketplace.Architecture.Tests.Rules;

namespace Marketplace.Architecture.Tests;

public sealed class WordTests
{
    // The rules and the planted violations spell out what they look for.
    private static readonly IReadOnlyList<SourceFile> _sources =
        [.. Repository.Sources("src").Concat(Repository.Sources("tests")).Where(source => !source.Path.Contains("Architecture.Tests", StringComparison.Ordinal))];

    [Fact]
    public void LocalFunctions_KnowsNoMarketWord() => Assert.Empty(Words.MarketWords(Repository.Sources("src/LocalFunctions")));

    [Fact]
    public void LocalFunctions_Planted_AMarketWordIsFound() =>
        Assert.Single(Words.MarketWords([new("a.cs", "// waits\n// for the seller")]));

    [Fact]
    public void Market_UsesNoWallClockAndNoChance() => Assert.Empty(Words.WallClocksAndChance(_sources.Where(source => source.Path.StartsWith("src/Marketplace.", StringComparison.Ordinal))));

    [Theory]
    [InlineData("var now = DateTime.UtcNow;")]
    [InlineData("var now = DateTimeOffset.Now;")]
    [InlineData("string id = Guid.NewGuid().ToString();")]
    [InlineData("int pause = Random.Shared.Next();")]
    public void Market_Planted_AWallClockOrChanceIsFound(string line) => Assert.Single(Words.WallClocksAndChance([new("a.cs", line)]));

    [Fact]
    public void Sources_DoNotSleep() => Assert.Empty(Words.Sleeps(_sources));

    [Theory]
    [InlineData("Thread.Sleep(1);")]
    [InlineData("await Task.Delay(100);")]
    [InlineData("await Task.Delay(TimeSpan.FromSeconds(1));")]
    public void Sources_Planted_ASleepIsFound(string line) => Assert.Single(Words.Sleeps([new("a.cs", line)]));

    [Fact]
    public void Sources_LeaveNothingUnfinishedOrSilenced() => Assert.Empty(Words.UnfinishedOrSilenced(_sources));

    [Theory]
    [InlineData("throw new NotImplementedException();")]
    [InlineData("// TODO later")]
    [InlineData("#pragma warning disable CA1000")]
    [InlineData("[SuppressMessage(\"Naming\", \"CA1710\")]")]
    [InlineData("catch (Exception) { }")]
    public void Sources_Planted_UnfinishedOrSilencedIsFound(string line) => Assert.Single(Words.UnfinishedOrSilenced([new("a.cs", line)]));
}
