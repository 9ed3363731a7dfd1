using System.Text.Json.Serialization;
using Marketplace.Domain;
using Marketplace.Domain.Payouts;
using Marketplace.Functions.Platform.Durable;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Marketplace.Functions.Payouts;

/// <summary>What a payout's instance carries from one generation to the next.</summary>
/// <param name="Owner">Whose payout.</param>
/// <param name="PayoutId">Which.</param>
/// <param name="Looks">How often the provider was asked.</param>
/// <param name="TraceParent">The request that brought it about (W3C); null when nobody traces.</param>
public sealed record PayoutInstance(
    MemberId Owner, PayoutId PayoutId, int Looks, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TraceParent = null);

/// <summary>
/// A payout's hands (docs/adr/0012): has it handed to the provider, and looks again, ever more rarely, until it has ended. What it is told wakes
/// it sooner. It decides nothing: whether there is something left to do is what the accounts say.
/// </summary>
public static class PayoutOrchestrator
{
    /// <summary>The name of the event that brings news.</summary>
    public const string NewsEvent = "payout-changed";

    private const int RoundsMax = 20;
    private static readonly TimeSpan[] _pauses = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2)];

    /// <summary>Runs one generation of a payout.</summary>
    [Function(nameof(PayoutOrchestrator))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        PayoutInstance payout = context.GetInput<PayoutInstance>()!;

        // One wait for news, kept open while anything else goes on: a cancelled one would swallow the next event.
        Task<PayoutState> news = context.WaitForExternalEvent<PayoutState>(NewsEvent);
        for (int round = 0; round < RoundsMax || news.IsCompleted; round++)
        {
            if (!await context.CallActivityAsync<bool>(nameof(CarryOutPayout), payout, Waits.UntilItSucceeds))
            {
                return;
            }

            DateTimeOffset again = context.CurrentUtcDateTime + _pauses[Math.Min(payout.Looks, _pauses.Length - 1)];
            payout = payout with { Looks = payout.Looks + 1 };
            if (await Waits.CameBeforeAsync(news, again, context))
            {
                news = context.WaitForExternalEvent<PayoutState>(NewsEvent);
            }
        }

        context.ContinueAsNew(payout, preserveUnprocessedEvents: true);
    }
}
