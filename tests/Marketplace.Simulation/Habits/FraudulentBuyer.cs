using System.Text.Json;
using Marketplace.Simulation.Kernel;
using Marketplace.Simulation.Members;
using Marketplace.Simulation.World;

namespace Marketplace.Simulation.Habits;

/// <summary>Tries what must not work: others' orders, other bodies under old keys, forged webhooks, the wrong side's commands.</summary>
internal sealed class FraudulentBuyer : Habit
{
    public override async Task LiveAsync(Deal deal)
    {
        if (!await deal.PlaceAsync())
        {
            return;
        }

        Expect(deal, await deal.PlaceOtherwiseAsync(), 422, "another body under the same key");
        Expect(deal, await deal.ActAsync(deal.Stranger, "cancel"), 404, "a stranger's cancellation");
        Expect(deal, await deal.AskAsync(new(deal.Stranger, "GET", $"/api/orders/{deal.OrderId}")), 404, "a stranger's look");
        Expect(deal, await deal.AskAsync(new("", "GET", $"/api/orders/{deal.OrderId}")), 401, "nobody's look");
        string? payment = await deal.OpenPaymentAsync();
        if (payment is not null)
        {
            Expect(deal, await deal.AskAsync(Forged(deal, payment)), 401, "a forged webhook");
        }

        Expect(deal, await deal.ActAsync(deal.Buyer, "ship", new { carrier = "x", trackingNumber = "y" }), 403, "the buyer's shipping");
        if (payment is null || !await deal.PayAsync() || !await ShipWhenPaidAsync(deal, 30))
        {
            return;
        }

        Expect(deal, await deal.ActAsync(deal.Seller, "confirm"), 403, "the seller's confirmation");
        HttpReply cancelled = await deal.CancelAsync(deal.Buyer);
        if (cancelled.Status != 409)
        {
            Expect(deal, cancelled, 409, "a cancellation after shipping");
        }
    }

    private static HttpCall Forged(Deal deal, string payment) => Webhooks.Signed(
        "/api/webhooks/payments/Simulated",
        JsonSerializer.Serialize(new
        {
            eventId = "forged",
            type = "payment.captured",
            paymentId = payment,
            reference = deal.OrderId,
            amountMinor = 1,
            currency = "CNY",
            occurredUtc = deal.Kernel.Clock.GetUtcNow(),
        }),
        $"not {Instance.WebhookSecret}",
        deal.Kernel.Clock.GetUtcNow());

    private static void Expect(Deal deal, HttpReply reply, int status, string what)
    {
        if (reply.Status != status)
        {
            deal.Kernel.Report(new Violation("what is not allowed is refused", $"{what} was answered {reply.Status}, not {status}: {reply.Body}", deal.OrderId ?? ""));
        }
    }
}
