using LocalFunctions.Durable.History;
using LocalFunctions.Durable.Replay;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace LocalFunctions.Durable.Runtime;

/// <summary>Runs activities, a limited number at a time, and reports how they ended.</summary>
internal sealed class ActivityRunner(
    IDurableFunctions functions, IEngineScheduler scheduler, int parallelMax, Quiescence quiescence, Func<LogEntry, Task> report, ILogger logger) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(parallelMax);
    private readonly CancellationTokenSource _stopping = new();

    public void Start(string instanceId, long execution, OrchestratorAction call)
    {
        quiescence.Enter();
        scheduler.Schedule(new(EngineWorkKind.Activity, instanceId, call.Name!, () => RunCountedAsync(instanceId, execution, call)));
    }

    public Task StopAsync() => _stopping.CancelAsync();

    public void Dispose()
    {
        _stopping.Dispose();
        _slots.Dispose();
    }

    private async Task RunCountedAsync(string instanceId, long execution, OrchestratorAction call)
    {
        try
        {
            Message ended = await RunAsync(instanceId, call);
            await report(new MessageReceived(instanceId, ended with { Execution = execution, TaskId = call.Id }));
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            logger.LogInformation("Activity {Activity} of {InstanceId} was interrupted and will run again.", call.Name, instanceId);
        }
        catch (Exception lost) when (lost is not OutOfMemoryException)
        {
            logger.LogError(lost, "The end of activity {Activity} of {InstanceId} could not be kept.", call.Name, instanceId);
        }
        finally
        {
            quiescence.Leave();
        }
    }

    private async Task<Message> RunAsync(string instanceId, OrchestratorAction call)
    {
        if (!functions.HasActivity(call.Name!))
        {
            string missing = $"There is no activity function named '{call.Name}'.";
            return new Message(MessageKind.TaskFailed) { Failure = Failures.Invalid(missing), NonRetriable = true };
        }

        await _slots.WaitAsync(_stopping.Token);
        try
        {
            string? output = await functions.RunActivityAsync(call.Name!, instanceId, call.Input, _stopping.Token);
            return new Message(MessageKind.TaskCompleted) { Payload = output };
        }
        catch (Exception failure) when (!(failure is OperationCanceledException && _stopping.IsCancellationRequested))
        {
            logger.LogWarning(failure, "Activity {Activity} of {InstanceId} failed.", call.Name, instanceId);
            return new Message(MessageKind.TaskFailed) { Failure = TaskFailureDetails.FromException(failure) };
        }
        finally
        {
            _slots.Release();
        }
    }
}
