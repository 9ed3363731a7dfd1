using System.Text.RegularExpressions;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Platform;

/// <summary>Every test that the threat model leans on exists.</summary>
public sealed partial class ThreatModelTests
{
    private static readonly string _page = File.ReadAllText(Path.Combine(Recorded.Root, "docs/threat-model.md"));

    [Fact]
    public void EveryTestThatIsNamed_Exists() => Assert.Empty(Missing(_page));

    [Fact]
    public void EveryAbuse_NamesATest() =>
        Assert.All(_page.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1), row => Assert.Matches(Name(), row));

    [Fact]
    public void AName_Planted_ThatNoTestHas_IsFound() =>
        Assert.Equal(["ThreatModelTests.Nothing_OfThisName"], Missing("`ThreatModelTests.Nothing_OfThisName` `ThreatModelTests.EveryAbuse_NamesATest`"));

    private static IEnumerable<string> Missing(string page) => Name().Matches(page).Select(match => match.Groups[1].Value)
        .Where(name => typeof(ThreatModelTests).Assembly.GetTypes().Where(type => type.Name == name.Split('.')[0])
            .All(type => type.GetMethod(name.Split('.')[1])?.GetCustomAttributes(typeof(FactAttribute), inherit: true).Length is not > 0));

    [GeneratedRegex(@"`(\w+Tests\.\w+)`")]
    private static partial Regex Name();
}
