using Marketplace.Domain.Disputes;
using Marketplace.Domain.Evidence;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Claims;
using Marketplace.Functions.Disputes;
using Marketplace.Functions.Messages;
using Marketplace.Functions.Refunds;

namespace Marketplace.Functions.Orders;

/// <summary>A statement in a case file.</summary>
/// <param name="Statement">What was said and shown.</param>
/// <param name="Sha256">The hash that the history has of it.</param>
/// <param name="HashMatches">Whether it is still what was filed.</param>
public sealed record CaseStatement(Statement Statement, string Sha256, bool HashMatches);

/// <summary>A whole case as one document.</summary>
public sealed record CaseFile
{
    /// <summary>When it was made.</summary>
    public required DateTimeOffset ExportedUtc { get; init; }

    /// <summary>The order.</summary>
    public required OrderResponse Order { get; init; }

    /// <summary>Its latest refund request.</summary>
    public RefundRequestResponse? RefundRequest { get; init; }

    /// <summary>Its dispute, with the rulings.</summary>
    public DisputeResponse? Dispute { get; init; }

    /// <summary>Its latest claim after completion.</summary>
    public ClaimResponse? Claim { get; init; }

    /// <summary>Its clocks.</summary>
    public required IReadOnlyList<ClockView> Clocks { get; init; }

    /// <summary>What was filed and the reader may see, with hashes.</summary>
    public required IReadOnlyList<CaseStatement> Statements { get; init; }

    /// <summary>What the two sides said to each other in the order's conversation; absent for staff while there is neither dispute nor claim.</summary>
    public CaseMessages? Messages { get; init; }

    /// <summary>Everything that happened, oldest first.</summary>
    public required IReadOnlyList<OrderEventResponse> History { get; init; }

    /// <summary>Whether every hash of the history follows from the one before, and none is missing.</summary>
    public required bool ChainIntact { get; init; }

    /// <summary>The criteria of the order's policy: key, then language, then text.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Criteria { get; init; }

    internal static CaseFile Of(OrderHistory history, MarketPolicy policy, ActorRole? viewer, IReadOnlyList<Statement> visible, CaseMessages? messages, DateTimeOffset nowUtc)
    {
        Order order = history.Stored.Order;
        return new()
        {
            ExportedUtc = nowUtc,
            Order = OrderResponse.Of(order),
            RefundRequest = order.Refund is { } refund ? RefundRequestResponse.Of(order, refund) : null,
            Dispute = order.Dispute is { } dispute ? DisputeResponse.Of(order, dispute, null) : null,
            Claim = order.Claim is { } claim ? ClaimResponse.Of(claim) : null,
            Clocks = OrderClocks.Of(order, policy, nowUtc),
            Statements = [.. visible.Select(statement => Checked(statement, order.Dispute))],
            Messages = messages,
            History = OrderEventResponse.Of(history, viewer),
            ChainIntact = OrderHashes.IsIntact(history.Records, history.Stored.LastHash),
            Criteria = policy.Disputes.Criteria,
        };
    }

    private static CaseStatement Checked(Statement statement, Dispute? dispute)
    {
        string filed = dispute?.Statements.FirstOrDefault(known => known.Number == statement.Number)?.Sha256 ?? "";
        return new(statement, filed, filed == statement.Sha256());
    }
}
