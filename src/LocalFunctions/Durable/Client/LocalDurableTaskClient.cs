using LocalFunctions.Durable.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Durable.Client;

/// <summary>The client of an engine in this process.</summary>
internal sealed class LocalDurableTaskClient(DurableEngine engine) : DurableTaskClient("local")
{
    private DataConverter Converter => engine.Options.DataConverter;

    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(orchestratorName.Name, nameof(orchestratorName));
        string id = options?.InstanceId ?? Guid.NewGuid().ToString("N");
        InstanceCreated wanted = new(id, orchestratorName.Name, 0, engine.Time.GetUtcNow())
        {
            Input = Converter.Serialize(input),
            StartAt = options?.StartAt,
            Version = options?.Version?.Version,
            Tags = options?.Tags is { Count: > 0 } tags ? tags : null,
        };
        await engine.CreateAsync(wanted, StartRefusal.StatusesOf(options), cancellation);
        return id;
    }

    public override Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        return engine.RaiseEventAsync(instanceId, Message.Event(eventName, Converter.Serialize(eventPayload)));
    }

    public override async Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
        => (await engine.WaitAsync(instanceId, instance => instance.Started.Task, getInputsAndOutputs, cancellation))!;

    public override async Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
        => (await engine.WaitAsync(instanceId, instance => instance.Ended.Task, getInputsAndOutputs, cancellation))!;

    public override Task TerminateInstanceAsync(
        string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        Message command = new(MessageKind.Terminated) { Payload = Converter.Serialize(options?.Output) };
        return engine.ControlAsync(instanceId, command, options?.Recursive ?? false);
    }

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return engine.ControlAsync(instanceId, new Message(MessageKind.Suspended) { Name = reason }, recursive: false);
    }

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return engine.ControlAsync(instanceId, new Message(MessageKind.Resumed) { Name = reason }, recursive: false);
    }

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return Task.FromResult(engine.Find(instanceId, getInputsAndOutputs));
    }

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null)
    {
        OrchestrationQuery query = filter ?? new OrchestrationQuery();
        return Pageable.Create<OrchestrationMetadata>((token, size, cancellation) =>
        {
            cancellation.ThrowIfCancellationRequested();
            return Task.FromResult(engine.List(query, token ?? query.ContinuationToken, size ?? query.PageSize));
        });
    }

    public override async Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return new PurgeResult(await engine.PurgeAsync(instance => instance.Id == instanceId, options?.Recursive ?? false));
    }

    public override async Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return new PurgeResult(await engine.PurgeAsync(instance => Metadata.Matches(filter, instance), options?.Recursive ?? false));
    }

    /// <summary>The engine outlives its client.</summary>
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
