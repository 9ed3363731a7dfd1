using Marketplace.Domain;
using Marketplace.Domain.Escrow;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Orders;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Escrow;

/// <summary>
/// Finds escrows that should have acted and have not: overdue ones are enforced and woken, dead ones started again. Each find is
/// an alert: in a healthy market there are none.
/// </summary>
public sealed class SweepEscrows(OrderStore orders, OrderCommands commands, EscrowWaker waker, EscrowMetrics metrics, TimeProvider time, ILogger<SweepEscrows> logger)
{
    private static readonly TimeSpan _overdue = TimeSpan.FromMinutes(15);

    private static readonly OrchestrationRuntimeStatus[] _unfinished =
    [
        OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended,
        OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated,
    ];

    /// <summary>Runs every half hour.</summary>
    [Function(nameof(SweepEscrows))]
    public async Task RunAsync([TimerTrigger("0 */30 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        OrchestrationQuery query = new(InstanceIdPrefix: EscrowWaker.InstancePrefix, Statuses: _unfinished, FetchInputsAndOutputs: true);
        (int open, int overdue) = (0, 0);
        await foreach (OrchestrationMetadata instance in client.GetAllInstancesAsync(query).WithCancellation(cancellationToken))
        {
            open += IsDead(instance) ? 0 : 1;
            if (await WasStuckAsync(client, instance, cancellationToken))
            {
                overdue++;
                metrics.FoundStuck();
            }
        }

        metrics.Swept(open, overdue);
    }

    // One that cannot be mended must not keep the others from it.
    private async Task<bool> WasStuckAsync(DurableTaskClient client, OrchestrationMetadata instance, CancellationToken cancellationToken)
    {
        try
        {
            bool stuck = IsStuck(instance);
            if (stuck)
            {
                await RepairAsync(client, instance, cancellationToken);
            }

            return stuck;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            logger.LogError(EscrowAlerts.Stuck, error, "Escrow {InstanceId} could not be mended; the next sweep tries again", instance.InstanceId);
            return true;
        }
    }

    private static bool IsDead(OrchestrationMetadata instance) =>
        instance.RuntimeStatus is OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;

    private bool IsStuck(OrchestrationMetadata instance)
    {
        EscrowStatus? status = instance.SerializedCustomStatus is null ? null : instance.ReadCustomStatusAs<EscrowStatus>();
        DateTimeOffset due = status?.DeadlineUtc ?? instance.LastUpdatedAt;
        return IsDead(instance) || time.GetUtcNow() > due + _overdue;
    }

    private async Task RepairAsync(DurableTaskClient client, OrchestrationMetadata instance, CancellationToken cancellationToken)
    {
        if (IdText.TryParse<OrderId>(instance.InstanceId[EscrowWaker.InstancePrefix.Length..]) is not { } id
            || await orders.ReadAsync(id, cancellationToken) is null)
        {
            logger.LogError(EscrowAlerts.Orphan, "Instance {InstanceId} belongs to no order", instance.InstanceId);
            return;
        }

        logger.LogError(EscrowAlerts.Stuck, "Escrow {InstanceId} is {Status} and overdue; waking it", instance.InstanceId, instance.RuntimeStatus);
        if (await commands.HandleAsync(id, new EnforceDeadlines(), cancellationToken) is CommandResult.Done done)
        {
            await waker.StartAsync(client, done.Order, cancellationToken);
        }
    }
}

/// <summary>Log events that alert rules look for.</summary>
internal static class EscrowAlerts
{
    public static readonly EventId Stuck = new(1001, "EscrowStuck");

    public static readonly EventId Orphan = new(1002, "EscrowOrphan");
}
