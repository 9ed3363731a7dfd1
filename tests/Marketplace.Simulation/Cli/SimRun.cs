using Marketplace.Simulation.Mutants;
using Marketplace.Simulation.Sweep;

namespace Marketplace.Simulation.Cli;

/// <summary>One run of the program.</summary>
internal static class SimRun
{
    /// <summary>The exit code when nothing was run, and one sentence said why.</summary>
    public const int Refused = 2;

    /// <summary>Runs as told; the exit code is 0 when everything held.</summary>
    public static int Run(SimRequest request) =>
        request.Mutants ? MutantsRun.Run(request)
        : request.Sweep ? SweepRun.Run(request)
        : WorldsRun.Run(request);
}
