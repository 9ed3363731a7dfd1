using Marketplace.Domain.Decisions;
using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Refunds;

/// <summary>The buyer changes a rejected request, at most 3 times; the seller is to answer again (rules.md section 5).</summary>
/// <param name="Actor">The buyer.</param>
/// <param name="Id">Which request.</param>
/// <param name="Ask">What the buyer asks for now.</param>
public sealed record ReviseRefund(Actor Actor, RefundRequestId Id, RefundAsk Ask) : RefundCommand(Actor, Id)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => [ActorRole.Buyer];

    /// <inheritdoc/>
    protected override RefundPhase[] Phases => [RefundPhase.Rejected];

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideOn(Order order, RefundRequest request, DecisionContext context)
    {
        int revisionsMax = context.Policy.Refunds.RevisionsMax;
        if (request.Revisions >= revisionsMax)
        {
            return Rejection.Conflict("REVISIONS_USED_UP", $"A request is changed at most {revisionsMax} times; withdraw it or escalate it.");
        }

        return RefundAskCheck.Faults(Ask, order, context) is { } faults
            ? faults
            : Accept(new RefundRevised(Ask, context.Deadline(order, context.NowUtc, RefundAskCheck.AnswerHours(Ask, order, context.TermsOf(order)))));
    }
}
