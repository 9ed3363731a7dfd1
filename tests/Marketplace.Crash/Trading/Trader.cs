using System.Text.Json;
using Marketplace.LocalHost.Carrier;

namespace Marketplace.Crash.Trading;

/// <summary>How an order goes, as far as its parties have a say in it.</summary>
internal enum Tale
{
    Confirm,
    RepriceThenConfirm,
    CancelUnpaid,
    CancelledBySeller,

    // The rest are ended by time.
    NeverPay,
    StaySilent,
    DeliveredThenSilent,
    NeverShip,
}

/// <summary>Lives one order after the other, as its buyer, its seller, the payer and the carrier.</summary>
internal sealed class Trader(int number, Random random, bool brief, Bazaar bazaar)
{
    private const int LooksMax = 40;
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(100);
    private static readonly Tale[] _tales =
    [
        Tale.Confirm, Tale.Confirm, Tale.Confirm, Tale.Confirm, Tale.RepriceThenConfirm, Tale.CancelUnpaid, Tale.CancelledBySeller,
        Tale.CancelledBySeller, Tale.NeverPay, Tale.StaySilent, Tale.DeliveredThenSilent, Tale.NeverShip,
    ];

    private readonly Tale[] _choice = [.. _tales.Where(tale => !brief || tale < Tale.NeverPay)];
    private int _orders;

    /// <summary>The name under which it buys.</summary>
    public static string NameOf(int number) => $"buyer-{number}";

    /// <summary>Trades until told to stop, and then finishes what it has begun.</summary>
    public async Task TradeAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            _orders++;
            await LiveAsync(_choice[random.Next(_choice.Length)], bazaar.Offers[random.Next(bazaar.Offers.Count)]);
        }
    }

    private async Task LiveAsync(Tale tale, Stall stall)
    {
        object wanted = new { lines = new[] { new { listingId = stall.Id, quantity = random.Next(1, 3) } }, deliveryMode = "express", paymentMethod = "escrow", note = "" };
        Reply placed = await DoAsync(NameOf(number), "api/orders", "place", wanted, "OrderPlaced", null);
        if (!placed.IsDone || tale == Tale.NeverPay)
        {
            return;
        }

        string id = placed.Text("id");
        if (tale == Tale.CancelUnpaid)
        {
            await ActAsync(NameOf(number), id, "cancel", new { }, "OrderCancelled");
        }
        else if (await PayAsync(tale, stall, id))
        {
            await DeliverAsync(tale, stall, id);
        }
    }

    private async Task<bool> PayAsync(Tale tale, Stall stall, string id)
    {
        if (tale == Tale.RepriceThenConfirm)
        {
            object price = new { goods = new { amountMinor = 4_000, currency = "CNY" }, freight = new { amountMinor = 0, currency = "CNY" } };
            await ActAsync(stall.Seller, id, "reprice", price, "OrderRepriced");
        }

        Reply payment = await ActAsync(NameOf(number), id, "pay", new { }, "PaymentRequested");
        if (!payment.IsDone)
        {
            return false;
        }

        await bazaar.Client.PostLocalAsync($"local/payments/{payment.Text("paymentId")}/approve", new { duplicates = random.Next(3) });
        return await IsPaidAsync(id);
    }

    private async Task DeliverAsync(Tale tale, Stall stall, string id)
    {
        string parcel = $"SF-{id}";
        if (tale == Tale.NeverShip)
        {
            return;
        }

        if (tale == Tale.CancelledBySeller)
        {
            await ActAsync(stall.Seller, id, "cancel", new { }, "EscrowRefunded");
            return;
        }

        await ActAsync(stall.Seller, id, "ship", new { carrier = SandboxCarrier.Key, trackingNumber = parcel }, "OrderShipped");
        if (tale is Tale.Confirm or Tale.RepriceThenConfirm)
        {
            await ActAsync(NameOf(number), id, "confirm", new { }, "EscrowReleased");
        }
        else if (tale == Tale.DeliveredThenSilent)
        {
            await bazaar.Client.PostLocalAsync($"local/carriers/{SandboxCarrier.Key}/deliver", new { trackingNumber = parcel });
        }
    }

    // The provider's word may be on its way for a while; what it takes longer is left to time.
    private async Task<bool> IsPaidAsync(string id)
    {
        for (int look = 0; look < LooksMax; look++)
        {
            if ((await bazaar.Client.GetAsync(NameOf(number), $"api/orders/{id}")).Text("state") != "placed")
            {
                return true;
            }

            await Task.Delay(_pause);
        }

        return false;
    }

    private Task<Reply> ActAsync(string member, string id, string action, object body, string @event) =>
        DoAsync(member, $"api/orders/{id}/{action}", action, body, @event, id);

    private async Task<Reply> DoAsync(string member, string path, string action, object body, string @event, string? id)
    {
        string key = $"{number}-{_orders}-{action}";
        string json = JsonSerializer.Serialize(body);
        Reply reply = await bazaar.Client.PostAsync(member, path, key, json);
        bazaar.Promises.Note(new(member, path, key, json, @event, id ?? (reply.IsDone ? reply.Text("id") : ""), reply));
        return reply;
    }
}
