using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Marketplace.Functions.Orders;

/// <summary>A line to buy.</summary>
/// <param name="ListingId" example="lst_7qk3v9m2c4x8z1t5r6w0hjnpsd">The listing.</param>
/// <param name="Quantity">How many, 1 to 1,000.</param>
public sealed record PlaceOrderLine(string ListingId, [Bounds(1, nameof(RequestLimits.LineQuantityMax))] int Quantity);

/// <summary>What to buy (rules.md section 3).</summary>
/// <param name="Lines">1 to 20 lines of one seller, one goods type and one currency.</param>
/// <param name="DeliveryMode">A mode that every listing offers.</param>
/// <param name="PaymentMethod">escrow.</param>
/// <param name="Note">A word to the seller, up to 500 characters.</param>
public sealed record PlaceOrderRequest(
    [Bounds(1, nameof(RequestLimits.OrderLinesMax))] IReadOnlyList<PlaceOrderLine> Lines,
    DeliveryMode DeliveryMode,
    PaymentMethod PaymentMethod = PaymentMethod.Escrow,
    [Bounds(0, nameof(RequestLimits.NoteLengthMax))] string? Note = null);

/// <summary>POST /api/orders: a buyer places an order; stock is held for it until the payment window closes.</summary>
public sealed class PlaceOrderFunction(OrderPlacement placement)
{
    /// <summary>
    /// 201 with the order; 409 OUT_OF_STOCK, LISTING_NOT_ACTIVE, BUSY; 422 LISTING_NOT_FOUND, SEVERAL_SELLERS, OWN_LISTING,
    /// MIXED_LINES, DELIVERY_MODE_NOT_OFFERED, VALIDATION_FAILED.
    /// </summary>
    [Function("PlaceOrder"), Access(Caller.Member)]
    [Takes(typeof(PlaceOrderRequest))]
    [Answers(
        typeof(OrderResponse), "OUT_OF_STOCK", "TOO_MANY_UNPAID", "ORDERING_SUSPENDED", "LISTING_NOT_ACTIVE", "PLACEMENT_ABANDONED", "LISTING_NOT_FOUND", "SEVERAL_SELLERS",
        "MIXED_LINES", "OWN_LISTING", "DELIVERY_MODE_NOT_OFFERED", "VALIDATION_FAILED", Status = StatusCodes.Status201Created)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "orders")] HttpRequest request,
        [DurableClient] DurableTaskClient client,
        CancellationToken cancellationToken)
    {
        Parsed<KeyedRequest<PlaceOrderRequest>> read = await KeyedRequest.ReadAsync<PlaceOrderRequest>(request, cancellationToken);
        return read.TryGet(out KeyedRequest<PlaceOrderRequest>? asked, out Answer? problem)
            ? await placement.PlaceAsync(asked.Caller, asked.Key, asked.Body, client, cancellationToken)
            : problem;
    }
}
