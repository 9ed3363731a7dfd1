using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Refunds;

/// <summary>What time does to a refund request whose phase has run out (rules.md section 5).</summary>
internal static class RefundDeadlines
{
    public static OrderEvent[] Enforce(Order order, RefundRequest request, DecisionContext context) => request.Phase switch
    {
        _ when context.NowUtc < request.DueUtc => [],
        RefundPhase.Requested => RefundConsequences.OfAgreement(order, request, bySilence: true, context),
        RefundPhase.Rejected => [RefundConsequences.Resume(order, RefundEnd.Lapsed, context)],
        RefundPhase.ReturnAgreed => [RefundConsequences.Resume(order, RefundEnd.NotReturned, context)],
        RefundPhase.ReturnShipped => [new ReturnAccepted(BySilence: true), .. RefundConsequences.Pay(order, request, context)],
        _ => [],
    };
}
