using Marketplace.Domain.Claims;
using Marketplace.Domain.Escrow;

namespace Marketplace.Domain.Tests.Orders;

public class LifecycleChartTests
{
    private static readonly string _path = Path.Combine(Root(), "docs", "lifecycle.md");

    [Fact]
    [Trait("Kind", "Recorded")]
    public void LifecycleChart_IsWhatTheDecidersDo()
    {
        string page = LifecycleChart.Page();
        if (Environment.GetEnvironmentVariable("MARKET_RECORD") == "1")
        {
            File.WriteAllText(_path, page);
        }

        Assert.Equal(page, File.ReadAllText(_path).ReplaceLineEndings("\n"));
    }

    [Fact]
    public void LifecycleChart_LeadsIntoEveryPhaseAndOutOfEachThatIsNotAnEnd()
    {
        string page = LifecycleChart.Page();
        Assert.All(Enum.GetValues<EscrowPhase>(), phase =>
        {
            Assert.Contains($"--> {phase}:", page, StringComparison.Ordinal);
            Assert.Contains($"    {phase} -->", page, StringComparison.Ordinal);
        });
        Assert.All([.. Enum.GetNames<ClaimPhase>().Except([nameof(ClaimPhase.Ended)]), .. Enum.GetNames<ClaimEnd>()], state =>
        {
            Assert.Contains($"--> {state}:", page, StringComparison.Ordinal);
            Assert.Contains($"    {state} -->", page, StringComparison.Ordinal);
        });
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "functions.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The repository's root is not above the tests.");
    }
}
