namespace Marketplace.Simulation.Mutants;

/// <summary>Every bug that is planted.</summary>
internal static class MutantCatalog
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Mutant> All { get; } = [.. OrderMutants.All, .. ProjectionMutants.All, .. ServiceMutants.All, .. OrchestrationMutant.All, .. PayoutMutants.All, .. MessageMutants.All, .. ReviewMutants.All];
}
