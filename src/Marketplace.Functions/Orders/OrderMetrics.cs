using System.Diagnostics.Metrics;
using Marketplace.Domain;
using Marketplace.Domain.Chargebacks;
using Marketplace.Domain.Claims;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Telemetry;

namespace Marketplace.Functions.Orders;

/// <summary>
/// Counts what happened to orders, right after the commit: once for each event, never for one that was not committed. When the answer
/// to a commit is lost on the way, its events are missing here; the books have them.
/// </summary>
public sealed class OrderMetrics
{
    private readonly Counter<long> _placed, _cancelled, _captured, _returned, _released, _refunded, _enforced;
    private readonly Counter<long> _claims, _chargebacks;
    private readonly Counter<long> _claimsMinor, _chargebacksMinor;
    private readonly Counter<long> _capturedMinor, _returnedMinor, _releasedMinor, _refundedMinor, _feesMinor;

    /// <summary>Makes the instruments.</summary>
    public OrderMetrics(IMeterFactory meters)
    {
        Meter meter = meters.Create(MarketTelemetry.Name);
        Counter<long> Count(string name, string unit, string of) => meter.CreateCounter<long>($"marketplace.{name}", unit, of);
        Counter<long> Sum(string name, string of) => Count($"{name}.amount", "{minor}", of);
        _placed = Count("orders.placed", "{order}", "Orders placed.");
        _cancelled = Count("orders.cancelled", "{order}", "Orders that ended unpaid.");
        _captured = Count("payments.captured", "{payment}", "Payments taken into escrow.");
        _capturedMinor = Sum("payments.captured", "Money taken into escrow, in minor units.");
        _returned = Count("payments.returned", "{payment}", "Payments sent back at once: late, doubled or of a wrong amount.");
        _returnedMinor = Sum("payments.returned", "Money sent back at once, in minor units.");
        _released = Count("escrows.released", "{escrow}", "Escrows released to sellers.");
        _releasedMinor = Sum("escrows.released", "Money credited to sellers, in minor units.");
        _feesMinor = Sum("fees", "Fees kept of released escrows, in minor units.");
        _refunded = Count("escrows.refunded", "{escrow}", "Escrows given back to buyers.");
        _refundedMinor = Sum("escrows.refunded", "Money given back to buyers, in minor units.");
        _claims = Count("claims.paid", "{claim}", "Claims after completion that were paid.");
        _claimsMinor = Sum("claims.paid", "Money paid for claims, in minor units.");
        _chargebacks = Count("chargebacks", "{chargeback}", "Payments that buyers' banks took back.");
        _chargebacksMinor = Sum("chargebacks", "Money that buyers' banks took back, in minor units.");
        _enforced = Count("deadlines.enforced", "{deadline}", "Deadlines at which time itself acted.");
    }

    /// <summary>Counts what a commit added.</summary>
    public void Committed(IReadOnlyList<OrderRecord> records)
    {
        foreach (OrderRecord record in records)
        {
            Count(record.Event);
        }

        // One deadline may have several events follow; the first says which it was.
        if (records.Count > 0 && records[0].Actor == Actor.Clock.ToString())
        {
            _enforced.Add(1, Tag("event", OrderEventTypes.NameOf(records[0].Event)));
        }
    }

    private void Count(OrderEvent @event)
    {
        switch (@event)
        {
            case OrderPlaced:
                _placed.Add(1);
                break;
            case OrderCancelled cancelled:
                _cancelled.Add(1, Tag("outcome", MarketJson.Name(cancelled.Outcome)));
                break;
            case PaymentCaptured captured:
                _captured.Add(1);
                Add(_capturedMinor, captured.Amount);
                break;
            case PaymentReturned returned:
                _returned.Add(1, Tag("reason", MarketJson.Name(returned.Reason)));
                Add(_returnedMinor, returned.Amount);
                break;
            case EscrowReleased released:
                _released.Add(1);
                Add(_releasedMinor, released.SellerCredit);
                Add(_feesMinor, released.Fee);
                break;
            case EscrowRefunded refunded:
                _refunded.Add(1, Tag("outcome", MarketJson.Name(refunded.Outcome)));
                Add(_refundedMinor, refunded.Amount);
                break;
            case ClaimUpheld upheld:
                _claims.Add(1);
                Add(_claimsMinor, upheld.Refund + upheld.Compensation);
                break;
            case EscrowChargedBack charged:
                _chargebacks.Add(1);
                Add(_chargebacksMinor, charged.Taken);
                break;
            case ReleaseChargedBack charged:
                _chargebacks.Add(1);
                Add(_chargebacksMinor, charged.Taken);
                break;
        }
    }

    private static void Add(Counter<long> sum, Money amount) => sum.Add(amount.AmountMinor, Tag("currency", amount.Currency.Code));

    private static KeyValuePair<string, object?> Tag(string name, string value) => new(name, value);
}
