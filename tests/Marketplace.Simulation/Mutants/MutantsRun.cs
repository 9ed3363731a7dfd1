using System.Globalization;
using Marketplace.Simulation.Cli;
using Marketplace.Simulation.World;

namespace Marketplace.Simulation.Mutants;

/// <summary>Plants every bug alone and runs worlds until it is caught, or the orders are used up.</summary>
internal static class MutantsRun
{
    /// <summary>How many orders a bug may survive.</summary>
    public const int OrdersMax = 1_000;

    private const int OrdersPerWorld = 25;

    /// <summary>Runs all; the exit code is 0 when each was caught.</summary>
    public static int Run(SimRequest request)
    {
        List<string> survivors = [];
        Mutant[] mutants = [.. MutantCatalog.All.Where(mutant => request.Mutant is null || mutant.Name == request.Mutant)];
        foreach ((Mutant mutant, WorldResult? caught, int orders) in Parallelly.Run(mutants, mutant => Hunt(mutant, request.Seed, request.FaultRate, Math.Min(OrdersMax, request.Orders))))
        {
            Console.WriteLine(caught is null
                ? $"  SURVIVED  {mutant.Name}"
                : string.Create(CultureInfo.InvariantCulture, $"  caught    {mutant.Name} within {orders} orders: {caught.Violation!.Check}"));
            if (caught is null)
            {
                survivors.Add(mutant.Name);
            }
        }

        Console.WriteLine($"mutants: {mutants.Length - survivors.Count} of {mutants.Length} caught{(survivors.Count == 0 ? "" : $"; survived: {string.Join(", ", survivors)}")}");
        return survivors.Count == 0 ? 0 : 1;
    }

    /// <summary>The mutant with the world that caught it, or null, and how many orders it took.</summary>
    public static (Mutant Mutant, WorldResult? Caught, int Orders) Hunt(Mutant mutant, int seed, double faultRate, int ordersMax = OrdersMax)
    {
        for (int orders = OrdersPerWorld; orders <= ordersMax; orders += OrdersPerWorld)
        {
            WorldResult result = WorldResult.Run(new SimSettings { Orders = OrdersPerWorld, Seed = seed++, FaultRate = faultRate, Mutant = mutant });
            if (result.Violation is not null)
            {
                return (mutant, result, orders);
            }
        }

        return (mutant, null, ordersMax);
    }
}
