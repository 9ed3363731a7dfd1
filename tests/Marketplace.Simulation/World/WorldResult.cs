using System.Diagnostics;
using Marketplace.Simulation.Kernel;

namespace Marketplace.Simulation.World;

/// <summary>What became of a world.</summary>
/// <param name="Settings">What it was made of.</param>
/// <param name="Violation">What went wrong in it; null when nothing did.</param>
/// <param name="Steps">How many steps it took.</param>
/// <param name="Calls">How many calls were made in it.</param>
/// <param name="Faults">How many of them went wrong.</param>
/// <param name="Hash">The hash of everything that happened.</param>
/// <param name="Took">How long it took on a real clock.</param>
/// <param name="History">Of a violation: what happened to the order or listing that it is about.</param>
internal sealed record WorldResult(
    SimSettings Settings, Violation? Violation, long Steps, long Calls, long Faults, string Hash, TimeSpan Took, IReadOnlyList<TraceLine> History)
{
    private const int LinesMax = 60;

    /// <summary>Makes a world, runs it and takes it down.</summary>
    public static WorldResult Run(SimSettings settings)
    {
        long began = Stopwatch.GetTimestamp();
        using SimWorld world = new(settings with { Mutant = settings.Mutant?.Fresh() });
        world.Run();
        (long calls, long faults) = world.FaultCount;
        Violation? violation = world.Kernel.Violation;
        IReadOnlyList<TraceLine> history = violation is null && settings.Until is null ? [] : [.. Relevant(world.Kernel.Trace.Lines, violation).TakeLast(LinesMax)];
        return new(settings, violation, world.Kernel.Steps, calls, faults, world.Kernel.Trace.Hash, Stopwatch.GetElapsedTime(began), history);
    }

    // All lines that name what it is about, and what happened to everybody: processes that died or started.
    private static IEnumerable<TraceLine> Relevant(IReadOnlyList<TraceLine> lines, Violation? violation) =>
        violation is not { Subject.Length: > 0 } about ? lines : lines.Where(line =>
            line.Text.Contains(about.Subject, StringComparison.Ordinal)
            || line.Text.EndsWith(" dies", StringComparison.Ordinal)
            || line.Text.StartsWith("VIOLATION", StringComparison.Ordinal));
}
