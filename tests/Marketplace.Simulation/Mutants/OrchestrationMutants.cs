using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Marketplace.Simulation.Mutants;

/// <summary>A bug in how orchestrations are started, signalled or written.</summary>
/// <param name="name">Its name.</param>
/// <param name="client">Stands before the durable client; null for none.</param>
/// <param name="context">Stands before an orchestrator's context; null for none.</param>
internal sealed class OrchestrationMutant(
    string name, Func<DurableTaskClient, DurableTaskClient>? client, Func<TaskOrchestrationContext, TaskOrchestrationContext>? context) : Mutant
{
    public override string Name => name;

    public static IEnumerable<Mutant> All =>
    [
        new OrchestrationMutant("escrow-not-started", client => new DeafClient(client) { LosesStarts = true }, null),
        new OrchestrationMutant("signal-lost", client => new DeafClient(client) { LosesSignals = true }, null),
        new OrchestrationMutant("timer-not-cancelled", null, context => new OtherContext(context) { KeepsTimers = true }),
        new OrchestrationMutant("activity-not-repeated", null, context => new OtherContext(context) { NeverRetries = true }),
        new OrchestrationMutant("timer-fires-early", null, context => new OtherContext(context) { Early = TimeSpan.FromHours(30) }),
    ];

    public override Mutant Fresh() => this;

    public override DurableTaskClient Client(DurableTaskClient durable) => client?.Invoke(durable) ?? durable;

    public override TaskOrchestrationContext Orchestration(TaskOrchestrationContext orchestration) => context?.Invoke(orchestration) ?? orchestration;

    private sealed class DeafClient(DurableTaskClient inner) : DurableTaskClient("deaf")
    {
        public bool LosesStarts { get; init; }

        public bool LosesSignals { get; init; }

        public override Task<string> ScheduleNewOrchestrationInstanceAsync(TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default) =>
            LosesStarts ? Task.FromResult(options!.InstanceId!) : inner.ScheduleNewOrchestrationInstanceAsync(orchestratorName, input, options, cancellation);

        public override Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default) =>
            LosesSignals ? Task.CompletedTask : inner.RaiseEventAsync(instanceId, eventName, eventPayload, cancellation);

        public override Task<OrchestrationMetadata?> GetInstancesAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
            inner.GetInstancesAsync(instanceId, getInputsAndOutputs, cancellation);

        public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) => inner.GetAllInstancesAsync(filter);

        public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
            inner.WaitForInstanceStartAsync(instanceId, getInputsAndOutputs, cancellation);

        public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
            inner.WaitForInstanceCompletionAsync(instanceId, getInputsAndOutputs, cancellation);

        public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) => inner.SuspendInstanceAsync(instanceId, reason, cancellation);

        public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) => inner.ResumeInstanceAsync(instanceId, reason, cancellation);

        public override ValueTask DisposeAsync() => inner.DisposeAsync();
    }

    private sealed class OtherContext(TaskOrchestrationContext inner) : TaskOrchestrationContext
    {
        public bool KeepsTimers { get; init; }

        public bool NeverRetries { get; init; }

        public TimeSpan Early { get; init; }

        public override TaskName Name => inner.Name;

        public override string InstanceId => inner.InstanceId;

        public override ParentOrchestrationInstance? Parent => inner.Parent;

        public override DateTime CurrentUtcDateTime => inner.CurrentUtcDateTime;

        public override bool IsReplaying => inner.IsReplaying;

        protected override ILoggerFactory LoggerFactory => Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance;

        public override T? GetInput<T>()
            where T : default => inner.GetInput<T>();

        public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null) =>
            inner.CallActivityAsync<TResult>(name, input, NeverRetries ? null : options);

        public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
            inner.CallSubOrchestratorAsync<TResult>(orchestratorName, input, options);

        public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken) =>
            inner.CreateTimer(fireAt - Early, KeepsTimers ? CancellationToken.None : cancellationToken);

        public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default) => inner.WaitForExternalEvent<T>(eventName, cancellationToken);

        public override void SendEvent(string instanceId, string eventName, object payload) => inner.SendEvent(instanceId, eventName, payload);

        public override void SetCustomStatus(object? customStatus) => inner.SetCustomStatus(customStatus);

        public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) => inner.ContinueAsNew(newInput, preserveUnprocessedEvents);

        public override Guid NewGuid() => inner.NewGuid();
    }
}
