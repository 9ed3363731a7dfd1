using Marketplace.LocalHost.Catalogue;

namespace Marketplace.LocalHost.Scenario;

/// <summary>What the scenario reads of an order.</summary>
internal sealed record OrderView
{
    public required string Id { get; init; }

    public required string State { get; init; }

    public string? Outcome { get; init; }

    public string? Phase { get; init; }

    public DateTimeOffset? PaymentDueUtc { get; init; }

    public DateTimeOffset? ShipDueUtc { get; init; }

    public DateTimeOffset? ShippedUtc { get; init; }

    public DateTimeOffset? ConfirmDueUtc { get; init; }

    public required Amount Goods { get; init; }

    public required Amount Total { get; init; }

    public required Amount Fee { get; init; }

    public required Amount Held { get; init; }

    public bool IsClosed => State is "completed" or "refunded" or "cancelled";
}

/// <summary>What the scenario reads of a member.</summary>
internal sealed record ProfileView(VerificationView Verification);

/// <summary>How far a verification has come.</summary>
internal sealed record VerificationView(string State);

/// <summary>What the scenario reads of a listing.</summary>
internal sealed record ListingView(string Id, StockView Stock, string? State = null);

/// <summary>A listing's pieces.</summary>
internal sealed record StockView(int Available, int Held, int Sold);

/// <summary>A page of a list.</summary>
internal sealed record PageView<T>(IReadOnlyList<T> Items, string? NextCursor);

/// <summary>Where a buyer pays.</summary>
internal sealed record PaymentView(string PaymentId, string PaymentUrl);

/// <summary>The market's clock.</summary>
internal sealed record ClockView(DateTimeOffset UtcNow);
