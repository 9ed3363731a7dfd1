using Marketplace.Domain.Escrow;
using Marketplace.Domain.Ledger;

namespace Marketplace.Domain.Orders;

/// <summary>Adding up an order's movements of money.</summary>
public static class OrderTransfers
{
    /// <summary>What of the captured payment has not gone back, neither refunded nor charged back.</summary>
    public static Money LeftOfPayment(this Order order)
    {
        Currency currency = order.Price.Goods.Currency;
        if (order.CapturedPayment is not { } payment)
        {
            return Money.Zero(currency);
        }

        Money refunded = order.Transfers
            .Where(transfer => transfer.Kind == TransferKind.RefundBuyer && transfer.PaymentId == payment)
            .Sum(currency, transfer => transfer.Amount);
        return order.Price.Total - refunded - (order.Chargeback?.Outstanding ?? Money.Zero(currency));
    }

    /// <summary>
    /// Whether a refund may find nothing left at the provider: the bank took back more than what all refunds leave of the payment, so it was faster
    /// than one of them. What was booked is right all the same: the money went once.
    /// </summary>
    public static bool Overtakes(this Order order, Transfer refund) =>
        order.Chargeback is { } chargeback && refund.PaymentId == order.CapturedPayment && chargeback.Reported > chargeback.Taken;

    /// <summary>The order with one more movement to carry out; nothing moves nothing.</summary>
    internal static Order Owing(this Order order, TransferKind kind, Money amount, PaymentId? payment, DateTimeOffset atUtc, EntryCode? code = null) => amount.IsZero
        ? order
        : order with { Transfers = [.. order.Transfers, new(TransferId.For(order.Id, order.Transfers.Count), kind, amount, payment, atUtc, code)] };
}
