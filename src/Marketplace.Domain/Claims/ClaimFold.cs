using Marketplace.Domain.Escrow;
using Marketplace.Domain.Ledger;
using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Claims;

/// <summary>How events of a claim change its order. Total and free of decisions.</summary>
internal static class ClaimFold
{
    public static Order Apply(Order order, ClaimEvent @event, DateTimeOffset atUtc) => @event switch
    {
        ClaimFiled e => File(order, e, atUtc),
        ClaimReturnAgreed e => In(order, ClaimPhase.ShippingBack, e.ShipBackDueUtc),
        ClaimGoodsShippedBack e => In(order with { Claim = order.Claim! with { ReturnShipment = e.Shipment } }, ClaimPhase.Inspecting, e.InspectDueUtc),
        ClaimRejected e => In(order with { Claim = order.Claim! with { RejectedFor = e.Reason } }, ClaimPhase.Ruling, e.RulingDueUtc),
        ClaimRulingOverdue => In(order, ClaimPhase.Ruling, null),
        ClaimUpheld e => Pay(order, e, atUtc),
        ClaimClosed e => Finish(order, e.End, null, e.Reasons),
        _ => throw new InvalidOperationException($"{@event.GetType().Name} is not an event of a claim."),
    };

    private static Order File(Order order, ClaimFiled e, DateTimeOffset atUtc) => order with
    {
        Claim = new Claim
        {
            Id = e.ClaimId,
            Guarantee = e.Guarantee,
            Amount = e.Amount,
            Text = e.Text,
            Documents = e.Documents,
            FiledUtc = atUtc,
            Phase = ClaimPhase.Answering,
            DueUtc = e.AnswerDueUtc,
        },
        Claimed = [.. order.Claimed, e.Guarantee],
    };

    private static Order In(Order order, ClaimPhase phase, DateTimeOffset? dueUtc) => order with { Claim = order.Claim! with { Phase = phase, DueUtc = dueUtc } };

    // The buyer first: compensate, then collect.
    private static Order Pay(Order order, ClaimUpheld e, DateTimeOffset atUtc) => Finish(order, ClaimEnd.Upheld, e.Refund + e.Compensation, e.Reasons)
        .Owing(TransferKind.RefundBuyer, e.Refund, e.PaymentId, atUtc, EntryCode.Compensation)
        .Owing(TransferKind.CreditBuyer, e.Compensation, null, atUtc, EntryCode.Compensation)
        .Owing(TransferKind.ChargeSeller, e.Refund + e.Compensation, null, atUtc, EntryCode.Compensation);

    private static Order Finish(Order order, ClaimEnd end, Money? paid, string? reasons) => order with
    {
        Claim = order.Claim! with { Phase = ClaimPhase.Ended, DueUtc = null, End = end, Paid = paid, Reasons = reasons },
    };
}
