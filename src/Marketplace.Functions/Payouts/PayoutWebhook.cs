using Marketplace.Domain;
using Marketplace.Domain.Payouts;
using Marketplace.Functions.Payments;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Payouts;

/// <summary>What a provider tells us of a payout.</summary>
/// <param name="EventId">Its id for the event; only for the log, since the payout itself recognises what it was told.</param>
/// <param name="Type"><c>payout.paid</c>, <c>payout.rejected</c> or <c>payout.returned</c>.</param>
/// <param name="PayoutId">The payout.</param>
/// <param name="Reference">Whose, as we named it when it was handed over.</param>
/// <param name="AmountMinor">How much.</param>
/// <param name="Currency">In which currency.</param>
/// <param name="OccurredUtc">When.</param>
/// <param name="Reason">Why it came back.</param>
public sealed record PayoutWebhookRequest(
    string EventId, string Type, PayoutId PayoutId, MemberId Reference, long AmountMinor, Currency Currency, DateTimeOffset OccurredUtc, string? Reason = null);

/// <summary>
/// POST /api/webhooks/payouts/{provider}: the provider's word on a payout, at once in its owner's accounts. A bank may send money back days after it
/// had taken it; then nobody waits for it any more but this.
/// </summary>
public sealed class PayoutWebhook(
    PayoutStore payouts, PayoutKeeper keeper, PayoutWaker waker, IConfiguration configuration, TimeProvider time, ILogger<PayoutWebhook> logger)
{
    /// <summary>200 accepted, or ignored for what changes nothing; 401 SIGNATURE_INVALID; 404 for an unknown payout; 409 PAYOUT_AMOUNT.</summary>
    [Function(nameof(PayoutWebhook)), Access(Caller.SignedWebhook)]
    [Takes(typeof(PayoutWebhookRequest))]
    [Answers(typeof(WebhookResponse), "NOT_FOUND", "PAYOUT_AMOUNT")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "webhooks/payouts/{provider}")] HttpRequest request,
        string provider,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        string? secret = configuration[$"Payments:{provider}:WebhookSecret"];
        if (!(await SignedWebhook.ReadAsync<PayoutWebhookRequest>(request, secret, time, cancellationToken)).TryGet(out PayoutWebhookRequest? body, out Answer? problem))
        {
            return problem;
        }

        ProviderPayoutState? state = body.Type switch
        {
            "payout.paid" => ProviderPayoutState.Paid,
            "payout.rejected" => ProviderPayoutState.Rejected,
            "payout.returned" => ProviderPayoutState.Returned,
            _ => null,
        };
        if (state is null)
        {
            logger.LogInformation("Provider event {EventId} changes no payout", body.EventId);
            return Answer.Ok(new WebhookResponse("ignored"));
        }

        return await payouts.FindAsync(body.Reference, body.PayoutId, cancellationToken) is { } payout
            ? await TakeAsync(payout, new(payout.Id, state.Value, body.AmountMinor, body.Currency, body.Reference.Value, body.Reason), client, cancellationToken)
            : Problem.NotFound();
    }

    private async Task<Answer> TakeAsync(Payout before, ProviderPayout told, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (told.Amount != before.Amount)
        {
            return Problem.Answer(StatusCodes.Status409Conflict, "PAYOUT_AMOUNT", "The payout is of another amount.");
        }

        Payout after = await keeper.ToldAsync(before, told, cancellationToken);
        if (after.State != before.State && before.IsOpen)
        {
            await waker.TryWakeAsync(client, after, cancellationToken);
        }

        return Answer.Ok(new WebhookResponse(after.State == before.State ? "ignored" : "accepted"));
    }
}
