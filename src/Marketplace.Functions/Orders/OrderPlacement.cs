using Marketplace.Domain;
using Marketplace.Domain.Decisions;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Deadlines;
using Marketplace.Functions.Listings;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Functions.Orders;

/// <summary>
/// Places an order across partitions, in an order that any crash leaves mendable: the payment deadline first (the trace), then
/// the holds, then the order. Whatever is left behind is found by the deadline's sweep (design.md section 3).
/// </summary>
public sealed class OrderPlacement(
    OrderStore orders, ListingStore listings, StockKeeper stock, PaymentDeadlines deadlines, OrderAnnouncer announcer, PolicyCatalog policies, TimeProvider time)
{
    private const int AttemptsMax = 5;

    /// <summary>Places the order that buyer and key name; a retry is answered what the first try was.</summary>
    public async Task<Answer> PlaceAsync(CurrentMember buyer, IdempotencyKey key, PlaceOrderRequest request, CancellationToken cancellationToken)
    {
        OrderId id = OrderId.For(buyer.Id, key.Key);
        if (await orders.ReplayAsync(id, key, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            if (!(await ReadListingsAsync(buyer.Id, request, cancellationToken)).TryGet(out StoredListing[]? found, out Answer? problem))
            {
                return problem;
            }

            RequestedLine[] lines = [.. found.Zip(request.Lines, (listing, line) => new RequestedLine(listing.Listing, line.Quantity))];
            DateTimeOffset now = time.GetUtcNow();
            Decision<OrderPlaced> decision = new PlaceOrder(buyer.Id, lines, request.DeliveryMode, request.Note ?? "").Decide(policies.Current, now);
            if (decision.Rejection is { } rejection)
            {
                return Problem.Of(rejection);
            }

            // Null: a listing was edited under our hands; decide again on what it is now.
            if (await TryPlaceAsync(id, key, decision.Value, found, now, cancellationToken) is { } answer)
            {
                return answer;
            }
        }

        return Problem.Busy();
    }

    private async Task<Parsed<StoredListing[]>> ReadListingsAsync(MemberId buyer, PlaceOrderRequest request, CancellationToken cancellationToken)
    {
        ListingId?[] ids = [.. request.Lines.Select(line => IdText.TryParse<ListingId>(line.ListingId))];
        if (ids.Length == 0 || ids.Length > policies.Current.Limits.OrderLinesMax)
        {
            return Problem.Of(Rejection.Invalid("VALIDATION_FAILED", $"An order has 1 to {policies.Current.Limits.OrderLinesMax} lines."));
        }

        StoredListing?[] found = await Task.WhenAll(ids.Select(id => id is { } known ? listings.ReadAsync(known, cancellationToken) : Task.FromResult<StoredListing?>(null)));
        bool allVisible = found.All(listing => listing is not null && (listing.Listing.IsPublic || listing.Listing.SellerId == buyer));
        return allVisible
            ? found!
            : Problem.Answer(StatusCodes.Status422UnprocessableEntity, "LISTING_NOT_FOUND", "A listing in this order does not exist.");
    }

    private async Task<Answer?> TryPlaceAsync(OrderId id, IdempotencyKey key, OrderPlaced placed, StoredListing[] found, DateTimeOffset now, CancellationToken cancellationToken)
    {
        PaymentDeadline deadline = new(id, [.. placed.Lines.Select(line => line.ListingId)], placed.PaymentReminderUtc ?? placed.PaymentDueUtc);
        await deadlines.PutAsync(deadline, cancellationToken);
        for (int i = 0; i < found.Length; i++)
        {
            HoldResult hold = await stock.HoldAsync(found[i], id, placed.Lines[i].Quantity, cancellationToken);
            if (hold != HoldResult.Held)
            {
                return await GiveUpAsync(id, key, deadline, hold, cancellationToken);
            }
        }

        return await CommitAsync(id, key, placed, now, cancellationToken)
            ?? await GiveUpAsync(id, key, deadline, HoldResult.Busy, cancellationToken);
    }

    private async Task<Answer?> CommitAsync(OrderId id, IdempotencyKey key, OrderPlaced placed, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Order order = OrderFold.Apply(id, null, placed, policies.Current.Version, now);
        Answer answer = Answer.Created(OrderResponse.Of(order), $"/api/orders/{id}", Answer.ETagOf(order.Version));
        OrderRecord record = new(1, placed, new Actor(ActorRole.Buyer, placed.BuyerId).ToString(), now, policies.Current.Version);
        await announcer.AnnounceAsync(new(id, 1, 1, 0), null, cancellationToken);
        return await orders.TryCommitAsync(new(null, order, [record], key, answer), cancellationToken) ? answer : null;
    }

    /// <summary>Takes back what this try did, unless another try of the same request has placed the order meanwhile.</summary>
    private async Task<Answer?> GiveUpAsync(OrderId id, IdempotencyKey key, PaymentDeadline deadline, HoldResult why, CancellationToken cancellationToken)
    {
        Order? order = (await orders.ReadAsync(id, cancellationToken))?.Order;
        if (order is null or { IsClosed: true })
        {
            foreach (ListingId listing in deadline.Listings)
            {
                await stock.SettleAsync(listing, id, StockKeeper.EndOf(order), cancellationToken);
            }
        }

        if (order is not null)
        {
            return await orders.ReplayAsync(id, key, cancellationToken) ?? Problem.Busy();
        }

        return why switch
        {
            HoldResult.ListingChanged => null,
            HoldResult.OutOfStock => Problem.Answer(StatusCodes.Status409Conflict, "OUT_OF_STOCK", "There are not enough pieces of a listing in this order."),
            _ => Problem.Busy(),
        };
    }
}
