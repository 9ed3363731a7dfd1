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
    UnpaidOrders unpaid,
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
    /// <summary>Runs every five minutes. One kind waits for no other, and fails for none.</summary>
    [Function(nameof(SweepDeadlines))]
    public Task RunAsync([TimerTrigger("0 */5 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        return Task.WhenAll(
            EachAsync(deadlines.ReadDueAsync(now, cancellationToken), due => EnforceAsync(due, client, cancellationToken), due => $"The payment window of {due.OrderId} could not be enforced"),
            EachAsync(bondDeadlines.ReadDueAsync(now, cancellationToken), due => bonds.EnforceAsync(due, cancellationToken), due => $"The bond of {due.Owner} could not be looked at"),
            EachAsync(ratings.ReadDueAsync(now, cancellationToken), due => EnforceAsync(due, cancellationToken), due => $"The ratings of {due.OrderId} could not be closed"),
            EachAsync(messages.ReadDueAsync(now, cancellationToken), due => desk.FinishAsync(due, cancellationToken), due => $"The messages of {due.ConversationId} could not be told"),
            EachAsync(reviews.ReadDueAsync(now, cancellationToken), due => reviewDesk.FinishAsync(due, cancellationToken), due => $"What follows from {due.ReviewId} could not be carried out"),
            EachAsync(devices.ReadDueAsync(now, cancellationToken), due => traces.ForgetAsync(due, cancellationToken), due => $"A device of {due.Member} could not be forgotten"),
            EachAsync(emailCodes.ReadDueAsync(now, cancellationToken), due => emailCodes.ForgetAsync(due, cancellationToken), _ => "That codes were sent to an address could not be forgotten"));
    }

    private Task EachAsync<T>(IAsyncEnumerable<T> allDue, Func<T, Task> lookAsync, Func<T, string> faultOf) => SweepAttempt.EachAsync(allDue, lookAsync, faultOf, logger);

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
                await unpaid.NoteAsync(order, cancellationToken);
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
