using Marketplace.Domain;
using Marketplace.Domain.Escrow;
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
        for (int round = 0; round < RoundsMax; round++)
        {
            context.SetCustomStatus(escrow.Status);
            escrow = await TransferMoney.CarryOutAsync(context, escrow);
            if (escrow.Status.DeadlineUtc is not { } deadline)
            {
                return;
            }

            EscrowStatus? news = await WaitAsync(context, deadline);
            escrow = escrow with { Status = news is null ? await EnforceAsync(context, escrow) : Newer(escrow.Status, news) };
        }

        // History stays short however long a case lasts.
        context.ContinueAsNew(escrow, preserveUnprocessedEvents: true);
    }

    /// <summary>The news, or null when the deadline came first. The losing wait is cancelled: neither holds up the instance.</summary>
    private static async Task<EscrowStatus?> WaitAsync(TaskOrchestrationContext context, DateTimeOffset deadline)
    {
        using CancellationTokenSource loser = new();
        Task<EscrowStatus> news = context.WaitForExternalEvent<EscrowStatus>(NewsEvent, loser.Token);
        Task timer = context.CreateTimer(deadline.UtcDateTime, loser.Token);
        Task winner = await Task.WhenAny(news, timer);
        await loser.CancelAsync();
        return winner == news ? await news : null;
    }

    private static async Task<EscrowStatus> EnforceAsync(TaskOrchestrationContext context, EscrowInstance escrow)
    {
        EscrowStatus status = await context.CallActivityAsync<EscrowStatus>(nameof(EnforceDeadline), escrow.OrderId, EscrowRetries.UntilItSucceeds);

        // Another machine's clock may run behind this one's: what is not due there yet is looked at again in a minute.
        bool notDueYet = status.Version == escrow.Status.Version && status.DeadlineUtc <= context.CurrentUtcDateTime;
        return notDueYet ? status with { DeadlineUtc = context.CurrentUtcDateTime + _notDueYet } : status;
    }

    private static EscrowStatus Newer(EscrowStatus known, EscrowStatus news) => news.Version >= known.Version ? news : known;
}
