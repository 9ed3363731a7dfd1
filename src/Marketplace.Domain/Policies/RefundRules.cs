namespace Marketplace.Domain.Policies;

/// <summary>Bounds on refund requests (rules.md section 5). Their clocks belong to the goods: <see cref="OrderTerms"/>.</summary>
public sealed record RefundRules
{
    /// <summary>How many requests one order may see: each one stops the clock to auto-confirm.</summary>
    public required int RequestsMax { get; init; }

    /// <summary>How often a rejected request may be changed.</summary>
    public required int RevisionsMax { get; init; }

    /// <summary>Characters of a reason.</summary>
    public required int TextLengthMax { get; init; }

    /// <summary>Documents of one request.</summary>
    public required int DocumentsMax { get; init; }
}
