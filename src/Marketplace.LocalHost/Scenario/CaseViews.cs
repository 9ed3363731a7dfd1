using Marketplace.LocalHost.Catalogue;

namespace Marketplace.LocalHost.Scenario;

/// <summary>What the scenario reads of <c>GET /api/orders/{id}/case</c>.</summary>
internal sealed record CaseView(
    OrderView Order,
    IReadOnlyList<HistoryView> History,
    IReadOnlyList<CaseStatementView> Statements,
    bool ChainIntact,
    RefundRequestView? RefundRequest = null,
    DisputeView? Dispute = null)
{
    /// <summary>Whether history and statements are as they were written.</summary>
    public bool IsIntact => ChainIntact && Statements.All(statement => statement.HashMatches);

    /// <summary>Who upheld its claim; null when nobody did.</summary>
    public string? UpheldBy => History.LastOrDefault(moved => moved.Type == "ClaimUpheld")?.Data.By?.ToString();

    /// <summary>Whether the pieces can be sold again: the order ended with them at the seller's.</summary>
    public bool FreesStock => Order.State == "cancelled"
        || (Order.State == "refunded" && (Order.ShippedUtc is null || RefundRequest is { Return: not null, End: "paid" }));
}

/// <summary>An event of an order's history.</summary>
internal sealed record HistoryView(string Type, HistoryData Data, string Actor = "");

/// <summary>The amounts in an event.</summary>
internal sealed record HistoryData(
    Amount? Amount = null, Amount? SellerCredit = null, Amount? Fee = null, object? By = null, Amount? Refund = null, Amount? Compensation = null, Amount? Taken = null);

/// <summary>A statement of a dispute.</summary>
internal sealed record CaseStatementView(bool HashMatches);

/// <summary>A refund request.</summary>
internal sealed record RefundRequestView(string Id, string Phase, string? End = null, DateTimeOffset? DueUtc = null, string? DisputeId = null, object? Return = null);

/// <summary>A dispute.</summary>
internal sealed record DisputeView(string Id, string Phase, string? End = null, DateTimeOffset? DueUtc = null, OfferView? Offer = null);

/// <summary>An offer to settle.</summary>
internal sealed record OfferView(int Number);

/// <summary>A claim under a guarantee.</summary>
internal sealed record ClaimView(string Id, string Phase, DateTimeOffset? DueUtc = null, string? End = null);

/// <summary>What a seller guarantees, and what is put up for it.</summary>
internal sealed record GuaranteesView(Amount Bond, Amount Minimum);

/// <summary>A dispute in the arbiters' queue.</summary>
internal sealed record QueuedDisputeView(string Id, bool IsAppeal, int OverdueLevel, string? FirstArbiter = null);

/// <summary>The clocks of an order.</summary>
internal sealed record ClocksView(IReadOnlyList<DueView> Items);

/// <summary>A clock; without a time it is paused.</summary>
internal sealed record DueView(string Name, DateTimeOffset? DueUtc = null);
