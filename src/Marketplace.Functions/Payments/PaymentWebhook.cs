using Marketplace.Domain;
using Marketplace.Domain.Chargebacks;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Guarantees;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Payments;

/// <summary>What a provider tells us.</summary>
/// <param name="EventId">Its id for the event; only for the log, since the order itself recognises a payment told twice.</param>
/// <param name="Type"><c>payment.captured</c>, <c>payment.declined</c>, <c>payment.chargedBack</c> or <c>payment.chargebackReversed</c>.</param>
/// <param name="PaymentId">The payment.</param>
/// <param name="Reference">The order, or the member who pays in, as we named it when the payment was opened.</param>
/// <param name="AmountMinor">What was captured, charged back or given back.</param>
/// <param name="Currency">In which currency.</param>
/// <param name="OccurredUtc">When.</param>
public sealed record PaymentWebhookRequest(
    string EventId, string Type, PaymentId PaymentId, string Reference, long AmountMinor, Currency Currency, DateTimeOffset OccurredUtc);

/// <summary>What a webhook is answered.</summary>
/// <param name="Result"><c>accepted</c>, or <c>ignored</c> for what changes nothing here.</param>
public sealed record WebhookResponse(string Result);

/// <summary>POST /api/webhooks/payments/{provider}: the provider's word, on which alone an order is paid.</summary>
public sealed class PaymentWebhook(
    OrderCommands commands, BondDeposits deposits, IConfiguration configuration, TimeProvider time, ILogger<PaymentWebhook> logger)
{
    /// <summary>200 accepted or ignored; 401 SIGNATURE_INVALID; 404 for an unknown order; 409 BUSY, to be sent again; 422 NOTHING_CAPTURED, NOTHING_CHARGED_BACK.</summary>
    [Function(nameof(PaymentWebhook)), Access(Caller.SignedWebhook)]
    [Takes(typeof(PaymentWebhookRequest))]
    [Answers(typeof(WebhookResponse), "NOT_FOUND", "BUSY", "NOTHING_CAPTURED", "NOTHING_CHARGED_BACK")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "webhooks/payments/{provider}")] HttpRequest request,
        string provider,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        string? secret = configuration[$"Payments:{provider}:WebhookSecret"];
        if (!(await SignedWebhook.ReadAsync<PaymentWebhookRequest>(request, secret, time, cancellationToken)).TryGet(out PaymentWebhookRequest? body, out Answer? problem))
        {
            return problem;
        }

        return IdText.TryParse<MemberId>(body.Reference) is { } member
            ? await deposits.ToldAsync(member, body, cancellationToken)
            : await ToldOfOrderAsync(body, client, cancellationToken);
    }

    private async Task<Answer> ToldOfOrderAsync(PaymentWebhookRequest body, DurableTaskClient client, CancellationToken cancellationToken)
    {
        OrderCommand? command = body.Type switch
        {
            "payment.captured" => new CapturePayment(body.PaymentId, new Money(body.AmountMinor, body.Currency)),
            "payment.declined" => new DeclinePayment(body.PaymentId),
            "payment.chargedBack" => new ChargeBackPayment(body.PaymentId, new Money(body.AmountMinor, body.Currency)),
            "payment.chargebackReversed" => new ReverseChargeback(body.PaymentId, new Money(body.AmountMinor, body.Currency)),
            _ => null,
        };
        if (command is null)
        {
            logger.LogInformation("Provider event {EventId} of type {Type} changes nothing here", body.EventId, body.Type);
            return Answer.Ok(new WebhookResponse("ignored"));
        }

        if (IdText.TryParse<OrderId>(body.Reference) is not { } order)
        {
            return Problem.NotFound();
        }

        return await commands.HandleAsync(order, command, client, cancellationToken) switch
        {
            CommandResult.Done => Answer.Ok(new WebhookResponse("accepted")),
            CommandResult.Rejected rejected => Problem.Of(rejected.Rejection),
            CommandResult.Missing => Problem.NotFound(),
            _ => Problem.Busy(),
        };
    }
}
