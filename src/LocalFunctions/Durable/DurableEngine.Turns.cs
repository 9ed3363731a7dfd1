using LocalFunctions.Durable.History;
using LocalFunctions.Durable.Replay;
using LocalFunctions.Durable.Runtime;
using Microsoft.Extensions.Logging;

namespace LocalFunctions.Durable;

/// <content>How orchestrators get their turns.</content>
public sealed partial class DurableEngine
{
    /// <summary>Claims the next turn of an instance that has news. Called under the gate.</summary>
    private static bool Reserve(Instance instance, DateTimeOffset now)
    {
        bool isReady = instance.IsReady(now);
        instance.TurnUnderWay |= isReady;
        return isReady;
    }

    private void Queue(Instance instance)
    {
        _quiescence.Enter();
        if (!_turns!.Add(instance))
        {
            _quiescence.Leave();
        }
    }

    private void TakeTurn(Instance instance)
    {
        DateTimeOffset now = _time.GetUtcNow();
        InstanceCreated created;
        List<Message> news;
        Message? ending;
        lock (_gate)
        {
            created = instance.Created;
            news = [.. instance.Inbox];
            ending = instance.Ending;
        }

        // While its turn is under way nobody else touches the history.
        TurnResult result = ending is null ? RunOrchestrator(instance, new Turn(now, news, [])) : End(ending);
        result = result with { CustomStatus = result.Outcome is null ? result.CustomStatus : result.CustomStatus ?? instance.CustomStatus };
        int taken = ending is null ? news.Count : 0;
        IReadOnlyList<LogEntry> entries;
        lock (_gate)
        {
            entries = TurnCommit.EntriesOf(_table, created, now, taken, result);
        }

        _ = CommitAsync(created, entries, result);
    }

    private TurnResult RunOrchestrator(Instance instance, Turn next)
    {
        InstanceCreated created = instance.Created;
        if (!_functions.HasOrchestrator(created.Name))
        {
            string missing = $"There is no orchestrator function named '{created.Name}'.";
            return new TurnResult { Outcome = Outcome.Fail(Failures.Invalid(missing)) };
        }

        Replayer replayer = new(
            _functions, _options.DataConverter, _loggers, created, () => _ = ReportLateTrespassAsync(created));
        return replayer.TakeTurn(instance.History, next);
    }

    private static TurnResult End(Message ending) => new()
    {
        Outcome = ending.Kind == MessageKind.Terminated
            ? new Outcome(OutcomeKind.Terminated) { Payload = ending.Payload }
            : Outcome.Fail(ending.Failure!),
    };

    private async Task CommitAsync(InstanceCreated instance, IReadOnlyList<LogEntry> entries, TurnResult result)
    {
        try
        {
            await AppendAsync(entries);
            if (result.Outcome is { Kind: OutcomeKind.Failed, Failure: { } failure })
            {
                _logger.LogWarning("Orchestration {InstanceId} ({Name}) failed: {Failure}", instance.InstanceId, instance.Name, failure);
            }
        }
        catch (OperationCanceledException)
        {
            _logger.LogInformation("A turn of {InstanceId} came too late; it is taken again after the next start.", instance.InstanceId);
        }
        catch (Exception lost) when (lost is not OutOfMemoryException)
        {
            _logger.LogError("A turn of {InstanceId} could not be kept.", instance.InstanceId);
            Fail(lost);
        }
        finally
        {
            _quiescence.Leave();
        }
    }

    /// <summary>Fails an instance whose orchestrator was seen to run on after its turn.</summary>
    private async Task ReportLateTrespassAsync(InstanceCreated instance)
    {
        Message illegal = new(MessageKind.IllegalAwait)
        {
            Execution = instance.Execution,
            Failure = Failures.Invalid(OrchestratorPump.IllegalAwaitMessage),
        };
        try
        {
            await AppendAsync(new MessageReceived(instance.InstanceId, illegal));
        }
        catch (Exception lost) when (lost is OperationCanceledException || lost == _failure)
        {
            _logger.LogError("{InstanceId}: {Problem}", instance.InstanceId, OrchestratorPump.IllegalAwaitMessage);
        }
    }
}
