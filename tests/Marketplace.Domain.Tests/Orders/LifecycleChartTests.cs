using Marketplace.Domain.Claims;
using Marketplace.Domain.Escrow;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Orders;

public class LifecycleChartTests
{
    [Fact]
    [Trait("Kind", "Recorded")]
    public void LifecycleChart_IsWhatTheDecidersDo() => RecordedPage.Is("lifecycle.md", LifecycleChart.Page());

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
}
