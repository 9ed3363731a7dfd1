using Marketplace.Simulation.Habits;
using Marketplace.Simulation.Sweep;
using Marketplace.Simulation.World;

namespace Marketplace.Simulation.Tests.Worlds;

/// <summary>A part of <c>./market sim --sweep</c>: every tenth of all single faults on the happy path, and some pairs.</summary>
public sealed class SweepTests
{
    [Fact]
    public void EveryFault_OnTheHappyPath_Converges() => AssertConverges(SweepRun.Singles(Habit.All[0], 1).Where((_, index) => index % 4 == 0));

    [Fact]
    public void PairsOfFaults_OnTheHappyPath_Converge() => AssertConverges(SweepRun.Pairs(Habit.All[0], 1).Where((_, index) => index % 251 == 0));

    private static void AssertConverges(IEnumerable<SimSettings> worlds)
    {
        (int count, IReadOnlyList<WorldResult> bad) = SweepRun.RunAll(worlds);

        Assert.True(count > 20, $"only {count} worlds");
        Assert.True(bad.Count == 0, bad.Count == 0 ? "" : $"{bad.Count} of {count}, such as {bad[0].Settings.Laid}: {bad[0].Violation}");
    }
}
