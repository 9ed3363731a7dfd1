using System.Globalization;
using System.Text.Json;
using Marketplace.Simulation.Kernel;
using Marketplace.Simulation.Members;
using Marketplace.Simulation.World;

namespace Marketplace.Simulation.Habits;

/// <summary>A line of a deal.</summary>
internal sealed record DealLine(ListedGoods Goods, int Quantity);

/// <summary>One order from its parties' side: what they know of it and what they can do. Each has its own chance, so that deals do not disturb each other.</summary>
internal sealed class Deal(SimWorld world, int number, string buyer, IReadOnlyList<DealLine> lines, Random chance)
{
    private int _calls;

    public SimKernel Kernel => world.Kernel;

    public Random Chance => chance;

    public string Buyer => buyer;

    public string Seller => lines[0].Goods.Seller;

    /// <summary>Which deal of the world it is.</summary>
    public int Number => number;

    /// <summary>What is bought, or the first of it.</summary>
    public string ListingId => lines[0].Goods.ListingId;

    /// <summary>A member who has nothing to do with it.</summary>
    public string Stranger => $"stranger{number % 7}";

    /// <summary>The order's id; null before it was placed.</summary>
    public string? OrderId { get; private set; }

    /// <summary>When the order, as last read, next acts by itself; null when it does not.</summary>
    public DateTimeOffset? ConfirmDueUtc { get; private set; }

    /// <summary>The payment that was approved; null when none was.</summary>
    public string? PaymentId { get; private set; }

    public string TrackingNumber => string.Create(CultureInfo.InvariantCulture, $"SIM{world.Settings.Seed:d4}{number:d6}");

    /// <summary>Whether the platform hands the goods over the moment they are paid.</summary>
    public bool IsAutoDelivery => lines[0].Goods.GoodsType == "autoDelivery";

    /// <summary>Something that happens one time in so many.</summary>
    public bool Once(int inMany) => chance.Next(inMany) == 0;

    /// <summary>Lets some time pass, up to so many hours; mostly whole ones, so that deals meet at the same moments.</summary>
    public Task WaitAsync(double hoursMax)
    {
        double hours = hoursMax * chance.NextDouble();
        DateTimeOffset until = Kernel.Clock.GetUtcNow().AddHours(hours);
        bool rounds = hoursMax > 5 && chance.Next(4) != 0;
        return Kernel.SleepUntilAsync(rounds ? new DateTimeOffset(until.Year, until.Month, until.Day, until.Hour / 12 * 12, 0, 0, TimeSpan.Zero).AddHours(12) : until);
    }

    /// <summary>Places the order; false when it is refused, for instance because everything is sold.</summary>
    public async Task<bool> PlaceAsync()
    {
        HttpCall call = new(buyer, "POST", "/api/orders", PlaceBody(1), Key("place"));
        HttpReply reply = await AskTwiceAsync(call);
        OrderId = reply.Status == 201 ? reply.Text("id") : null;
        return OrderId is not null;
    }

    /// <summary>The same key with another body, which must be refused.</summary>
    public Task<HttpReply> PlaceOtherwiseAsync() => AskAsync(new(buyer, "POST", "/api/orders", PlaceBody(2), Key("place")));

    /// <summary>Sends the same request twice at the same time, as a double click does.</summary>
    public async Task<bool> PlaceTwiceAtOnceAsync()
    {
        HttpCall call = new(buyer, "POST", "/api/orders", PlaceBody(1), Key("place"));
        HttpReply[] replies = await Task.WhenAll(AskAsync(call), AskAsync(call));
        OrderId = replies.FirstOrDefault(reply => reply.Status == 201)?.Text("id");
        return OrderId is not null;
    }

    /// <summary>Goes to the provider's page; the payment's id, or null when the order cannot be paid.</summary>
    public async Task<string?> OpenPaymentAsync() => (await ActAsync(buyer, "pay")).Text("paymentId");

    /// <summary>Decides a payment at the provider, who tells the app in his own time.</summary>
    public void Decide(string paymentId, bool approve)
    {
        if (world.Provider.TryDecide(paymentId, approve))
        {
            Kernel.Trace.Add($"payer {(approve ? "approves" : "declines")} {paymentId} of {OrderId}");
            Webhooks.TellOfPayment(world, world.Provider.Payments[paymentId]);
        }
    }

    /// <summary>Opens a payment and approves it after a while; false when the order cannot be paid.</summary>
    public async Task<bool> PayAsync()
    {
        string? payment = await OpenPaymentAsync();
        if (payment is not null)
        {
            await WaitAsync(0.2);
            Decide(payment, approve: true);
            PaymentId = payment;
        }

        return payment is not null;
    }

    /// <summary>The buyer's bank takes back what is left of the payment.</summary>
    public void ChargeBack() => Tell(world.Provider.ChargeBack(PaymentId!), "payment.chargedBack", payment => payment.ChargedBackMinor);

    /// <summary>The bank gives back what it took.</summary>
    public void GiveBack() => Tell(world.Provider.GiveBack(PaymentId!), "payment.chargebackReversed", payment => payment.GivenBackMinor);

    /// <summary>Does something to one's own membership as the seller.</summary>
    public Task<HttpReply> AsSellerAsync(string action, object body) =>
        AskTwiceAsync(new(Seller, "POST", $"/api/members/me/{action}", JsonSerializer.Serialize(body), Key($"me{++_calls}")));

    /// <summary>Does something to a claim on the order.</summary>
    public Task<HttpReply> OnClaimAsync(string member, string claim, string action, object? body = null) =>
        AskTwiceAsync(new(member, "POST", $"/api/claims/{claim}/{action}", JsonSerializer.Serialize(body ?? new { }), Key($"claim{++_calls}")));

    public Task<HttpReply> ShipAsync() => ActAsync(Seller, "ship", new { carrier = Instance.CarrierKey, trackingNumber = TrackingNumber });

    public Task<HttpReply> ConfirmAsync() => ActAsync(buyer, "confirm");

    public Task<HttpReply> CancelAsync(string member) => ActAsync(member, "cancel");

    public Task<HttpReply> ExtendAsync(string member, int days) => ActAsync(member, "extend", new { days });

    public Task<HttpReply> RepriceAsync(long goodsMinor) =>
        ActAsync(Seller, "reprice", new { goods = new { amountMinor = goodsMinor, currency = "CNY" }, freight = new { amountMinor = 500, currency = "CNY" } });

    /// <summary>The carrier delivers and says so.</summary>
    public void Deliver() => Webhooks.TellOfDelivery(world, TrackingNumber);

    /// <summary>Reads the order as its buyer sees it.</summary>
    public async Task<HttpReply> ReadAsync()
    {
        HttpReply reply = await AskAsync(new(buyer, "GET", $"/api/orders/{OrderId}"));
        ConfirmDueUtc = reply.Time("confirmDueUtc");
        return reply;
    }

    /// <summary>Looks at the order, ever more rarely, until it is in one of the states, or has ended otherwise.</summary>
    public async Task<bool> UntilAsync(params string[] states)
    {
        for (int look = 1; ; look++)
        {
            string state = (await ReadAsync()).Text("state") ?? "";
            if (states.Contains(state) || state is "completed" or "refunded" or "cancelled" || look > 60)
            {
                return states.Contains(state);
            }

            await Kernel.SleepAsync(TimeSpan.FromMinutes(Math.Min(720, 5 * look * look)));
        }
    }

    /// <summary>Does something to the order as a member, and now and then once more with the same key.</summary>
    public Task<HttpReply> ActAsync(string member, string action, object? body = null) => AskTwiceAsync(
        new(member, "POST", $"/api/orders/{OrderId}/{action}", JsonSerializer.Serialize(body ?? new { }), Key($"{action}{++_calls}")));

    /// <summary>Does something that is not about the order alone.</summary>
    public Task<HttpReply> PostAsync(string member, string path, object body) =>
        AskTwiceAsync(new(member, "POST", path, JsonSerializer.Serialize(body), Key($"post{++_calls}")));

    /// <summary>The seller names a bank account, a new one each time.</summary>
    public Task<HttpReply> SetBankAccountAsync() => AskTwiceAsync(new(
        Seller,
        "POST",
        "/api/members/me/bank-account",
        JsonSerializer.Serialize(new { holderName = Seller.Replace("seller", "SELLER ", StringComparison.Ordinal), country = "US", bankCode = "021000021", accountNumber = $"12345{number:d4}{++_calls:d2}" }),
        Key($"bank{_calls}")));

    /// <summary>The seller withdraws, some of it or all, and now and then twice at once.</summary>
    public async Task WithdrawAsync()
    {
        HttpReply mine = await AskAsync(new(Seller, "GET", "/api/accounts/me"));
        long available = mine.Read("accounts", accounts => accounts[0].GetProperty("balances").EnumerateArray().Sum(balance => balance.GetProperty("amountMinor").GetInt64()));
        string body = JsonSerializer.Serialize(new { amount = new { amountMinor = Once(2) ? available : available / 2, currency = "CNY" } });
        HttpCall call = new(Seller, "POST", "/api/payouts", body, Key($"payout{++_calls}"));
        await Task.WhenAll(AskTwiceAsync(call), Once(3) ? AskAsync(call with { Key = Key($"payout{++_calls}") }) : Task.CompletedTask);
    }

    /// <summary>Asks the app.</summary>
    public Task<HttpReply> AskAsync(HttpCall call) => world.Members.AskAsync(call);

    private void Tell(ProviderPayment? payment, string type, Func<ProviderPayment, long> amountOf)
    {
        if (payment is not null)
        {
            Kernel.Trace.Add($"bank of {OrderId}: {type} {amountOf(payment)}");
            Webhooks.TellOfPayment(world, payment, type, amountOf(payment));
        }
    }

    private async Task<HttpReply> AskTwiceAsync(HttpCall call)
    {
        HttpReply reply = await AskAsync(call);
        if (Once(5))
        {
            await AskAsync(call);
        }

        return reply;
    }

    private string Key(string what) => string.Create(CultureInfo.InvariantCulture, $"deal{number}-{what}");

    private string PlaceBody(int times) => JsonSerializer.Serialize(new
    {
        lines = lines.Select(line => new { listingId = line.Goods.ListingId, quantity = line.Quantity * times }),
        deliveryMode = lines[0].Goods.DeliveryMode,
        paymentMethod = "escrow",
        note = "",
    });
}
