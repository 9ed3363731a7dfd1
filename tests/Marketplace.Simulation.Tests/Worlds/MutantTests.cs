using Marketplace.Simulation.Cli;
using Marketplace.Simulation.Mutants;

namespace Marketplace.Simulation.Tests.Worlds;

public sealed class MutantTests
{
    private const int MutantsMin = 30;

    // All of them take minutes: ./market sim --mutants.
    [Fact]
    public void EveryThirdMutant_IsCaught()
    {
        string[] survivors = [.. Parallelly.Run(MutantCatalog.All.Where((_, index) => index % 3 == 0), mutant => MutantsRun.Hunt(mutant, seed: 1, faultRate: 0.06)).Where(hunt => hunt.Caught is null).Select(hunt => hunt.Mutant.Name)];

        Assert.Empty(survivors);
        Assert.True(MutantCatalog.All.Count >= MutantsMin);
    }

    [Fact]
    public void Mutants_HaveNamesOfTheirOwn() => Assert.Equal(MutantCatalog.All.Count, MutantCatalog.All.DistinctBy(mutant => mutant.Name).Count());
}
