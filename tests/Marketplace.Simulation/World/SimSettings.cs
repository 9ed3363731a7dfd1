using Marketplace.Simulation.Faults;
using Marketplace.Simulation.Mutants;

namespace Marketplace.Simulation.World;

/// <summary>What one world is made of. The same settings make the same world, step by step.</summary>
internal sealed record SimSettings
{
    /// <summary>How many orders its members place.</summary>
    public required int Orders { get; init; }

    /// <summary>Where its chance begins.</summary>
    public required int Seed { get; init; }

    /// <summary>The share of calls that go wrong, 0 to 1.</summary>
    public double FaultRate { get; init; } = 0.06;

    /// <summary>What goes wrong; everything when empty.</summary>
    public IReadOnlyList<FaultKind> FaultKinds { get; init; } = [];

    /// <summary>Faults that are laid down instead of drawn; null for chance.</summary>
    public IFaults? Script { get; init; }

    /// <summary>The faults that are laid down, for people.</summary>
    public string Laid { get; init; } = "";

    /// <summary>A bug that is planted; null for the product as it is.</summary>
    public Mutant? Mutant { get; init; }

    /// <summary>The step to stop at; null to go on to the end.</summary>
    public long? Until { get; init; }

    /// <summary>The habit of every deal, by name; null for all of them, by chance.</summary>
    public string? Habit { get; init; }
}
