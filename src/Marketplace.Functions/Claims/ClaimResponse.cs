using Marketplace.Domain;
using Marketplace.Domain.Claims;
using Marketplace.Domain.Evidence;
using Marketplace.Domain.Guarantees;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Platform.Http;

namespace Marketplace.Functions.Claims;

/// <summary>A claim as the order's parties see it.</summary>
public sealed record ClaimResponse
{
    /// <summary>Its id.</summary>
    public required ClaimId Id { get; init; }

    /// <summary>The order that it is about.</summary>
    public required OrderId OrderId { get; init; }

    /// <summary>Under which guarantee.</summary>
    public required Guarantee Guarantee { get; init; }

    /// <summary>answering, shippingBack, inspecting, ruling or ended.</summary>
    public required ClaimPhase Phase { get; init; }

    /// <summary>What is claimed.</summary>
    public required Money Amount { get; init; }

    /// <summary>Why.</summary>
    public required string Text { get; init; }

    /// <summary>What supports it.</summary>
    public required IReadOnlyList<EvidenceDocument> Documents { get; init; }

    /// <summary>When it was filed.</summary>
    public required DateTimeOffset FiledUtc { get; init; }

    /// <summary>When the turn is over.</summary>
    public DateTimeOffset? DueUtc { get; init; }

    /// <summary>Why the seller rejected it.</summary>
    public string? RejectedFor { get; init; }

    /// <summary>How the goods go back.</summary>
    public Shipment? ReturnShipment { get; init; }

    /// <summary>How it ended.</summary>
    public ClaimEnd? End { get; init; }

    /// <summary>What was paid.</summary>
    public Money? Paid { get; init; }

    /// <summary>An arbiter's reasons.</summary>
    public string? Reasons { get; init; }

    /// <summary>What functions on claims have in common.</summary>
    internal static OrderPartOf<ClaimId> Part { get; } =
        new((order, id) => order.Claim?.Id == id, order => Answer.Ok(Of(order.Claim!), Answer.ETagOf(order.Version)));

    /// <summary>The claim as a response.</summary>
    public static ClaimResponse Of(Claim claim) => new()
    {
        Id = claim.Id,
        OrderId = claim.Id.OrderId,
        Guarantee = claim.Guarantee,
        Phase = claim.Phase,
        Amount = claim.Amount,
        Text = claim.Text,
        Documents = claim.Documents,
        FiledUtc = claim.FiledUtc,
        DueUtc = claim.DueUtc,
        RejectedFor = claim.RejectedFor,
        ReturnShipment = claim.ReturnShipment,
        End = claim.End,
        Paid = claim.Paid,
        Reasons = claim.Reasons,
    };
}
