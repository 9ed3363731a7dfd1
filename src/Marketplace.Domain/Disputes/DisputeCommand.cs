using Marketplace.Domain.Decisions;
using Marketplace.Domain.Evidence;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Disputes;

/// <summary>Something that someone wants of an open dispute.</summary>
/// <param name="Actor">On whose behalf.</param>
/// <param name="Id">Which dispute; one that is over accepts nothing.</param>
public abstract record DisputeCommand(Actor Actor, DisputeId Id) : OrderCommand(Actor)
{
    /// <inheritdoc/>
    protected sealed override Decision<IReadOnlyList<OrderEvent>> DecideAllowed(Order order, DecisionContext context) =>
        order.Dispute is { IsOpen: true } dispute && dispute.Id == Id
            ? DecideOn(order, dispute, context)
            : Rejection.Conflict("DISPUTE_CLOSED", "This dispute is over.");

    /// <summary>Decides for a dispute that is open.</summary>
    protected abstract Decision<IReadOnlyList<OrderEvent>> DecideOn(Order order, Dispute dispute, DecisionContext context);

    /// <summary>The dispute is not at the stage for this.</summary>
    protected static Rejection WrongPhase() => Rejection.Conflict("DISPUTE_PHASE", "This cannot be done at this stage of the dispute.");

    /// <summary>The statement that this command files, for the row beside the history.</summary>
    protected Statement StatementOf(Dispute dispute, EvidenceRound round, string text, IReadOnlyList<EvidenceDocument> documents, DateTimeOffset atUtc) =>
        new(dispute.Statements.Count + 1, round, Actor.Role, text, documents, atUtc);

    internal static EvidenceFiled Filed(Statement statement) => new(statement.Number, statement.Round, statement.By, statement.Sha256());

    internal static Rejection? StatementFaults(string text, IReadOnlyList<EvidenceDocument> documents, DisputeRules rules, int documentsMin = 0)
    {
        FieldErrors errors = new();
        errors.RequireText(text, "text", 1, rules.TextLengthMax, multiline: true);
        errors.Require(documents.Count >= documentsMin, "documents", $"must be at least {documentsMin}");
        EvidenceDocument.Require(errors, documents, rules.DocumentsMax);
        return errors.ToRejection();
    }
}
