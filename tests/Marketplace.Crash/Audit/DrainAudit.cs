using Azure.Data.Tables;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Marketplace.Crash.Trading;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Crash.Audit;

/// <summary>Nothing is left to be done.</summary>
internal sealed class DrainAudit(string storage, Bazaar bazaar)
{
    /// <summary>Queues, poison queues and payment windows are empty, and no escrow runs.</summary>
    public async Task<Check> NothingIsLeftAsync()
    {
        List<string> faults = [];
        await foreach (QueueItem queue in new QueueServiceClient(storage).GetQueuesAsync())
        {
            QueueProperties properties = await new QueueClient(storage, queue.Name).GetPropertiesAsync();
            faults.AddRange(properties.ApproximateMessagesCount == 0 ? [] : [$"{queue.Name} has {properties.ApproximateMessagesCount} messages"]);
        }

        await foreach (TableEntity row in new TableServiceClient(storage).GetTableClient(nameof(MarketTables.Deadlines)).QueryAsync<TableEntity>())
        {
            faults.Add($"Deadlines has {row.RowKey}");
        }

        string metrics = (await bazaar.Client.GetLocalAsync("local/metrics")).Body;
        string? open = metrics.Split('\n').FirstOrDefault(line => line.StartsWith("marketplace_escrows_open ", StringComparison.Ordinal));
        faults.AddRange(open == "marketplace_escrows_open 0" ? [] : [$"the sweep of escrows says: {open ?? "nothing"}"]);
        return new("everything is drained", faults);
    }
}
