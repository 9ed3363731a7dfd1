using Marketplace.Domain;
using Marketplace.Domain.Escrow;
using Marketplace.Functions.Platform.Durable;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Marketplace.Functions.Escrow;

/// <summary>What an escrow's instance carries from one generation to the next.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Status">What it last knew of the order.</param>
/// <param name="TransfersDone">How many of the order's transfers it has carried out.</param>
public sealed record EscrowInstance(OrderId OrderId, EscrowStatus Status, int TransfersDone);

/// <summary>
/// An escrow's clock and hands (docs/adr/0003). It decides nothing: it waits for the deadline or for news, has deadlines
/// enforced against the stored truth, and carries out transfers that were decided, each until it succeeds.
/// </summary>
public static class EscrowOrchestrator
{
    /// <summary>The name of the event that brings news: an <see cref="EscrowStatus"/>.</summary>
    public const string NewsEvent = "order-changed";

    private const int RoundsMax = 20;
    private static readonly TimeSpan _notDueYet = TimeSpan.FromMinutes(1);

    /// <summary>Runs one generation of an escrow.</summary>
    [Function(nameof(EscrowOrchestrator))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        EscrowInstance escrow = context.GetInput<EscrowInstance>()!;

        // One wait for news, kept open while anything else goes on: a cancelled one would swallow the next event.
        Task<EscrowStatus> news = context.WaitForExternalEvent<EscrowStatus>(NewsEvent);
        for (int round = 0; round < RoundsMax || news.IsCompleted; round++)
        {
            context.SetCustomStatus(escrow.Status);
            escrow = await TransferMoney.CarryOutAsync(context, escrow);
            DateTimeOffset? deadline = escrow.Status.DeadlineUtc;
            if (deadline is null && !news.IsCompleted)
            {
                // News that comes now finds an instance that has ended: the relay looks again until that is so, and starts another.
                return;
            }

            if (deadline is null || await Waits.CameBeforeAsync(news, deadline.Value, context))
            {
                escrow = escrow with { Status = Newer(escrow.Status, await news) };
                news = context.WaitForExternalEvent<EscrowStatus>(NewsEvent);
            }
            else
            {
                escrow = escrow with { Status = await EnforceAsync(context, escrow) };
            }
        }

        // History stays short however long a case lasts.
        context.ContinueAsNew(escrow, preserveUnprocessedEvents: true);
    }

    private static async Task<EscrowStatus> EnforceAsync(TaskOrchestrationContext context, EscrowInstance escrow)
    {
        EscrowStatus status = await context.CallActivityAsync<EscrowStatus>(nameof(EnforceDeadline), escrow.OrderId, Waits.UntilItSucceeds);

        // Another machine's clock may run behind this one's: what is not due there yet is looked at again in a minute.
        bool notDueYet = status.Version == escrow.Status.Version && status.DeadlineUtc <= context.CurrentUtcDateTime;
        return notDueYet ? status with { DeadlineUtc = context.CurrentUtcDateTime + _notDueYet } : status;
    }

    private static EscrowStatus Newer(EscrowStatus known, EscrowStatus news) => news.Version >= known.Version ? news : known;
}
