using Azure.Data.Tables;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Marketplace.Crash.Trading;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Crash.Audit;

/// <summary>Nothing is left to be done.</summary>
/// <param name="storage">Where the queues are.</param>
/// <param name="bazaar">What was traded.</param>
/// <param name="patience">
/// How long to wait for messages that nobody can see: those of commits that a kill prevented are looked at for two minutes of real time,
/// and those that a killed process was reading come back after its lease.
/// </param>
internal sealed class DrainAudit(string storage, Bazaar bazaar, TimeSpan patience)
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(1);

    /// <summary>Queues, poison queues and payment windows are empty, and no escrow runs.</summary>
    public async Task<Check> NothingIsLeftAsync()
    {
        List<string> faults = [];
        await foreach (QueueItem queue in new QueueServiceClient(storage).GetQueuesAsync())
        {
            QueueClient client = new(storage, queue.Name);
            int left = await LeftAsync(client);
            faults.AddRange(left == 0 ? [] : [$"{queue.Name} has {left} messages: {string.Join(", ", (await client.PeekMessagesAsync(32)).Value.Select(message => message.MessageText))}"]);
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

    /// <summary>Waits until the queues are empty, as long as patience lasts.</summary>
    public async Task WaitAsync()
    {
        await foreach (QueueItem queue in new QueueServiceClient(storage).GetQueuesAsync())
        {
            await LeftAsync(new(storage, queue.Name));
        }
    }

    private async Task<int> LeftAsync(QueueClient queue)
    {
        for (TimeSpan waited = TimeSpan.Zero; waited < patience; waited += _pause)
        {
            if ((await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount == 0)
            {
                return 0;
            }

            await Task.Delay(_pause);
        }

        return patience > TimeSpan.Zero ? (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount : (await queue.PeekMessagesAsync(32)).Value.Length;
    }
}
