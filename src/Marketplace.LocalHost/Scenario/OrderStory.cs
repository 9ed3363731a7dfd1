using System.Xml;
using Marketplace.LocalHost.Carrier;
using Marketplace.LocalHost.Catalogue;

namespace Marketplace.LocalHost.Scenario;

/// <summary>Lives one planned order through, step by step, as its buyer, its seller, the payer and the carrier.</summary>
internal sealed class OrderStory(PlannedOrder plan, Market market, ArbiterBench bench)
{
    private readonly CaseScript? _script = CaseScript.Of(plan.Behaviour);
    private readonly ClaimScript? _claim = ClaimScript.Of(plan.Behaviour);
    private readonly TalkStory _talk = new(plan, market);
    private Trade? _trade;
    private string? _paymentId;

    private Trade Trade => _trade!;

    /// <summary>From placing to the end; the case as it ended.</summary>
    public async Task<StoryResult> LiveAsync()
    {
        await market.Agenda.Until(plan.PlaceAt);
        await BrowseAsync();
        await _talk.AskAsync();
        OrderView placed = await PlaceAsync();
        market.Progress.Placed(placed.Id);
        await _talk.ThankAsync(placed.Id);
        if (await PayAsync(placed))
        {
            await ShipAsync();
        }

        await WaitForEndAsync();
        await LiveOnAsync();
        SaidOfEachOther? said = (await Trade.ReadAsync()).State == "completed" ? await new RatingStory(Trade, market).LiveAsync() : null;
        StoryResult result = new(plan, await Trade.ReadAsync<CaseView>($"api/orders/{placed.Id}/case")) { Said = said, Talks = _talk.All };
        market.Progress.Ended();
        return result;
    }

    private async Task BrowseAsync()
    {
        string category = market.Plan.Listings[plan.Lines[0].Listing].Draft.Category;
        await market.Client.GetAsync<PageView<ListingView>>(plan.Buyer, $"api/listings?category={category}&limit=10");
        await market.Client.GetAsync<ListingView>(plan.Buyer, $"api/listings/{market.ListingId(plan.Lines[0].Listing)}");
    }

    private async Task<OrderView> PlaceAsync()
    {
        object[] lines = [.. plan.Lines.Select(line => new { listingId = market.ListingId(line.Listing), quantity = line.Quantity })];
        OrderView placed = await market.Client.PostAsync<OrderView>(
            plan.Buyer, "api/orders", $"{plan.Number}-place", new { lines, deliveryMode = plan.DeliveryMode, paymentMethod = "escrow", note = plan.Note });
        _trade = new Trade(plan, market, placed.Id);
        return placed;
    }

    // Whether the escrow holds the money in the end.
    private async Task<bool> PayAsync(OrderView placed)
    {
        switch (plan.Behaviour)
        {
            case Behaviour.NeverPay:
                return false;
            case Behaviour.CancelUnpaid:
                await Trade.BuyerAsync<object>(PathOf("cancel"), new { });
                return false;
            case Behaviour.Reprice:
                await Trade.SellerAsync<object>(PathOf("reprice"), new { goods = Discount(placed.Goods), freight = new Amount(0) });
                break;
        }

        PaymentView payment = await Trade.BuyerAsync<PaymentView>(PathOf("pay"), new { });
        _paymentId = payment.PaymentId;
        switch (plan.Behaviour)
        {
            case Behaviour.Decline:
                await DecideAsync(payment, "decline");
                return false;
            case Behaviour.PayTooLate:
                await market.Agenda.Until(market.FromStart(placed.PaymentDueUtc!.Value) + Agenda.Step);
                await DecideAsync(payment, "approve");
                await Trade.LaterAsync();
                return false;
            default:
                await DecideAsync(payment, "approve");
                return true;
        }
    }

    private async Task ShipAsync()
    {
        switch (plan.Behaviour)
        {
            case Behaviour.NeverShipped:
                await market.Agenda.Until(plan.PlaceAt + Agenda.Step);
                return;
            case Behaviour.CancelUnshipped:
                await market.Agenda.Until(plan.PlaceAt + Agenda.Step);
                OrderView unshipped = await Trade.ReadAsync();
                await market.Agenda.Until(market.FromStart(unshipped.ShipDueUtc!.Value));
                await Trade.BuyerAsync<object>(PathOf("cancel"), new { });
                return;
        }

        if (_script?.IsBeforeShipping == true)
        {
            await Trade.LaterAsync();
            await new RefundStory(Trade, _script, bench).LiveAsync();
            return;
        }

        if (plan.GoodsType != "autoDelivery")
        {
            await market.Agenda.Until(plan.PlaceAt + plan.ShipAfter);
            await Trade.SellerAsync<object>(PathOf("ship"), new { carrier = Carrier, trackingNumber = TrackingNumber });
        }

        await ReceiveAsync();
    }

    private async Task ReceiveAsync()
    {
        TimeSpan shippedAt = market.Agenda.Now;
        switch (plan.Behaviour)
        {
            case Behaviour.Confirm or Behaviour.Reprice or Behaviour.ChargedBack or Behaviour.Farm:
            case var _ when _claim is not null:
                await market.Agenda.Until(shippedAt + plan.ConfirmAfter);
                await Trade.BuyerAsync<object>(PathOf("confirm"), new { });
                break;
            case Behaviour.BuyerExtends:
                OrderView shipped = await Trade.ReadAsync();
                await market.Agenda.Until(market.FromStart(shipped.ConfirmDueUtc!.Value) - (2 * Agenda.Step));
                await Trade.BuyerAsync<object>(PathOf("extend"), new { days = plan.GoodsType == "physical" ? 3 : 1 });
                await market.Agenda.Until(market.Agenda.Now + (3 * Agenda.Step));
                await Trade.BuyerAsync<object>(PathOf("confirm"), new { });
                break;
            case Behaviour.SellerExtends:
                await market.Agenda.Until(shippedAt + Agenda.Step);
                await Trade.SellerAsync<object>(PathOf("extend"), new { days = 3 });
                break;
            case Behaviour.DeliveredThenSilent:
                await market.Agenda.Until(shippedAt + (8 * Agenda.Step));
                await market.Client.PostLocalAsync<object>($"local/carriers/{SandboxCarrier.Key}/deliver", new { trackingNumber = TrackingNumber });
                break;
            default:
                if (_script is not null)
                {
                    await market.Agenda.Until(shippedAt + plan.ConfirmAfter);
                    await new RefundStory(Trade, _script, bench).LiveAsync();
                }

                break;
        }
    }

    // An order that has not ended is looked at again when its next deadline has passed.
    private async Task WaitForEndAsync()
    {
        const int LooksMax = 40;
        OrderView order = await Trade.ReadAsync();
        for (int look = 0; look < LooksMax && !order.IsClosed; look++)
        {
            await Trade.PastNextDeadlineAsync();
            order = await Trade.ReadAsync();
        }
    }

    // What comes of an order after its end.
    private async Task LiveOnAsync()
    {
        if (_claim is not null)
        {
            await new ClaimStory(Trade, _claim, bench).LiveAsync();
        }

        if (plan.Behaviour == Behaviour.ChargedBack)
        {
            await Trade.LaterAsync();
            await market.Client.PostLocalAsync<object>($"local/payments/{_paymentId}/charge-back", new { duplicates = plan.WebhookDuplicates });
            await Trade.LaterAsync();
        }
    }

    private string PathOf(string action) => $"api/orders/{Trade.OrderId}/{action}";

    private string Carrier => plan.GoodsType == "physical" ? SandboxCarrier.Key : "online";

    private string TrackingNumber => $"SF{market.StartUtc.ToUnixTimeSeconds()}{plan.Number:D6}";

    private static Amount Discount(Amount goods) => goods with { AmountMinor = Math.Max(1, goods.AmountMinor * 95 / 100) };

    private async Task DecideAsync(PaymentView payment, string decision) => await market.Client.PostLocalAsync<object>(
        $"local/payments/{payment.PaymentId}/{decision}",
        new { delay = XmlConvert.ToString(plan.WebhookDelay), duplicates = plan.WebhookDuplicates });
}
