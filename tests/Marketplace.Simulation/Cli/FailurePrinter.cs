using System.Globalization;
using Marketplace.Simulation.Faults;
using Marketplace.Simulation.Kernel;
using Marketplace.Simulation.World;

namespace Marketplace.Simulation.Cli;

/// <summary>Tells of a violation: where, what, the smallest world that shows it, what happened in it, and how to see it again.</summary>
internal static class FailurePrinter
{
    private const int LineMax = 240;

    /// <summary>Shrinks and prints.</summary>
    public static void Print(WorldResult result)
    {
        if (result.Violation is null)
        {
            Console.WriteLine($"seed {result.Settings.Seed}: nothing is violated up to step {result.Steps}; it ended with:");
            PrintHistory(result);
            return;
        }

        Console.WriteLine($"seed {result.Settings.Seed}, step {result.Violation.Step}: {result.Violation.Check} — VIOLATED");
        Console.WriteLine($"  {result.Violation.Fault}");
        Console.WriteLine($"  about {(result.Violation.Subject.Length == 0 ? "the whole world" : result.Violation.Subject)}");
        Console.WriteLine($"replay: {Command(result.Settings, result.Violation.Step)}");
        WorldResult small = Shrinker.Shrink(result);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"the smallest world found that shows it: {small.Settings.Orders} orders, {(small.Settings.FaultRate <= 0 ? "no faults" : small.Settings.FaultKinds.Count == 0 ? "all faults" : string.Join(" ", small.Settings.FaultKinds))}"));
        Console.WriteLine($"replay: {Command(small.Settings, small.Violation!.Step)}");
        PrintHistory(small);
    }

    private static void PrintHistory(WorldResult result)
    {
        foreach (TraceLine line in result.History)
        {
            string text = line.ToString();
            Console.WriteLine("  " + (text.Length > LineMax ? text[..LineMax] + "…" : text));
        }
    }

    private static string Command(SimSettings settings, long step)
    {
        List<string> words = ["./market sim", $"--seed {settings.Seed}", $"--orders {settings.Orders}", $"--per-world {settings.Orders}"];
        words.Add(string.Create(CultureInfo.InvariantCulture, $"--faults {settings.FaultRate * 100:0.##}"));
        if (settings.FaultKinds.Count > 0)
        {
            words.Add($"--fault-kinds {string.Join(',', settings.FaultKinds.Select(kind => Enum.GetName(kind)))}");
        }

        if (settings.Habit is { } habit)
        {
            words.Add($"--habit {habit}");
        }

        if (settings.Mutant is { } mutant)
        {
            words.Add($"--mutant {mutant.Name}");
        }

        words.Add($"--until {step}");
        return string.Join(' ', words);
    }
}

/// <summary>Looks for a smaller world with the same violation: fewer orders, fewer kinds of fault.</summary>
internal static class Shrinker
{
    private static readonly int[] _sizes = [1, 2, 3, 5, 8, 12, 20, 35, 60];

    /// <summary>The smallest found, perhaps the one given.</summary>
    public static WorldResult Shrink(WorldResult failed)
    {
        WorldResult small = failed;
        foreach (int orders in _sizes.Where(size => size < failed.Settings.Orders))
        {
            if (TryAgain(failed, failed.Settings with { Orders = orders }) is { } smaller)
            {
                small = smaller;
                break;
            }
        }

        if (TryAgain(failed, small.Settings with { FaultRate = 0 }) is { } calm)
        {
            return calm;
        }

        foreach (FaultKind kind in Enum.GetValues<FaultKind>())
        {
            IReadOnlyList<FaultKind> kinds = small.Settings.FaultKinds.Count == 0 ? Enum.GetValues<FaultKind>() : small.Settings.FaultKinds;
            if (kinds.Count > 1 && TryAgain(failed, small.Settings with { FaultKinds = [.. kinds.Where(other => other != kind)] }) is { } simpler)
            {
                small = simpler;
            }
        }

        return small;
    }

    private static WorldResult? TryAgain(WorldResult failed, SimSettings settings)
    {
        WorldResult result = WorldResult.Run(settings with { Until = null });
        return result.Violation?.Check == failed.Violation!.Check ? result : null;
    }
}
