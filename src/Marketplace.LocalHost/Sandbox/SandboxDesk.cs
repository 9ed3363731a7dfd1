using System.Text.Json;
using Azure;
using Marketplace.LocalHost.Platform;

namespace Marketplace.LocalHost.Sandbox;

/// <summary>What a payer decides at the pay page: the decision and the webhooks that tell of it are written together, then sent.</summary>
internal sealed class SandboxDesk(SandboxBooks books, WebhookSchedule schedule, TimeProvider clock)
{
    /// <summary>
    /// Settles a payment and sends its webhooks; without a delay the first try is over when this returns. Deciding the same again
    /// sends the same event again, as providers' dashboards can.
    /// </summary>
    /// <exception cref="BadInputException">404: no such payment. 409: it was decided otherwise.</exception>
    public async Task<SandboxPayment> SettleAsync(string paymentId, PaymentStatus decision, PayerChoice choice)
    {
        while (true)
        {
            (SandboxPayment payment, ETag version) = await books.GetAsync(paymentId);
            if (payment.Status != PaymentStatus.Pending && payment.Status != decision)
            {
                throw new BadInputException($"Payment {paymentId} is {payment.Status.ToString().ToLowerInvariant()} already.", StatusCodes.Status409Conflict);
            }

            SandboxPayment settled = payment with { Status = decision, SettledUtc = payment.SettledUtc ?? clock.GetUtcNow() };
            SandboxWebhook[] webhooks = [.. Webhooks(settled, choice)];
            settled = settled with { WebhooksSent = settled.WebhooksSent + webhooks.Length };
            if (await books.TryCommitAsync(settled, version, webhooks.Select(SandboxRows.Row)))
            {
                await schedule.AddAsync(webhooks);
                return settled;
            }
        }
    }

    /// <summary>The payer's bank takes back what the provider still has of a payment, and the merchant is told.</summary>
    /// <exception cref="BadInputException">404: no such payment. 409: nothing of it is here.</exception>
    public Task<SandboxPayment> ChargeBackAsync(string paymentId, PayerChoice choice) => MoveAsync(paymentId, choice, "chargedBack", payment =>
        payment.Status == PaymentStatus.Captured ? payment.AmountMinor - payment.RefundedMinor - payment.ChargedBackMinor : 0);

    /// <summary>The bank gives back what it took, and the merchant is told.</summary>
    /// <exception cref="BadInputException">404: no such payment. 409: it took nothing.</exception>
    public Task<SandboxPayment> ReverseChargebackAsync(string paymentId, PayerChoice choice) =>
        MoveAsync(paymentId, choice, "chargebackReversed", payment => -payment.ChargedBackMinor);

    private async Task<SandboxPayment> MoveAsync(string paymentId, PayerChoice choice, string kind, Func<SandboxPayment, long> takenOf)
    {
        while (true)
        {
            (SandboxPayment payment, ETag version) = await books.GetAsync(paymentId);
            long taken = takenOf(payment);
            if (taken == 0)
            {
                throw new BadInputException($"There is nothing of payment {paymentId} to move.", StatusCodes.Status409Conflict);
            }

            SandboxPayment moved = payment with { ChargedBackMinor = payment.ChargedBackMinor + taken };
            SandboxWebhook[] webhooks = [.. Webhooks(moved, choice, kind, Math.Abs(taken), clock.GetUtcNow())];
            moved = moved with { WebhooksSent = moved.WebhooksSent + webhooks.Length };
            if (await books.TryCommitAsync(moved, version, webhooks.Select(SandboxRows.Row)))
            {
                await schedule.AddAsync(webhooks);
                return moved;
            }
        }
    }

    private IEnumerable<SandboxWebhook> Webhooks(SandboxPayment payment, PayerChoice choice) => Webhooks(
        payment, choice, payment.Status == PaymentStatus.Captured ? "captured" : "declined", payment.AmountMinor, payment.SettledUtc ?? clock.GetUtcNow());

    private IEnumerable<SandboxWebhook> Webhooks(SandboxPayment payment, PayerChoice choice, string kind, long amountMinor, DateTimeOffset occurredUtc)
    {
        PaymentEvent told = new(
            $"evt_{payment.PaymentId}_{kind}", $"payment.{kind}", payment.PaymentId, payment.Reference, amountMinor, payment.Currency, occurredUtc);
        string body = JsonSerializer.Serialize(told, JsonBody.Options);
        DateTimeOffset due = clock.GetUtcNow() + choice.DelayTime;
        int copies = choice.Drop ? 0 : 1 + choice.Duplicates;
        return Enumerable.Range(payment.WebhooksSent, copies).Select(number => new SandboxWebhook(payment.PaymentId, $"{number:D4}", body, due));
    }
}

/// <summary>What the provider tells the merchant. The same event may arrive more than once, late, or not at all.</summary>
internal sealed record PaymentEvent(
    string EventId, string Type, string PaymentId, string Reference, long AmountMinor, string Currency, DateTimeOffset OccurredUtc);
