using Marketplace.Domain.Disputes;
using Marketplace.Domain.Escrow;
using Marketplace.Domain.Ledger;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Refunds;

namespace Marketplace.Domain.Chargebacks;

/// <summary>How chargebacks change an order. Total and free of decisions.</summary>
internal static class ChargebackFold
{
    public static Order Apply(Order order, ChargebackEvent @event, DateTimeOffset atUtc) => @event switch
    {
        EscrowChargedBack e => End(order, e, atUtc).Owing(TransferKind.RefundBuyer, e.Refund, e.PaymentId, EntryCode.Refund, atUtc),
        ReleaseChargedBack e => (order with { Chargeback = new(e.Reported, e.Taken, WasShipped: true) })
            .Owing(TransferKind.ChargeSeller, e.Taken, null, EntryCode.Chargeback, atUtc),
        ChargebackReversed e => (order with { Chargeback = order.Chargeback! with { Reversed = e.SellerCredit + e.Fee + e.Refund } })
            .Owing(TransferKind.CreditSeller, e.SellerCredit, null, EntryCode.Reversal, atUtc)
            .Owing(TransferKind.RefundBuyer, e.Refund, e.PaymentId, EntryCode.Refund, atUtc),
        _ => throw new InvalidOperationException($"{@event.GetType().Name} is not an event of a chargeback."),
    };

    // What was still open about the money has nothing left to decide.
    private static Order End(Order order, EscrowChargedBack e, DateTimeOffset atUtc) => RefundFold.Close(DisputeFold.Close(order, DisputeEnd.Superseded), RefundEnd.Superseded) with
    {
        State = OrderState.Refunded,
        Outcome = OrderOutcome.ChargedBack,
        Held = Money.Zero(order.Held.Currency),
        ClosedUtc = atUtc,
        Chargeback = new(e.Reported, e.Taken, order.ShippedUtc is not null),
    };
}
