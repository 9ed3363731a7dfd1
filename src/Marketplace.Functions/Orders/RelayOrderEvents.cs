using System.Diagnostics;
using Marketplace.Domain.Chargebacks;
using Marketplace.Domain.Claims;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Claims;
using Marketplace.Functions.Escrow;
using Marketplace.Functions.Listings;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;
using Marketplace.Functions.Platform.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Orders;

/// <summary>
/// From fact to consequence (design.md section 4): wakes the escrow, brings the lists up to date, settles stock. Every step is
/// idempotent and reads the truth, so messages may come twice, late, and in any order.
/// </summary>
public sealed class RelayOrderEvents(
    OrderStore store,
    OrderIndex index,
    Parcels parcels,
    StockKeeper stock,
    OpenClaims openClaims,
    EscrowWaker waker,
    OrderAnnouncer announcer,
    RelayMetrics metrics,
    ILogger<RelayOrderEvents> logger)
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
        StoredOrder? stored = await store.ReadAsync(announcement.OrderId, cancellationToken);
        if (stored is null || stored.Order.Version < announcement.ToVersion)
        {
            await PutOffAsync(announcement, cancellationToken);
            return;
        }

        IReadOnlyList<StoredRecord> records = await store.ReadRecordsAsync(announcement.OrderId, announcement.FromVersion, announcement.ToVersion, cancellationToken);
        if (records.Count > 0)
        {
            metrics.Handled(MarketQueues.OrderEventsName, records[0].Record.AtUtc);
        }

        bool sure = true;
        foreach (OrderEvent @event in records.Select(record => record.Record.Event))
        {
            sure &= await ConsequencesOfAsync(@event, stored.Order, client, cancellationToken);
        }

        sure &= await WakeAsync(records, stored.Order, client, cancellationToken);
        await UpdateListsAsync(stored.Order, cancellationToken);
        if (!sure)
        {
            await PutOffAsync(announcement, cancellationToken);
        }
    }

    /// <summary>
    /// False when it has to be looked at again: a payment has to go back, and the escrow that was told so may have been about to end
    /// and never read it. Then the next look starts it anew.
    /// </summary>
    private async Task<bool> ConsequencesOfAsync(OrderEvent @event, Order order, DurableTaskClient client, CancellationToken cancellationToken)
    {
        switch (@event)
        {
            case PaymentCaptured:
                await waker.StartAsync(client, order, cancellationToken);
                break;
            case PaymentReturned:
                return await waker.StartAsync(client, order, cancellationToken) || !order.IsClosed;
            case OrderShipped shipped:
                await parcels.PutAsync(order.Id, shipped.Shipment, cancellationToken);
                break;
            case ClaimEvent:
                await openClaims.UpdateAsync(order, cancellationToken);
                break;
            case OrderCancelled or EscrowReleased or EscrowRefunded or EscrowChargedBack:
                // What a bank took back after shipping is money; the goods are gone.
                HoldEnd end = @event is EscrowReleased || order.Chargeback is { WasShipped: true } ? HoldEnd.Sold : HoldEnd.Freed;
                await Task.WhenAll(order.Lines.Select(line => stock.SettleAsync(line.ListingId, order.Id, end, cancellationToken)));
                break;
        }

        return true;
    }

    // Time's own events came from the escrow itself, which knows them already.
    private async Task<bool> WakeAsync(IReadOnlyList<StoredRecord> records, Order order, DurableTaskClient client, CancellationToken cancellationToken)
    {
        OrderEvent[] news = [.. records.Where(record => record.Record.Actor != Actor.Clock.ToString()).Select(record => record.Record.Event)];
        if (news.Any(@event => @event is ClaimEvent or ChargebackEvent))
        {
            // After completion there mostly is no escrow any more.
            return await waker.ReviveAsync(client, order, cancellationToken);
        }

        if (order.PaidUtc is not null && news.Any(@event => @event is not (PaymentCaptured or PaymentReturned)))
        {
            await waker.WakeAsync(client, order, cancellationToken);
        }

        return true;
    }

    // Two relays may overlap: whoever wrote last sees here whether what it wrote is still the latest.
    private async Task UpdateListsAsync(Order order, CancellationToken cancellationToken)
    {
        for (Order? written = null; written?.Version != order.Version; order = (await store.ReadAsync(order.Id, cancellationToken))!.Order)
        {
            written = order;
            await index.PutAsync(written, cancellationToken);
        }
    }

    private async Task PutOffAsync(OrderAnnouncement announcement, CancellationToken cancellationToken)
    {
        if (AnnouncementDelay.Next(announcement.Delays) is { } delay)
        {
            metrics.PutOff(MarketQueues.OrderEventsName);
            await announcer.AnnounceAsync(announcement with { Delays = announcement.Delays + 1 }, delay, cancellationToken);
            return;
        }

        metrics.Dropped(MarketQueues.OrderEventsName);
        logger.LogInformation("The change of {OrderId} to version {Version} is looked at no more", announcement.OrderId, announcement.ToVersion);
    }
}
