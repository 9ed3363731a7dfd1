using System.Diagnostics;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;
using Marketplace.Functions.Platform.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Marketplace.Functions.Orders;

/// <summary>
/// From fact to consequence, for commits whose process did not see to it itself: reads the truth and carries out what follows from it.
/// Messages may come twice, late, and in any order.
/// </summary>
public sealed class RelayOrderEvents(OrderStore store, OrderConsequences consequences, OrderAnnouncer announcer)
{
    /// <summary>Handles one announcement.</summary>
    [Function(nameof(RelayOrderEvents))]
    public async Task RunAsync(
        [QueueTrigger(MarketQueues.OrderEventsName, Connection = MarketQueues.Connection)] string message,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        OrderAnnouncement announcement = MarketJson.Read<OrderAnnouncement>(message);
        using Activity? span = MarketTelemetry.Continue(nameof(RelayOrderEvents), ActivityKind.Consumer, announcement.TraceParent)?.About(announcement.OrderId);
        OrderHistory? history = await store.ReadHistoryAsync(announcement.OrderId, announcement.FromVersion, cancellationToken);
        IReadOnlyList<OrderRecord> records =
            [.. history?.Records.Select(stored => stored.Record).Where(record => record.Version <= announcement.ToVersion) ?? []];
        if (history is null || records.Count <= announcement.ToVersion - announcement.FromVersion)
        {
            await announcer.PutOffAsync(announcement, cancellationToken);
            return;
        }

        if (!await consequences.CarryOutAsync(records, history.Stored.Order, client, cancellationToken))
        {
            await announcer.PutOffAsync(announcement, cancellationToken);
        }
    }
}
