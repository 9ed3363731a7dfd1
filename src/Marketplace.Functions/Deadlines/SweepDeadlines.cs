using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Ratings;
using Marketplace.Functions.Buyers;
using Marketplace.Functions.Escrow;
using Marketplace.Functions.Fraud;
using Marketplace.Functions.Guarantees;
using Marketplace.Functions.Listings;
using Marketplace.Functions.Members;
using Marketplace.Functions.Messages;
using Marketplace.Functions.Offences;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Ratings;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Deadlines;

/// <summary>
/// Reminds of and then cancels unpaid orders, which have no orchestration, and mends placements that died half way. Looks after bonds, ratings, messages, review cases and what is to be forgotten as well.
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
    MessagesDue messages,
    MessageDesk desk,
    ReviewsDue reviews,
    ReviewDesk reviewDesk,
    DevicesDue devices,
    SharedTraces traces,
    EmailCodeLimit emailCodes,
    PolicyCatalog policies,
    TimeProvider time,
    ILogger<SweepDeadlines> logger)
{
    /// <summary>Runs every five minutes.</summary>
    [Function(nameof(SweepDeadlines))]
    public async Task RunAsync([TimerTrigger("0 */5 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        await foreach (PaymentDeadline deadline in deadlines.ReadDueAsync(time.GetUtcNow(), cancellationToken))
        {
            await TryAsync(() => EnforceAsync(deadline, client, cancellationToken), $"The payment window of {deadline.OrderId} could not be enforced");
        }

        await foreach (BondDeadline deadline in bondDeadlines.ReadDueAsync(time.GetUtcNow(), cancellationToken))
        {
            await TryAsync(() => bonds.EnforceAsync(deadline, cancellationToken), $"The bond of {deadline.Owner} could not be looked at");
        }

        await foreach (RatingDeadline deadline in ratings.ReadDueAsync(time.GetUtcNow(), cancellationToken))
        {
            await TryAsync(() => EnforceAsync(deadline, cancellationToken), $"The ratings of {deadline.OrderId} could not be closed");
        }

        await foreach (MessageDue trace in messages.ReadDueAsync(time.GetUtcNow(), cancellationToken))
        {
            await TryAsync(() => desk.FinishAsync(trace, cancellationToken), $"The messages of {trace.ConversationId} could not be told");
        }

        await foreach (ReviewDue trace in reviews.ReadDueAsync(time.GetUtcNow(), cancellationToken))
        {
            await TryAsync(() => reviewDesk.FinishAsync(trace, cancellationToken), $"What follows from {trace.ReviewId} could not be carried out");
        }

        await foreach (DeviceDue device in devices.ReadDueAsync(time.GetUtcNow(), cancellationToken))
        {
            await TryAsync(() => traces.ForgetAsync(device, cancellationToken), $"A device of {device.Member} could not be forgotten");
        }

        await foreach (EmailCodesDue due in emailCodes.ReadDueAsync(time.GetUtcNow(), cancellationToken))
        {
            await TryAsync(() => emailCodes.ForgetAsync(due, cancellationToken), "That codes were sent to an address could not be forgotten");
        }
    }

    private Task TryAsync(Func<Task> look, string fault) => SweepAttempt.TryAsync(look, fault, logger);

    private async Task EnforceAsync(RatingDeadline deadline, CancellationToken cancellationToken)
    {
        CommandResult result = await commands.HandleAsync(deadline.OrderId, new CloseRatings(), cancellationToken);
        if (result is CommandResult.Done { Order.Ratings.RevealedUtc: not null } or CommandResult.Missing)
        {
            await ratings.RemoveAsync(deadline, cancellationToken);
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
