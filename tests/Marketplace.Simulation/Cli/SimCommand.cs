using System.CommandLine;
using Marketplace.Simulation.Faults;

namespace Marketplace.Simulation.Cli;

/// <summary>What one start of the program shall do.</summary>
internal sealed record SimRequest
{
    /// <summary>How many orders in all.</summary>
    public required int Orders { get; init; }

    /// <summary>How many of them one world has.</summary>
    public required int OrdersPerWorld { get; init; }

    /// <summary>The first world's seed; each further world has the next one.</summary>
    public required int Seed { get; init; }

    /// <summary>The share of calls that go wrong, 0 to 1.</summary>
    public required double FaultRate { get; init; }

    /// <summary>What goes wrong; everything when empty.</summary>
    public IReadOnlyList<FaultKind> FaultKinds { get; init; } = [];

    /// <summary>The step to stop the one world at; null to go on.</summary>
    public long? Until { get; init; }

    /// <summary>The one habit that all deals have; null for all habits.</summary>
    public string? Habit { get; init; }

    /// <summary>Plant every mutant, one after the other.</summary>
    public bool Mutants { get; init; }

    /// <summary>The one mutant to plant; null for none, or for all.</summary>
    public string? Mutant { get; init; }

    /// <summary>Try every fault at every storage call of every branch.</summary>
    public bool Sweep { get; init; }
}

/// <summary>The program's command line.</summary>
internal static class SimCommand
{
    private const int WorldOrders = 100;

    private static readonly Option<int> _orders = new("--orders") { Description = "Orders in all.", DefaultValueFactory = _ => 2_000 };
    private static readonly Option<int> _seed = new("--seed") { Description = "Seed of the first world; the same seed makes the same world.", DefaultValueFactory = _ => 1 };
    private static readonly Option<double> _faults = new("--faults") { Description = "Per cent of calls that go wrong.", DefaultValueFactory = _ => 6 };
    private static readonly Option<string[]> _kinds = new("--fault-kinds") { Description = "What goes wrong, comma-separated; everything when left out.", CustomParser = result => result.Tokens[0].Value.Split(',') };
    private static readonly Option<long?> _until = new("--until") { Description = "Stop at this step and show what happened last." };
    private static readonly Option<string?> _habit = new("--habit") { Description = "Give all members this habit." };
    private static readonly Option<int> _perWorld = new("--per-world") { Description = "Orders of one world.", DefaultValueFactory = _ => WorldOrders };
    private static readonly Option<bool> _mutants = new("--mutants") { Description = "Plant every known bug alone; each must be caught." };
    private static readonly Option<string?> _mutant = new("--mutant") { Description = "Plant this one bug." };
    private static readonly Option<bool> _sweep = new("--sweep") { Description = "Try every fault at every storage call of every branch, and all pairs on the happy path." };

    /// <summary>The command, which hands what it read to <paramref name="run"/>.</summary>
    public static RootCommand Create(Func<SimRequest, int> run)
    {
        Require(_orders, value => value is >= 1 and <= 10_000_000, "must be 1 to 10000000");
        Require(_seed, value => value >= 0, "must not be negative");
        Require(_perWorld, value => value is >= 1 and <= 5_000, "must be 1 to 5000");
        Require(_faults, value => value is >= 0 and <= 50, "must be 0 to 50 per cent");
        Require(_kinds, kinds => kinds is null || kinds.All(kind => Enum.TryParse<FaultKind>(kind, out _)), $"takes {string.Join(", ", Enum.GetNames<FaultKind>())}");
        Require(_habit, name => name is null || Habits.Habit.All.Any(habit => habit.Name == name), $"takes {string.Join(", ", Habits.Habit.All.Select(habit => habit.Name))}");
        Require(_mutant, name => name is null || Marketplace.Simulation.Mutants.MutantCatalog.All.Any(mutant => mutant.Name == name), "names no mutant; --mutants lists them");
        RootCommand command = new("Lives through whole markets on one thread, under virtual time and faults, and checks what must hold.")
        {
            _orders, _seed, _faults, _kinds, _until, _habit, _perWorld, _mutants, _mutant, _sweep,
        };
        command.SetAction(parsed => run(Read(parsed)));
        return command;
    }

    private static SimRequest Read(ParseResult parsed) => new()
    {
        Orders = parsed.GetValue(_orders),
        OrdersPerWorld = parsed.GetValue(_perWorld),
        Seed = parsed.GetValue(_seed),
        FaultRate = parsed.GetValue(_faults) / 100,
        FaultKinds = [.. (parsed.GetValue(_kinds) ?? []).Select(Enum.Parse<FaultKind>)],
        Until = parsed.GetValue(_until),
        Habit = parsed.GetValue(_habit),
        Mutants = parsed.GetValue(_mutants),
        Mutant = parsed.GetValue(_mutant),
        Sweep = parsed.GetValue(_sweep),
    };

    private static void Require<T>(Option<T> option, Func<T?, bool> holds, string what) => option.Validators.Add(result =>
    {
        if (!result.Errors.Any() && !holds(result.GetValueOrDefault<T>()))
        {
            result.AddError($"{option.Name} {what}.");
        }
    });
}
