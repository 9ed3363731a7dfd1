using Marketplace.Domain;
using Marketplace.Domain.Evidence;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Refunds;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Platform.Http;

namespace Marketplace.Functions.Refunds;

/// <summary>A refund request as both sides see it. Amounts are minor units, times UTC; what has not happened yet is absent.</summary>
public sealed record RefundRequestResponse
{
    /// <summary>Its id.</summary>
    public required RefundRequestId Id { get; init; }

    /// <summary>The order that it is about.</summary>
    public required OrderId OrderId { get; init; }

    /// <summary>The order's version with it; the ETag.</summary>
    public required long Version { get; init; }

    /// <summary>requested, rejected, returnAgreed, returnShipped, disputed or closed.</summary>
    public required RefundPhase Phase { get; init; }

    /// <summary>How it ended.</summary>
    public RefundEnd? End { get; init; }

    /// <summary>refundOnly or returnAndRefund.</summary>
    public required RefundKind Kind { get; init; }

    /// <summary>Why, in a word.</summary>
    public required RefundReason Reason { get; init; }

    /// <summary>How much is asked for.</summary>
    public required Money Amount { get; init; }

    /// <summary>Which lines it is about; none for the order as a whole.</summary>
    public required IReadOnlyList<RefundLine> Lines { get; init; }

    /// <summary>Why, in the buyer's words.</summary>
    public required string Text { get; init; }

    /// <summary>What shows it.</summary>
    public required IReadOnlyList<EvidenceDocument> Documents { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset RequestedUtc { get; init; }

    /// <summary>When the phase ends by itself.</summary>
    public DateTimeOffset? DueUtc { get; init; }

    /// <summary>How often it was changed.</summary>
    public required int Revisions { get; init; }

    /// <summary>Why the seller said no.</summary>
    public string? Rejection { get; init; }

    /// <summary>How the goods come back.</summary>
    public Shipment? Return { get; init; }

    /// <summary>The dispute that decides, or decided.</summary>
    public DisputeId? DisputeId { get; init; }

    /// <summary>What functions on refund requests have in common.</summary>
    internal static OrderPartOf<RefundRequestId> Part { get; } = new(HasSeen, order => Answer(order, order.Refund!));

    /// <summary>The request as a response.</summary>
    public static RefundRequestResponse Of(Order order, RefundRequest request) => new()
    {
        Id = request.Id,
        OrderId = order.Id,
        Version = order.Version,
        Phase = request.Phase,
        End = request.End,
        Kind = request.Ask.Kind,
        Reason = request.Ask.Reason,
        Amount = request.Ask.Amount,
        Lines = request.Ask.Lines,
        Text = request.Ask.Text,
        Documents = request.Ask.Documents,
        RequestedUtc = request.RequestedUtc,
        DueUtc = request.DueUtc,
        Revisions = request.Revisions,
        Rejection = request.Rejection,
        Return = request.Return,
        DisputeId = request.Phase == RefundPhase.Disputed || request.End == RefundEnd.Disputed ? order.Dispute?.Id : null,
    };

    /// <summary>200 with the request and its ETag.</summary>
    public static Answer Answer(Order order, RefundRequest request) => Platform.Http.Answer.Ok(Of(order, request), Platform.Http.Answer.ETagOf(order.Version));

    // Numbers are given in order: those up to the latest have been there.
    private static bool HasSeen(Order order, RefundRequestId id) =>
        order.Id == id.OrderId && Enumerable.Range(1, order.RefundRequests).Any(number => RefundRequestId.For(order.Id, number) == id);
}
