using Marketplace.Domain.Escrow;
using Marketplace.Domain.Ledger;
using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Chargebacks;

/// <summary>How chargebacks change an order. Total and free of decisions.</summary>
internal static class ChargebackFold
{
    public static Order Apply(Order order, ChargebackEvent @event, DateTimeOffset atUtc) => @event switch
    {
        EscrowChargedBack e => (OrderFold.Close(order, OrderState.Refunded, OrderOutcome.ChargedBack, atUtc) with { Chargeback = new(e.Reported, e.Taken, order.ShippedUtc is not null) })
            .Owing(TransferKind.RefundBuyer, e.Refund, e.PaymentId, atUtc, EntryCode.Refund),
        ReleaseChargedBack e => (order with { Chargeback = new(e.Reported, e.Taken, WasShipped: true) })
            .Owing(TransferKind.ChargeSeller, e.Taken, null, atUtc, EntryCode.Chargeback),
        ChargebackReversed e => (order with { Chargeback = order.Chargeback! with { Reversed = e.SellerCredit + e.Fee + e.Refund } })
            .Owing(TransferKind.CreditSeller, e.SellerCredit, null, atUtc, EntryCode.Reversal)
            .Owing(TransferKind.RefundBuyer, e.Refund, e.PaymentId, atUtc, EntryCode.Refund),
        _ => throw new InvalidOperationException($"{@event.GetType().Name} is not an event of a chargeback."),
    };
}
