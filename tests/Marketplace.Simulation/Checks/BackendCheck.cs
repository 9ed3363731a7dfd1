using Marketplace.Simulation.Storage.Tables;
using Marketplace.Simulation.World;
using Microsoft.DurableTask.Client;

namespace Marketplace.Simulation.Checks;

/// <summary>Every escrow that was ever held has an instance, and in the end every instance has completed: none failed, none waits for nothing.</summary>
internal sealed class BackendCheck(SimWorld world) : Check(world)
{
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
