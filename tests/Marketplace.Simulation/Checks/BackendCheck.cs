using Marketplace.Simulation.Storage.Tables;
using Marketplace.Simulation.World;
using Microsoft.DurableTask.Client;

namespace Marketplace.Simulation.Checks;

/// <summary>Every escrow that was ever held has an instance, and in the end every instance has completed: none failed, none waits for nothing.</summary>
internal sealed class BackendCheck : Check
{
    private static readonly TimeSpan _lingersMax = TimeSpan.FromDays(3);

    public BackendCheck(SimWorld world)
        : base(world) => world.Kernel.Spawn(null, "patrol", PatrolAsync);

    // A timer that lost and was not cancelled keeps an instance running long after its order ended.
    private async Task PatrolAsync()
    {
        while (true)
        {
            await World.Kernel.SleepAsync(TimeSpan.FromDays(1));
            DateTimeOffset now = World.Kernel.Clock.GetUtcNow();
            await foreach (OrchestrationMetadata instance in World.Backend.Client.GetAllInstancesAsync(new OrchestrationQuery()))
            {
                string order = instance.InstanceId[(instance.InstanceId.IndexOf('-', StringComparison.Ordinal) + 1)..];
                bool lingers = instance.RuntimeStatus != OrchestrationRuntimeStatus.Completed
                    && World.Account.Tables[StoredDocuments.Orders].Find(order, StoredDocuments.Head) is { } head
                    && StoredDocuments.IsFinal(head.Text("State")) && !head.IsClaimOpen() && now - head.TimestampUtc > _lingersMax;
                Require(!lingers, "instances end with their orders", () => $"{instance.InstanceId} is still {instance.RuntimeStatus}.", order);
            }
        }
    }

    public override async Task AtEndAsync()
    {
        HashSet<string> completed = new(StringComparer.Ordinal);
        await foreach (OrchestrationMetadata instance in World.Backend.Client.GetAllInstancesAsync(new OrchestrationQuery()))
        {
            string order = instance.InstanceId[(instance.InstanceId.IndexOf('-', StringComparison.Ordinal) + 1)..];
            Require(instance.RuntimeStatus == OrchestrationRuntimeStatus.Completed, "every instance completes", () => $"{instance.InstanceId} is {instance.RuntimeStatus}.", order);
            completed.Add(order);
        }

        Table orders = World.Account.Tables[StoredDocuments.Orders];
        foreach (Row head in orders.PartitionKeys.Select(order => orders.Find(order, StoredDocuments.Head)).OfType<Row>())
        {
            bool wasPaid = head.Data()?.Time("paidUtc") is not null;
            Require(!wasPaid || completed.Contains(head.PartitionKey), "every escrow has an instance", () => "It never had one.", head.PartitionKey);
        }
    }
}
