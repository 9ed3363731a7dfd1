using Marketplace.Simulation.Cli;
using Marketplace.Simulation.World;

namespace Marketplace.Simulation.Tests.Worlds;

public sealed class WorldTests
{
    private const double FaultRate = 0.06;

    [Fact]
    public void TwoThousandOrders_UnderFaults_ViolateNothing()
    {
        IEnumerable<SimSettings> worlds = Enumerable.Range(1, 20).Select(seed => new SimSettings { Orders = 100, Seed = seed, FaultRate = FaultRate });

        WorldResult[] results = [.. Parallelly.Run(worlds, WorldResult.Run)];

        Assert.All(results, result => Assert.True(result.Violation is null, Tell(result)));
        Assert.All(results, result => Assert.InRange((double)result.Faults / result.Calls, 0.04, 0.08));
    }

    [Fact]
    public void TheSameSeed_MakesTheSameWorldStepByStep()
    {
        SimSettings settings = new() { Orders = 25, Seed = 77, FaultRate = FaultRate };

        (WorldResult first, WorldResult second) = (WorldResult.Run(settings), WorldResult.Run(settings));

        Assert.Null(first.Violation);
        Assert.Equal((first.Hash, first.Steps), (second.Hash, second.Steps));
        Assert.NotEqual(first.Hash, WorldResult.Run(settings with { Seed = 78 }).Hash);
    }

    [Fact]
    public void Until_StopsAtTheStepAskedFor_WithItsHistory()
    {
        WorldResult result = WorldResult.Run(new SimSettings { Orders = 5, Seed = 5, FaultRate = FaultRate, Until = 300 });

        Assert.Equal(300, result.Steps);
        Assert.NotEmpty(result.History);
    }

    private static string Tell(WorldResult result) => result.Violation is null ? "" :
        $"seed {result.Settings.Seed}, step {result.Violation.Step}: {result.Violation.Check}: {result.Violation.Fault}\n{string.Join('\n', result.History)}";
}
