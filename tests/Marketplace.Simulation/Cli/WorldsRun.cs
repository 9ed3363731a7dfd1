using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Marketplace.Simulation.World;

namespace Marketplace.Simulation.Cli;

/// <summary>Runs world after world until the orders are used up, or one fails.</summary>
internal static class WorldsRun
{
    private static readonly TimeSpan _tellEvery = TimeSpan.FromSeconds(10);

    /// <summary>Runs them; the exit code is 0 when nothing was violated.</summary>
    public static int Run(SimRequest request)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        (long began, long told) = (Stopwatch.GetTimestamp(), Stopwatch.GetTimestamp());
        (int worlds, int orders, long steps, long calls, long faults) = (0, 0, 0, 0, 0);
        foreach (WorldResult result in Parallelly.Run(WorldsOf(request), WorldResult.Run))
        {
            (worlds, orders, steps, calls, faults) = (worlds + 1, orders + result.Settings.Orders, steps + result.Steps, calls + result.Calls, faults + result.Faults);
            hash.AppendData(Encoding.ASCII.GetBytes(result.Hash));
            if (result.Violation is not null || request.Until is not null)
            {
                FailurePrinter.Print(result);
                return result.Violation is null ? 0 : 1;
            }

            if (Stopwatch.GetElapsedTime(told) > _tellEvery)
            {
                told = Stopwatch.GetTimestamp();
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {orders} of {request.Orders} orders, {steps:N0} steps, {faults:N0} faults"));
            }
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"simulation: {orders:N0} orders in {worlds:N0} worlds · {steps:N0} steps · {calls:N0} calls, {faults:N0} faults · 0 violations · trace {Convert.ToHexStringLower(hash.GetCurrentHash())[..16]} · {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s"));
        return 0;
    }

    /// <summary>The worlds that a request asks for.</summary>
    public static IEnumerable<SimSettings> WorldsOf(SimRequest request)
    {
        int seed = request.Seed;
        for (int left = request.Orders; left > 0; left -= request.OrdersPerWorld)
        {
            yield return new SimSettings
            {
                Orders = Math.Min(left, request.OrdersPerWorld),
                Seed = seed++,
                FaultRate = request.FaultRate,
                FaultKinds = request.FaultKinds,
                Until = request.Until,
                Habit = request.Habit,
                Mutant = Marketplace.Simulation.Mutants.MutantCatalog.All.FirstOrDefault(mutant => mutant.Name == request.Mutant),
            };
        }
    }
}
