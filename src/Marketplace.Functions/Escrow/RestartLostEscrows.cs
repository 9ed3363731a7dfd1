using Marketplace.Domain;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Orders;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Escrow;

/// <summary>
/// Goes the other way round than <see cref="SweepEscrows"/>: from the orders that hold money or have a claim open to the instances that should look after
/// them. An instance that was purged, or lost with its hub, is started again from the order; this is also how a market moves to another
/// durable backend.
/// </summary>
public sealed class RestartLostEscrows(OrderStore orders, EscrowWaker waker, ILogger<RestartLostEscrows> logger)
{
    /// <summary>Runs every night.</summary>
    [Function(nameof(RestartLostEscrows))]
    public async Task RunAsync([TimerTrigger("0 30 19 * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        await foreach (OrderId id in orders.ReadHoldingAsync(cancellationToken))
        {
            // Read again: the scan may be long, and an order that has ended needs no one to look after it.
            Order? order = (await orders.ReadAsync(id, cancellationToken))?.Order;
            if (order is { IsClosed: false } or { Claim.DueUtc: not null } && await waker.StartIfMissingAsync(client, order, cancellationToken))
            {
                logger.LogError(EscrowAlerts.Stuck, "Escrow of {OrderId} had no instance; started it from the order", id);
            }
        }
    }
}
