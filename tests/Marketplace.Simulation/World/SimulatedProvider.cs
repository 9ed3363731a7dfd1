using System.Text.Json;

namespace Marketplace.Simulation.World;

/// <summary>A payment as the provider has it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Order">What it is for, in the merchant's words.</param>
/// <param name="AmountMinor">How much.</param>
/// <param name="Currency">In which currency.</param>
internal sealed record ProviderPayment(string Id, string Order, long AmountMinor, string Currency)
{
    /// <summary>Whether the payer approved and the money was taken.</summary>
    public bool Captured { get; set; }

    /// <summary>Whether the payer declined.</summary>
    public bool Declined { get; set; }

    /// <summary>What was paid back of it.</summary>
    public long RefundedMinor { get; set; }

    /// <summary>What the payer's bank took back of it.</summary>
    public long ChargedBackMinor { get; set; }

    /// <summary>What the bank gave back of that.</summary>
    public long GivenBackMinor { get; set; }

    /// <summary>What is left of it.</summary>
    public long LeftMinor => AmountMinor - RefundedMinor - ChargedBackMinor + GivenBackMinor;
}

/// <summary>A refund as the provider has it.</summary>
internal sealed record ProviderRefund(string Id, string PaymentId, long AmountMinor, string Currency);

/// <summary>The payment provider: outside of every crash, and strict about its own books.</summary>
internal sealed class SimulatedProvider
{
    private readonly Dictionary<string, ProviderPayment> _payments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ProviderRefund> _refunds = new(StringComparer.Ordinal);

    /// <summary>Told of every new refund.</summary>
    public event Action<ProviderRefund, ProviderPayment>? Refunded;

    public IReadOnlyDictionary<string, ProviderPayment> Payments => _payments;

    public IReadOnlyDictionary<string, ProviderRefund> Refunds => _refunds;

    /// <summary>The payer's decision; a payment is decided once.</summary>
    public bool TryDecide(string paymentId, bool approve)
    {
        if (!_payments.TryGetValue(paymentId, out ProviderPayment? payment) || payment.Captured || payment.Declined)
        {
            return false;
        }

        (payment.Captured, payment.Declined) = (approve, !approve);
        return true;
    }

    /// <summary>The payer's bank takes back what is left of a payment; null when there is nothing, or it did so before.</summary>
    public ProviderPayment? ChargeBack(string paymentId)
    {
        if (!_payments.TryGetValue(paymentId, out ProviderPayment? payment) || !payment.Captured || payment.ChargedBackMinor > 0 || payment.LeftMinor == 0)
        {
            return null;
        }

        payment.ChargedBackMinor = payment.LeftMinor;
        return payment;
    }

    /// <summary>The bank gives back what it took; null when it took nothing, or did so before.</summary>
    public ProviderPayment? GiveBack(string paymentId)
    {
        if (!_payments.TryGetValue(paymentId, out ProviderPayment? payment) || payment.ChargedBackMinor == 0 || payment.GivenBackMinor > 0)
        {
            return null;
        }

        payment.GivenBackMinor = payment.ChargedBackMinor;
        return payment;
    }

    /// <summary>Answers the merchant.</summary>
    public (int Status, string Body) Handle(string path, string body)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        JsonElement request = document.RootElement;
        return path switch
        {
            "payments" => Open(request),
            "refunds" => Refund(request),
            _ => (404, ""),
        };
    }

    // The same id again is the same payment; it is not opened for another amount.
    private (int Status, string Body) Open(JsonElement request)
    {
        string id = request.GetProperty("paymentId").GetString()!;
        ProviderPayment asked = new(
            id, request.GetProperty("reference").GetString()!, request.GetProperty("amountMinor").GetInt64(), request.GetProperty("currency").GetString()!);
        if (_payments.TryGetValue(id, out ProviderPayment? known) && (known.Order, known.AmountMinor, known.Currency) != (asked.Order, asked.AmountMinor, asked.Currency))
        {
            return (409, "");
        }

        _payments.TryAdd(id, asked);
        return (200, JsonSerializer.Serialize(new { paymentId = id, payUrl = $"https://provider.test/pay/{id}" }));
    }

    private (int Status, string Body) Refund(JsonElement request)
    {
        ProviderRefund asked = new(
            request.GetProperty("refundId").GetString()!,
            request.GetProperty("paymentId").GetString()!,
            request.GetProperty("amountMinor").GetInt64(),
            request.GetProperty("currency").GetString()!);
        if (_refunds.TryGetValue(asked.Id, out ProviderRefund? known))
        {
            return known == asked ? Succeeded(asked) : (409, "");
        }

        if (!_payments.TryGetValue(asked.PaymentId, out ProviderPayment? payment) || !payment.Captured)
        {
            return (404, "");
        }

        // What the bank has taken is not here to be paid back.
        if (payment.ChargedBackMinor > 0 && asked.AmountMinor > payment.LeftMinor)
        {
            return (409, "");
        }

        // It pays what it is told, even twice: that this does not happen is what the checks look after.
        _refunds[asked.Id] = asked;
        payment.RefundedMinor += asked.AmountMinor;
        Refunded?.Invoke(asked, payment);
        return Succeeded(asked);
    }

    private static (int Status, string Body) Succeeded(ProviderRefund refund) =>
        (200, JsonSerializer.Serialize(new { refundId = refund.Id, status = "succeeded" }));
}
