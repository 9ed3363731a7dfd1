using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Ratings;
using Marketplace.Functions.Buyers;
using Marketplace.Functions.Escrow;
using Marketplace.Functions.Guarantees;
using Marketplace.Functions.Listings;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Ratings;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Deadlines;

/// <summary>
/// Reminds of and then cancels unpaid orders, which have no orchestration, and mends placements that died half way. Looks after bonds and ratings as well.
/// </summary>
public sealed class SweepDeadlines(
    PaymentDeadlines deadlines,
    OrderStore orders,
    OrderCommands commands,
    StockKeeper stock,
    BuyerStore buyers,
    EscrowWaker waker,
    BondDeadlines bondDeadlines,
    BondKeeper bonds,
    RatingDeadlines ratings,
    PolicyCatalog policies,
    TimeProvider time,
    ILogger<SweepDeadlines> logger)
{
    private static readonly EventId _failed = new(1003, "DeadlineFailed");

    /// <summary>Runs every five minutes.</summary>
    [Function(nameof(SweepDeadlines))]
    public async Task RunAsync([TimerTrigger("0 */5 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        await foreach (PaymentDeadline deadline in deadlines.ReadDueAsync(time.GetUtcNow(), cancellationToken))
        {
            await TryEnforceAsync(deadline, client, cancellationToken);
        }

        await foreach (BondDeadline deadline in bondDeadlines.ReadDueAsync(time.GetUtcNow(), cancellationToken))
        {
            await TryEnforceAsync(deadline, cancellationToken);
        }

        await foreach (RatingDeadline deadline in ratings.ReadDueAsync(time.GetUtcNow(), cancellationToken))
        {
            await TryEnforceAsync(deadline, cancellationToken);
        }
    }

    private async Task TryEnforceAsync(RatingDeadline deadline, CancellationToken cancellationToken)
    {
        try
        {
            CommandResult result = await commands.HandleAsync(deadline.OrderId, new CloseRatings(), cancellationToken);
            if (result is CommandResult.Done { Order.Ratings.RevealedUtc: not null } or CommandResult.Missing)
            {
                await ratings.RemoveAsync(deadline, cancellationToken);
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            logger.LogError(_failed, error, "The ratings of {OrderId} could not be closed; the next sweep tries again", deadline.OrderId);
        }
    }

    private async Task TryEnforceAsync(BondDeadline deadline, CancellationToken cancellationToken)
    {
        try
        {
            await bonds.EnforceAsync(deadline, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            logger.LogError(_failed, error, "The bond of {MemberId} could not be looked at; the next sweep tries again", deadline.Owner);
        }
    }

    // Rows come earliest first: one that cannot be dealt with must not hold up all that follow.
    private async Task TryEnforceAsync(PaymentDeadline deadline, DurableTaskClient client, CancellationToken cancellationToken)
    {
        try
        {
            await EnforceAsync(deadline, client, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            logger.LogError(_failed, error, "The payment window of {OrderId} could not be enforced; the next sweep tries again", deadline.OrderId);
        }
    }

    private async Task EnforceAsync(PaymentDeadline deadline, DurableTaskClient client, CancellationToken cancellationToken)
    {
        CommandResult result = await commands.HandleAsync(deadline.OrderId, new EnforceDeadlines(), cancellationToken);
        switch (result)
        {
            case CommandResult.Done { Order: { State: OrderState.Placed } order }:
                await deadlines.MoveAsync(deadline, OrderClock.NextDeadlineUtc(order, policies.Get(order.PolicyVersion))!.Value, cancellationToken);
                break;
            case CommandResult.Done { Order: { IsClosed: false } order }:
                // Paid: the relay has started the escrow long ago, unless its message was lost to the poison queue.
                await waker.StartIfMissingAsync(client, order, cancellationToken);
                await deadlines.RemoveAsync(deadline, cancellationToken);
                break;
            case CommandResult.Done { Order: var order }:
                await buyers.NoteAsync(order, cancellationToken);
                await SettleAsync(deadline, order, cancellationToken);
                break;
            case CommandResult.Missing when await orders.TryAbandonAsync(deadline.OrderId, cancellationToken):
                logger.LogWarning("The placement of {OrderId} died half way; its stock is freed", deadline.OrderId);
                await SettleAsync(deadline, null, cancellationToken);
                break;
            default:
                logger.LogWarning("The payment window of {OrderId} could not be looked at now; the next sweep will", deadline.OrderId);
                break;
        }
    }

    // An order that ended is settled by the relay; once more here for a placement's late second try, which may have held stock again.
    private async Task SettleAsync(PaymentDeadline deadline, Order? order, CancellationToken cancellationToken)
    {
        await stock.SettleAllAsync(deadline.Listings, deadline.OrderId, order, cancellationToken);
        await deadlines.RemoveAsync(deadline, cancellationToken);
    }
}
