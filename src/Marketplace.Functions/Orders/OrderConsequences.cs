using Marketplace.Domain.Chargebacks;
using Marketplace.Domain.Claims;
using Marketplace.Domain.Disputes;
using Marketplace.Domain.Notifications;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Ratings;
using Marketplace.Functions.Claims;
using Marketplace.Functions.Credit;
using Marketplace.Functions.Deadlines;
using Marketplace.Functions.Disputes;
using Marketplace.Functions.Escrow;
using Marketplace.Functions.Events;
using Marketplace.Functions.Listings;
using Marketplace.Functions.Notifications;
using Marketplace.Functions.Platform.Announcements;
using Marketplace.Functions.Platform.Storage;
using Marketplace.Functions.Platform.Telemetry;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Orders;

/// <summary>
/// What follows from an order's events (design.md section 4): wakes the escrow, brings the lists up to date, settles stock, tells both sides. Every step is
/// idempotent, so all of it may happen twice, late, at the same time, and in any order.
/// </summary>
public sealed class OrderConsequences(
    OrderStore store,
    OrderIndex index,
    Parcels parcels,
    StockKeeper stock,
    OpenClaims openClaims,
    CreditRelay credit,
    EscrowWaker waker,
    PaymentDeadlines deadlines,
    RulingsDue disputes,
    Notifier notifier,
    EventTopic topic,
    RelayMetrics metrics,
    ILogger<OrderConsequences> logger)
{
    /// <summary>Whether nothing follows from an event, so that nobody needs to hear of it. Of one that is not named here something does.</summary>
    public static bool HasNone(OrderEvent @event) => @event is PaymentRequested;

    /// <summary>Carries out what follows from events that are committed.</summary>
    /// <param name="records">The events, oldest first.</param>
    /// <param name="order">The order after them, or after later ones.</param>
    /// <param name="client">Starts and wakes escrows.</param>
    /// <param name="cancellationToken">Gives up between steps.</param>
    /// <returns>False when it has to be looked at again.</returns>
    public async Task<bool> CarryOutAsync(IReadOnlyList<OrderRecord> records, Order order, DurableTaskClient client, CancellationToken cancellationToken)
    {
        metrics.Handled(MarketQueues.OrderEventsName, records.Select(record => record.AtUtc));
        bool sure = true;
        foreach (OrderRecord record in records)
        {
            sure &= await ConsequencesOfAsync(record.Event, order, client, cancellationToken);
        }

        sure &= await WakeAsync(records, order, client, cancellationToken);

        // Nobody waits for people to be told, and what is told waits for nobody.
        await Task.WhenAll(
            ProjectAsync(records, order, cancellationToken),
            notifier.TellAsync(records.SelectMany(record => OrderNotices.Of(record, order)), cancellationToken));

        // Others hear of it when all is done here, and when they are told twice, the same.
        await topic.PublishAsync(records, order, cancellationToken);
        return sure;
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

                // From here on the escrow minds the time.
                await deadlines.RemoveAsync(PaymentDeadline.Of(order), cancellationToken);
                break;
            case PaymentReturned:
                return await waker.StartAsync(client, order, cancellationToken) || !order.IsClosed;
            case OrderShipped shipped:
                await parcels.PutAsync(order.Id, shipped.Shipment, cancellationToken);
                break;
            case OrderCancelled or EscrowReleased or EscrowRefunded or EscrowChargedBack:
                HoldEnd end = order.FreesStock ? HoldEnd.Freed : HoldEnd.Sold;
                await Task.WhenAll(order.Lines.Select(line => stock.SettleAsync(line.ListingId, order.Id, end, line.Quantity, cancellationToken)));
                break;
            case ClaimEvent:
                await openClaims.UpdateAsync(order, cancellationToken);
                if (@event is ClaimRulingOverdue)
                {
                    logger.LogError(DisputeAlerts.Overdue, "The ruling of {ClaimId} is overdue", order.Claim!.Id);
                }

                break;
            case RulingOverdue overdue:
                logger.LogError(DisputeAlerts.Overdue, "The ruling of {DisputeId} is overdue, at level {Level}", order.Dispute!.Id, overdue.Level);
                break;
        }

        return true;
    }

    // Time's own events came from the escrow itself, which knows them already.
    private async Task<bool> WakeAsync(IReadOnlyList<OrderRecord> records, Order order, DurableTaskClient client, CancellationToken cancellationToken)
    {
        OrderEvent[] news = [.. records.Where(record => record.Actor != Actor.Clock.ToString()).Select(record => record.Event)];
        if (news.Any(@event => @event is ClaimEvent or ChargebackEvent))
        {
            // After completion there mostly is no escrow any more.
            return await waker.ReviveAsync(client, order, cancellationToken);
        }

        if (order.PaidUtc is not null && news.Any(@event => @event is not (PaymentCaptured or PaymentReturned or RatingEvent)))
        {
            await waker.WakeAsync(client, order, cancellationToken);
        }

        return true;
    }

    private async Task ProjectAsync(IReadOnlyList<OrderRecord> records, Order order, CancellationToken cancellationToken)
    {
        await UpdateListsAsync(records, order, cancellationToken);
        await credit.UpdateAsync([.. records.Select(record => record.Event)], order, cancellationToken);
    }

    private async Task UpdateListsAsync(IReadOnlyList<OrderRecord> records, Order order, CancellationToken cancellationToken)
    {
        OrderEvent[] events = [.. records.Select(record => record.Event)];
        OrderEvent[] shown = [.. events.Where(OrderIndex.Shows)];
        bool isQueued = order.Dispute is not null && events.Any(RulingsDue.Shows);
        Task WriteAsync(Order read) => Task.WhenAll(
            shown.Length > 0 ? index.PutAsync(read, cancellationToken) : Task.CompletedTask,
            isQueued ? disputes.PutAsync(read, read.Dispute!, cancellationToken) : Task.CompletedTask);

        await (shown switch
        {
            [] when !isQueued => Task.CompletedTask,
            [OrderPlaced] => index.AddAsync(order, cancellationToken),

            // What the lists show only ever becomes true, but for a price; and of an order that has ended nothing changes any more: nobody can be overtaken by this.
            _ when order.IsClosed || (!isQueued && !shown.Any(@event => @event is OrderRepriced)) => WriteAsync(order),
            _ => Projection.WriteUntilStillAsync(order, read => read.Version, WriteAsync, async () => (await store.ReadAsync(order.Id, cancellationToken))!.Order),
        });
    }
}
