using LocalFunctions.Durable.History;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace LocalFunctions.Durable.Replay;

/// <summary>Runs an orchestrator through its past turns, holds it to what it did then, and takes its next turn.</summary>
internal sealed class Replayer
{
    private readonly IDurableFunctions _functions;
    private readonly DataConverter _converter;
    private readonly InstanceCreated _instance;
    private readonly OrchestratorPump _pump;
    private readonly LocalOrchestrationContext _context;
    private Task<object?>? _orchestrator;

    public Replayer(
        IDurableFunctions functions, DataConverter converter, ILoggerFactory loggers, InstanceCreated instance, Action reportLateTrespass)
    {
        _functions = functions;
        _converter = converter;
        _instance = instance;
        _pump = new OrchestratorPump(reportLateTrespass);
        _context = new LocalOrchestrationContext(instance, _pump, converter, loggers);
    }

    /// <summary>Takes one turn on the calling thread. Never throws for what the orchestrator does.</summary>
    public TurnResult TakeTurn(IReadOnlyList<Turn> past, Turn next)
    {
        try
        {
            foreach (Turn turn in past)
            {
                Play(turn, replaying: true);
                if (Divergence(turn) is { } divergence)
                {
                    return Fail(Failures.NonDeterministic(divergence));
                }
            }

            Play(next, replaying: false);

            // Closed before the verdict: a trespass is either part of it or reported as a late one, never lost in between.
            _pump.Close();
            return Conclude();
        }
        catch (Exception unconvertible) when (unconvertible is not OutOfMemoryException)
        {
            // What the orchestrator returned, reported or was sent cannot be turned into text or back.
            return new TurnResult { Outcome = Outcome.Fail(Failures.Of(unconvertible)) };
        }
        finally
        {
            _pump.Close();
            WatchForLateEnd();
        }
    }

    private void Play(Turn turn, bool replaying)
    {
        _context.BeginTurn(turn.At, replaying);
        if (_orchestrator is null)
        {
            _pump.Run(() => _orchestrator = Start());
        }

        foreach (Message message in turn.Messages)
        {
            _pump.Run(() => _context.Deliver(message));
        }
    }

    private Task<object?> Start()
    {
        try
        {
            return _functions.RunOrchestratorAsync(_instance.Name, _context);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return Task.FromException<object?>(failure);
        }
    }

    private string? Divergence(Turn turn)
    {
        IReadOnlyList<OrchestratorAction> asked = _context.Tasks.Asked;
        for (int index = 0; index < Math.Max(asked.Count, turn.Actions.Count); index++)
        {
            OrchestratorAction? before = turn.Actions.ElementAtOrDefault(index);
            OrchestratorAction? now = asked.ElementAtOrDefault(index);
            if (before is null || now is null || !before.IsSameAs(now))
            {
                return $"in an earlier run it asked for {before?.ToString() ?? "nothing more"}, "
                    + $"and on replay for {now?.ToString() ?? "nothing"} instead.";
            }
        }

        return IsOver ? "on replay it ended where it went on in an earlier run." : null;
    }

    private bool IsOver => _orchestrator!.IsCompleted && !_context.Tasks.Any;

    private TurnResult Conclude()
    {
        bool stuck = !_orchestrator!.IsCompleted && !_context.Tasks.Any && !_context.Events.HasOpenWaits;
        if (_pump.Trespassed || stuck)
        {
            return Fail(Failures.Invalid(OrchestratorPump.IllegalAwaitMessage));
        }

        return new TurnResult
        {
            Actions = [.. _context.Tasks.Asked],
            CancelledTimers = [.. _context.Tasks.CancelledTimers],
            CustomStatus = _context.SerializedCustomStatus,
            Outcome = IsOver ? OutcomeOf(_orchestrator) : null,
        };
    }

    private Outcome OutcomeOf(Task<object?> ended)
    {
        if (!ended.IsCompletedSuccessfully)
        {
            return Outcome.Fail(Failures.Of(ended.Exception?.InnerException ?? new TaskCanceledException(ended)));
        }

        return _context.Next is { } next
            ? new Outcome(OutcomeKind.ContinuedAsNew) { Payload = next.Input, Carried = next.KeepEvents ? CarriedEvents() : [] }
            : new Outcome(OutcomeKind.Completed) { Payload = _converter.Serialize(ended.Result) };
    }

    private List<Message> CarriedEvents() => [.. _context.Events.Unused.Select(kept => Message.Event(kept.Name, kept.Payload))];

    private TurnResult Fail(TaskFailureDetails failure)
        => new() { Outcome = Outcome.Fail(failure), CustomStatus = _context.SerializedCustomStatus };

    /// <summary>An orchestrator that ends after its turn was carried there by a foreign thread.</summary>
    private void WatchForLateEnd()
    {
        if (_orchestrator is { IsCompleted: false })
        {
            _ = _orchestrator.ContinueWith(
                _ => _pump.Trespass(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }
}
