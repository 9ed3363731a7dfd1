using System.Diagnostics;
using System.Globalization;
using Marketplace.Simulation.Cli;
using Marketplace.Simulation.Faults;
using Marketplace.Simulation.Habits;
using Marketplace.Simulation.World;

namespace Marketplace.Simulation.Sweep;

/// <summary>
/// Leaves nothing to chance: one order, and one fault at every storage call of its life in turn, of every kind on the happy path and of every kind that
/// differs on each main branch; then two faults, at every pair of calls of the happy path, in every combination of what loses or doubles a call. Each of these worlds must come to the same good end.
/// </summary>
internal static class SweepRun
{
    // What the other kinds come to: no answer in time is either of the first two, a busy service the first, and a process that dies before a call died after the last.
    private static readonly FaultKind[] _kindsThatDiffer = [FaultKind.FailBefore, FaultKind.FailAfter, FaultKind.Duplicate, FaultKind.Conflict, FaultKind.CrashAfter];

    // A conflict is told to who has lost nothing, and tries again: besides another fault it is one more try.
    private static readonly FaultKind[] _pairKinds = [FaultKind.FailBefore, FaultKind.FailAfter, FaultKind.Duplicate, FaultKind.CrashAfter];

    /// <summary>The branches: a habit, and a seed under which it takes another turn.</summary>
    private static IEnumerable<(Habit Habit, int Seed)> Branches(string? only) =>
        Habit.All.Where(habit => only is null || habit.Name == only).SelectMany(habit => (int[])[1, 2, 3], (habit, seed) => (habit, seed));

    /// <summary>Runs all of it; the exit code is 0 when every world converged.</summary>
    public static int Run(SimRequest request)
    {
        long began = Stopwatch.GetTimestamp();
        (int single, int failed) = (0, 0);
        foreach ((Habit habit, int seed) in Branches(request.Habit))
        {
            (int worlds, IReadOnlyList<WorldResult> bad) = RunAll(Singles(habit, seed + request.Seed - 1));
            (single, failed) = (single + worlds, failed + bad.Count);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {habit.Name} {seed}: {worlds - bad.Count} of {worlds} converge, after {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s"));
            bad.Take(1).ToList().ForEach(Tell);
        }

        (int pairs, IReadOnlyList<WorldResult> badPairs) = RunAll(request.Habit is null || request.Habit == Habit.All[0].Name ? Pairs(Habit.All[0], request.Seed) : []);
        badPairs.Take(1).ToList().ForEach(Tell);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"sweep: {single - failed:N0} of {single:N0} single faults converge, {pairs - badPairs.Count:N0} of {pairs:N0} pairs on the happy path · {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s"));
        return failed + badPairs.Count == 0 ? 0 : 1;
    }

    /// <summary>Every fault at every storage call of a branch.</summary>
    public static IEnumerable<SimSettings> Singles(Habit habit, int seed) =>
        from call in Enumerable.Range(0, CallsOf(habit, seed))
        from kind in habit == Habit.All[0] ? Enum.GetValues<FaultKind>() : _kindsThatDiffer
        select Settings(habit, seed, (call, kind));

    /// <summary>Two faults, at every pair of storage calls and of every combination of kinds.</summary>
    public static IEnumerable<SimSettings> Pairs(Habit habit, int seed)
    {
        int calls = CallsOf(habit, seed);
        return
            from first in Enumerable.Range(0, calls)
            from second in Enumerable.Range(first + 1, calls - first - 1)
            from kind in _pairKinds
            from other in _pairKinds
            select Settings(habit, seed, (first, kind), (second, other));
    }

    /// <summary>Runs worlds; how many, and those that did not converge.</summary>
    public static (int Worlds, IReadOnlyList<WorldResult> Bad) RunAll(IEnumerable<SimSettings> worlds)
    {
        int count = 0;
        List<WorldResult> bad = [];
        foreach (WorldResult result in Parallelly.Run(worlds, WorldResult.Run))
        {
            count++;
            if (result.Violation is not null)
            {
                bad.Add(result);
            }
        }

        return (count, bad);
    }

    // The calls up to the end of the order, in a world where nothing goes wrong.
    private static int CallsOf(Habit habit, int seed)
    {
        ScriptedFaults none = new();
        int calls = 0;
        using SimWorld world = new(Settings(habit, seed) with { Script = none });
        while (world.PeaceUtc is null && world.Kernel.Violation is null)
        {
            world.RunStep();
            calls = none.Calls;
        }

        return calls;
    }

    private static SimSettings Settings(Habit habit, int seed, params (int Call, FaultKind Kind)[] faults) =>
        new() { Orders = 1, Seed = seed, FaultRate = 0, Habit = habit.Name, Script = new ScriptedFaults(faults), Laid = string.Join(", ", faults) };

    private static void Tell(WorldResult result)
    {
        Console.WriteLine($"  {result.Settings.Habit}, seed {result.Settings.Seed}, {result.Settings.Laid}: {result.Violation!.Check}: {result.Violation.Fault}");
        foreach (Kernel.TraceLine line in result.History)
        {
            Console.WriteLine($"    {line}");
        }
    }
}
