using Marketplace.Crash.Audit;

namespace Marketplace.Crash;

/// <summary>What a run came to.</summary>
internal sealed record CrashReport
{
    public required int Kills { get; init; }

    public required int KilledWhileStarting { get; init; }

    public required int Orders { get; init; }

    public required int Acknowledged { get; init; }

    public required int Refused { get; init; }

    /// <summary>Requests that died unanswered.</summary>
    public required int Lost { get; init; }

    /// <summary>Answers whose first copy was lost: the command had been carried out by a process that died before it could say so.</summary>
    public required int AnsweredLater { get; init; }

    public required IReadOnlyList<Check> Checks { get; init; }

    public bool Holds => Checks.All(check => check.Holds);

    /// <summary>Writes it for people.</summary>
    public void Print(TextWriter output)
    {
        const int FaultsMax = 5;
        output.WriteLine();
        foreach (Check check in Checks)
        {
            output.WriteLine($"  {(check.Holds ? "ok    " : "FAILED")}  {check.Name}");
            foreach (string fault in check.Faults.Take(FaultsMax))
            {
                output.WriteLine($"            {fault}");
            }
        }

        output.WriteLine();
        output.WriteLine($"crash: {Kills} kills ({KilledWhileStarting} while starting) · {Orders} orders · {Acknowledged} commands acknowledged, {Refused} refused · "
            + $"{Lost} requests lost, {AnsweredLater} of them carried out · {(Holds ? "nothing lost, nothing doubled" : "FAILED")}");
    }
}
