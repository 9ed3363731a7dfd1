using Marketplace.Domain;
using Marketplace.Domain.Escrow;
using Marketplace.Domain.Guarantees;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Claims;
using Marketplace.Functions.Platform.Http;

namespace Marketplace.Functions.Orders;

/// <summary>A line as clients see it.</summary>
/// <param name="ListingId">The listing.</param>
/// <param name="Revision">The revision of it that was bought.</param>
/// <param name="Title">Its title then.</param>
/// <param name="UnitPrice">Its price then.</param>
/// <param name="Quantity">How many.</param>
/// <param name="Total">Price times quantity.</param>
public sealed record OrderLineResponse(ListingId ListingId, int Revision, string Title, Money UnitPrice, int Quantity, Money Total);

/// <summary>An order as its parties see it. Amounts are minor units, times UTC; what has not happened yet is absent.</summary>
public sealed record OrderResponse
{
    /// <summary>Its id.</summary>
    public required OrderId Id { get; init; }

    /// <summary>Counts its events; the ETag.</summary>
    public required long Version { get; init; }

    /// <summary>placed, paid, shipped, completed, refunded or cancelled.</summary>
    public required OrderState State { get; init; }

    /// <summary>Why it ended.</summary>
    public OrderOutcome? Outcome { get; init; }

    /// <summary>Who buys.</summary>
    public required MemberId BuyerId { get; init; }

    /// <summary>Who sells.</summary>
    public required MemberId SellerId { get; init; }

    /// <summary>What is bought.</summary>
    public required IReadOnlyList<OrderLineResponse> Lines { get; init; }

    /// <summary>physical, virtual or autoDelivery.</summary>
    public required GoodsType GoodsType { get; init; }

    /// <summary>express, surface, lightning, online or auto.</summary>
    public required DeliveryMode DeliveryMode { get; init; }

    /// <summary>escrow.</summary>
    public required PaymentMethod PaymentMethod { get; init; }

    /// <summary>The goods' price.</summary>
    public required Money Goods { get; init; }

    /// <summary>The freight.</summary>
    public required Money Freight { get; init; }

    /// <summary>What the buyer pays.</summary>
    public required Money Total { get; init; }

    /// <summary>What the platform takes of it at release.</summary>
    public required Money Fee { get; init; }

    /// <summary>What is in escrow now.</summary>
    public required Money Held { get; init; }

    /// <summary>The buyer's word to the seller.</summary>
    public required string Note { get; init; }

    /// <summary>The policy it lives under.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>When it was placed.</summary>
    public required DateTimeOffset PlacedUtc { get; init; }

    /// <summary>When it is cancelled unless paid.</summary>
    public required DateTimeOffset PaymentDueUtc { get; init; }

    /// <summary>When it was paid.</summary>
    public DateTimeOffset? PaidUtc { get; init; }

    /// <summary>When the seller is late.</summary>
    public DateTimeOffset? ShipDueUtc { get; init; }

    /// <summary>When it was shipped.</summary>
    public DateTimeOffset? ShippedUtc { get; init; }

    /// <summary>How it was shipped.</summary>
    public Shipment? Shipment { get; init; }

    /// <summary>When it was delivered, by the carrier's word.</summary>
    public DateTimeOffset? DeliveredUtc { get; init; }

    /// <summary>When silence confirms; absent while that clock is paused.</summary>
    public DateTimeOffset? ConfirmDueUtc { get; init; }

    /// <summary>What everyone waits for: the state, and the stage of an open refund request or dispute.</summary>
    public required EscrowPhase Phase { get; init; }

    /// <summary>The latest refund request.</summary>
    public RefundRequestId? RefundRequestId { get; init; }

    /// <summary>The dispute.</summary>
    public DisputeId? DisputeId { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? ClosedUtc { get; init; }

    /// <summary>What the seller guaranteed when it was placed.</summary>
    public required IReadOnlyList<Guarantee> Guarantees { get; init; }

    /// <summary>The latest claim; absent when there was none.</summary>
    public ClaimResponse? Claim { get; init; }

    /// <summary>The order as a response.</summary>
    public static OrderResponse Of(Order order) => new()
    {
        Id = order.Id,
        Version = order.Version,
        State = order.State,
        Outcome = order.Outcome,
        BuyerId = order.BuyerId,
        SellerId = order.SellerId,
        Lines = [.. order.Lines.Select(line => new OrderLineResponse(line.ListingId, line.Revision, line.Title, line.UnitPrice, line.Quantity, line.Total))],
        GoodsType = order.GoodsType,
        DeliveryMode = order.DeliveryMode,
        PaymentMethod = order.PaymentMethod,
        Goods = order.Price.Goods,
        Freight = order.Price.Freight,
        Total = order.Price.Total,
        Fee = order.Price.Fee,
        Held = order.Held,
        Note = order.Note,
        PolicyVersion = order.PolicyVersion,
        PlacedUtc = order.PlacedUtc,
        PaymentDueUtc = order.PaymentDueUtc,
        PaidUtc = order.PaidUtc,
        ShipDueUtc = order.ShipDueUtc,
        ShippedUtc = order.ShippedUtc,
        Shipment = order.Shipment,
        DeliveredUtc = order.DeliveredUtc,
        ConfirmDueUtc = order.ConfirmDueUtc,
        Phase = order.Phase,
        RefundRequestId = order.Refund?.Id,
        DisputeId = order.Dispute?.Id,
        ClosedUtc = order.ClosedUtc,
        Guarantees = order.Guarantees,
        Claim = order.Claim is null ? null : ClaimResponse.Of(order.Claim),
    };

    /// <summary>200 with the order and its ETag.</summary>
    public static Answer Answer(Order order) => Platform.Http.Answer.Ok(Of(order), Platform.Http.Answer.ETagOf(order.Version));
}
