using Marketplace.Simulation.Kernel;

namespace Marketplace.Simulation.Faults;

/// <summary>How one call is made, and what its faults look like to the caller.</summary>
/// <param name="Kind">What kind of call.</param>
/// <param name="Label">For the trace, without the outcome.</param>
/// <param name="Call">Makes it.</param>
/// <param name="Describe">The outcome, for the trace.</param>
/// <param name="Failed">What the caller gets when the connection breaks.</param>
/// <param name="TimedOut">What the caller gets when no answer comes.</param>
internal sealed record FaultyCall<T>(
    CallKind Kind, string Label, Func<T> Call, Func<T, string> Describe, Func<Exception> Failed, Func<Exception> TimedOut)
{
    /// <summary>The answer when somebody else was first; null where that cannot be.</summary>
    public Func<T?>? Conflict { get; init; }

    /// <summary>The answer when the service is busy; null where it has none of its own.</summary>
    public Func<T>? Unavailable { get; init; }
}

/// <summary>Makes calls, each in a step of its own, and has some of them go wrong.</summary>
/// <param name="kernel">Picks when.</param>
/// <param name="faults">Picks what goes wrong.</param>
/// <param name="crash">Kills a process and has another one started in its place.</param>
internal sealed class FaultyCalls(SimKernel kernel, IFaults faults, Action<SimProcess> crash)
{
    private const int DelaySecondsMax = 200;

    /// <summary>Makes a call in some later step. A process that dies before that never hears of it again.</summary>
    public Task<T> MakeAsync<T>(SimProcess process, FaultyCall<T> call)
    {
        TaskCompletionSource<T> done = new();
        if (process.Alive)
        {
            kernel.Post(process, () => Make(process, call, done, faults.Next(call.Kind, call.Label)));
        }

        return done.Task;
    }

    private void Make<T>(SimProcess process, FaultyCall<T> call, TaskCompletionSource<T> done, FaultKind? fault)
    {
        switch (fault)
        {
            case FaultKind.FailBefore:
                Note(process, call, "failed before");
                done.SetException(call.Failed());
                break;
            case FaultKind.FailAfter:
                Note(process, call, call.Describe(call.Call()) + ", answer lost");
                done.SetException(call.Failed());
                break;
            case FaultKind.TimeOut:
                string outcome = kernel.Chance.Next(2) == 0 ? call.Describe(call.Call()) + ", " : "";
                Note(process, call, outcome + "timed out");
                done.SetException(call.TimedOut());
                break;
            case FaultKind.Delay:
                Note(process, call, "delayed");
                int seconds = kernel.Chance.Next(4) == 0 ? DelaySecondsMax : 5;
                kernel.PostAfter(TimeSpan.FromSeconds(kernel.Chance.NextDouble() * seconds), process, () => Make(process, call, done, null));
                break;
            case FaultKind.CrashBefore:
                Note(process, call, "crashed before");
                crash(process);
                break;
            case FaultKind.CrashAfter:
                Note(process, call, call.Describe(call.Call()) + ", crashed after");
                crash(process);
                break;
            default:
                Answer(process, call, done, fault);
                break;
        }
    }

    private void Answer<T>(SimProcess process, FaultyCall<T> call, TaskCompletionSource<T> done, FaultKind? fault)
    {
        string note = "";
        T? answer = default;
        if (fault == FaultKind.Conflict && call.Conflict is { } conflict && conflict() is { } refusal)
        {
            (answer, note) = (refusal, ", by fault");
        }
        else if (fault == FaultKind.Unavailable && call.Unavailable is { } unavailable)
        {
            (answer, note) = (unavailable(), ", by fault");
        }
        else
        {
            if (fault == FaultKind.Duplicate)
            {
                note = $", after {call.Describe(call.Call())}";
            }

            answer = call.Call();
        }

        Note(process, call, call.Describe(answer!) + note);
        done.SetResult(answer!);
    }

    private void Note<T>(SimProcess process, FaultyCall<T> call, string outcome) => kernel.Trace.Add($"{process.Name} {call.Label}: {outcome}");
}
