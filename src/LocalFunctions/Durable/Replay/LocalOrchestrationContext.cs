using LocalFunctions.Durable.History;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;
using CoreTaskFailedException = DurableTask.Core.Exceptions.TaskFailedException;

namespace LocalFunctions.Durable.Replay;

/// <summary>What an orchestrator sees during one run through its history.</summary>
internal sealed class LocalOrchestrationContext(
    InstanceCreated instance, OrchestratorPump pump, DataConverter converter, ILoggerFactory loggers) : TaskOrchestrationContext
{
    private DateTime _nowUtc;
    private bool _replaying;
    private object? _customStatus;
    private int _guidCount;

    public override TaskName Name => instance.Name;

    public override string InstanceId => instance.InstanceId;

    public override ParentOrchestrationInstance? Parent
        => instance.Parent is { } parent ? new ParentOrchestrationInstance(parent.Name, parent.InstanceId) : null;

    public override DateTime CurrentUtcDateTime => _nowUtc;

    public override bool IsReplaying => _replaying;

    public override string Version => instance.Version ?? string.Empty;

    public OpenTasks Tasks { get; } = new(pump);

    public EventInbox Events { get; } = new(pump, converter);

    public NextExecution? Next { get; private set; }

    protected override ILoggerFactory LoggerFactory => loggers;

    public string? SerializedCustomStatus => converter.Serialize(_customStatus);

    public void BeginTurn(DateTimeOffset at, bool replaying)
    {
        _nowUtc = at.UtcDateTime;
        _replaying = replaying;
        Tasks.BeginTurn();
    }

    public void Deliver(Message message)
    {
        if (message.Kind == MessageKind.EventRaised)
        {
            Events.Deliver(message.Name!, message.Payload);
        }
        else
        {
            Tasks.Answer(message);
        }
    }

    public override T? GetInput<T>()
        where T : default
        => converter.Deserialize<T>(instance.Input);

    public override async Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null)
    {
        RequireOrchestratorThread();
        RequireNoMisplacedOptions(input, options);
        OrchestratorAction call = new(ActionKind.CallActivity, 0) { Name = name.Name, Input = converter.Serialize(input) };
        try
        {
            string? output = await RetryLoop.RunAsync(this, options?.Retry, () => Tasks.Ask(call).Answer);
            return converter.Deserialize<TResult>(output)!;
        }
        catch (CoreTaskFailedException failure)
        {
            throw new TaskFailedException(name.Name, failure.ScheduleId, failure);
        }
    }

    public override async Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        RequireOrchestratorThread();
        OrchestratorAction call = new(ActionKind.CallSubOrchestrator, 0)
        {
            Name = orchestratorName.Name,
            Input = converter.Serialize(input),
            TargetId = (options as SubOrchestrationOptions)?.InstanceId ?? NewGuid().ToString("N"),
        };
        try
        {
            string? output = await RetryLoop.RunAsync(this, options?.Retry, () => Tasks.Ask(call).Answer);
            return converter.Deserialize<TResult>(output)!;
        }
        catch (CoreTaskFailedException failure)
        {
            throw new TaskFailedException(
                orchestratorName.Name, failure.ScheduleId, TaskFailureDetails.FromException(failure));
        }
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        RequireOrchestratorThread();
        return Tasks.AskTimer(fireAt.ToUniversalTime(), cancellationToken);
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        RequireOrchestratorThread();
        return Events.Wait<T>(eventName, cancellationToken);
    }

    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        RequireOrchestratorThread();
        ArgumentException.ThrowIfNullOrWhiteSpace(instanceId);
        Tasks.Ask(new OrchestratorAction(ActionKind.SendEvent, 0)
        {
            Name = eventName,
            Input = converter.Serialize(payload),
            TargetId = instanceId,
        });
    }

    public override void SetCustomStatus(object? customStatus)
    {
        RequireOrchestratorThread();
        _customStatus = customStatus;
    }

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true)
    {
        RequireOrchestratorThread();
        Next = new NextExecution(converter.Serialize(newInput), preserveUnprocessedEvents);
    }

    public override Guid NewGuid()
    {
        RequireOrchestratorThread();
        return DerivedGuid.From(InstanceId, _nowUtc, _guidCount++);
    }

    private void RequireOrchestratorThread()
    {
        if (!pump.IsOrchestratorThread)
        {
            pump.Trespass();
            throw new InvalidOperationException(OrchestratorPump.IllegalAwaitMessage);
        }
    }

    /// <summary>Options in the place of the input are almost surely a slip.</summary>
    private static void RequireNoMisplacedOptions(object? input, TaskOptions? options)
    {
        if (input is TaskOptions && options is null)
        {
            throw new ArgumentException("TaskOptions were given as the activity's input; pass them as options.", nameof(input));
        }
    }

    internal sealed record NextExecution(string? Input, bool KeepEvents);
}
