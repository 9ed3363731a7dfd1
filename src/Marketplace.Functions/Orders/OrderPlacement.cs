using Marketplace.Domain;
using Marketplace.Domain.Accounts;
using Marketplace.Domain.Decisions;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Accounts;
using Marketplace.Functions.Buyers;
using Marketplace.Functions.Deadlines;
using Marketplace.Functions.Listings;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;

namespace Marketplace.Functions.Orders;

/// <summary>
/// Places an order across partitions, in an order that any crash leaves mendable: the payment deadline first (the trace), then
/// the holds, then the order. Whatever is left behind is found by the deadline's sweep (design.md section 3).
/// </summary>
public sealed class OrderPlacement(
    OrderStore orders,
    ListingStore listings,
    StockKeeper stock,
    AccountStore accounts,
    PaymentDeadlines deadlines,
    BuyerStore buyers,
    OrderCommitter committer,
    PolicyCatalog policies,
    TimeProvider time)
{
    private const int AttemptsMax = 5;

    /// <summary>What one try will write.</summary>
    private sealed record Plan(OrderPlaced Placed, Order Order, StoredListing[] Listings, PaymentDeadline Trace, DateTimeOffset NowUtc);

    /// <summary>Places the order that buyer and key name; a retry is answered what the first try was.</summary>
    public async Task<Answer> PlaceAsync(
        CurrentMember buyer, IdempotencyKey key, PlaceOrderRequest request, DurableTaskClient hands, CancellationToken cancellationToken)
    {
        OrderId id = OrderId.For(buyer.Id, key.Key);
        StoredConduct conduct = await buyers.ReadAsync(buyer.Id, cancellationToken);

        // An earlier try took its place there. After the payment window it may be gone: then whatever stands in the way asks for the answer.
        if (conduct.Conduct.Lists(id) && await orders.ReplayAsync(id, key, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        PaymentDeadline? left = null;
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            if (!(await DecideAsync(id, buyer.Id, request, cancellationToken)).TryGet(out Plan? plan, out Answer? refusal))
            {
                return left is null
                    ? await orders.ReplayAsync(id, key, cancellationToken) ?? refusal
                    : await RefuseAsync(id, key, left, refusal, cancellationToken);
            }

            if (left is null && await buyers.TakePlaceAsync(buyer.Id, conduct, new(id, plan.NowUtc, plan.Placed.PaymentDueUtc), cancellationToken) is { } unpaid)
            {
                return await orders.ReplayAsync(id, key, cancellationToken) ?? unpaid;
            }

            left = plan.Trace;
            await deadlines.PutAsync(plan.Trace, cancellationToken);
            if (await CarryOutAsync(id, key, plan, hands, cancellationToken) is { } answer)
            {
                return answer;
            }
        }

        return Problem.Busy();
    }

    private async Task<Parsed<Plan>> DecideAsync(OrderId id, MemberId buyer, PlaceOrderRequest request, CancellationToken cancellationToken)
    {
        if (!(await ReadListingsAsync(buyer, request, cancellationToken)).TryGet(out StoredListing[]? found, out Answer? problem))
        {
            return problem;
        }

        RequestedLine[] lines = [.. found.Zip(request.Lines, (listing, line) => new RequestedLine(listing.Listing, line.Quantity))];
        OwnerAccounts seller = await accounts.ReadAsync(found[0].Listing.SellerId, cancellationToken);
        DateTimeOffset now = time.GetUtcNow();
        PlaceOrder command = new(buyer, lines, request.DeliveryMode, request.Note ?? "", seller.Guarantees?.Given);
        Decision<OrderPlaced> decision = command.Decide(policies.Current, now);
        if (decision.Rejection is { } rejection)
        {
            return Problem.Of(rejection);
        }

        OrderPlaced placed = decision.Value;
        Order order = OrderFold.Apply(id, null, placed, policies.Current.Version, now);
        return new Plan(placed, order, found, PaymentDeadline.Of(order), now);
    }

    private async Task<Parsed<StoredListing[]>> ReadListingsAsync(MemberId buyer, PlaceOrderRequest request, CancellationToken cancellationToken)
    {
        ListingId?[] ids = [.. request.Lines.Select(line => IdText.TryParse<ListingId>(line.ListingId))];
        if (ids.Length == 0 || ids.Length > policies.Current.Limits.OrderLinesMax)
        {
            return Problem.Of(Rejection.Invalid("VALIDATION_FAILED", $"An order has 1 to {policies.Current.Limits.OrderLinesMax} lines."));
        }

        StoredListing?[] found = await Task.WhenAll(ids.Select(id =>
            id is { } known ? listings.ReadAsync(known, cancellationToken) : Task.FromResult<StoredListing?>(null)));
        bool allVisible = found.All(listing => listing is not null && (listing.Listing.IsPublic || listing.Listing.SellerId == buyer));
        return allVisible
            ? found!
            : Problem.Answer(StatusCodes.Status422UnprocessableEntity, "LISTING_NOT_FOUND", "A listing in this order does not exist.");
    }

    /// <summary>Holds the stock and commits. Null: a listing was edited under our hands; decide again on what it is now.</summary>
    private async Task<Answer?> CarryOutAsync(OrderId id, IdempotencyKey key, Plan plan, DurableTaskClient hands, CancellationToken cancellationToken)
    {
        HoldResult hold = HoldResult.Held;
        StockWatch watch = new(policies.Current.Catalogue.LowStockPieces);
        for (int i = 0; i < plan.Listings.Length && hold == HoldResult.Held; i++)
        {
            hold = await stock.HoldAsync(plan.Listings[i], id, plan.Placed.Lines[i].Quantity, cancellationToken, watch);
        }

        return hold switch
        {
            HoldResult.Held => await TryCommitAsync(id, key, plan with { Placed = plan.Placed with { RunningLow = watch.RunningLow } }, hands, cancellationToken) ?? await YieldAsync(id, key, plan.Trace, placeIsTaken: true, cancellationToken),
            HoldResult.ListingChanged => null,
            HoldResult.OutOfStock => await RefuseAsync(id, key, plan.Trace, OutOfStock(), cancellationToken),
            HoldResult.Taken => await YieldAsync(id, key, plan.Trace, placeIsTaken: false, cancellationToken),
            _ => Problem.Busy(),
        };
    }

    private async Task<Answer?> TryCommitAsync(OrderId id, IdempotencyKey key, Plan plan, DurableTaskClient hands, CancellationToken cancellationToken)
    {
        Answer answer = Answer.Created(OrderResponse.Of(plan.Order), $"/api/orders/{id}", Answer.ETagOf(plan.Order.Version));
        OrderRecord record = new(1, plan.Placed, new Actor(ActorRole.Buyer, plan.Placed.BuyerId).ToString(), plan.NowUtc, policies.Current.Version);
        return await committer.TryCommitAsync(new(null, plan.Order, [record], key, answer), hands, cancellationToken) ? answer : null;
    }

    /// <summary>
    /// Refuses for good. The key's place is taken first, with the refusal as its answer: another try of the same request cannot
    /// commit any more on stock that is freed here.
    /// </summary>
    private async Task<Answer> RefuseAsync(OrderId id, IdempotencyKey key, PaymentDeadline left, Answer refusal, CancellationToken cancellationToken)
    {
        if (!await orders.TryRefuseAsync(id, key, refusal, cancellationToken))
        {
            return await YieldAsync(id, key, left, placeIsTaken: true, cancellationToken);
        }

        await stock.SettleAllAsync(left.Listings, id, order: null, cancellationToken);
        await deadlines.RemoveAsync(left, cancellationToken);
        return refusal;
    }

    /// <summary>Another try, another request with the same key, or the sweep was there first: what it needs stays, the rest is freed.</summary>
    private async Task<Answer> YieldAsync(OrderId id, IdempotencyKey key, PaymentDeadline left, bool placeIsTaken, CancellationToken cancellationToken)
    {
        // The answer first: once it is there, so is the order that the next line reads, and nothing that it needs is freed.
        Answer? answer = await orders.ReplayAsync(id, key, cancellationToken);
        Order? order = (await orders.ReadAsync(id, cancellationToken))?.Order;
        if (order is null && answer is null && !placeIsTaken)
        {
            return Problem.Busy();
        }

        await stock.SettleAllAsync(left.Listings, id, order, cancellationToken);
        if (order is not null && NeedsNoTrace(order, left))
        {
            await deadlines.RemoveAsync(left, cancellationToken);
        }

        return answer ?? (order is null ? Abandoned() : Problem.Busy());
    }

    // A late repetition leaves nothing to be looked at: no payment is awaited, and no try can hold more of these listings under this id.
    private static bool NeedsNoTrace(Order order, PaymentDeadline left) =>
        (order.IsClosed || order.PaidUtc is not null) && left.Listings.All(listing => order.Lines.Any(line => line.ListingId == listing));

    private static Answer OutOfStock() => Problem.Answer(
        StatusCodes.Status409Conflict, "OUT_OF_STOCK", "There are not enough pieces of a listing in this order.");

    private static Answer Abandoned() => Problem.Answer(
        StatusCodes.Status409Conflict, "PLACEMENT_ABANDONED", "This order was tried before and given up; send it again with a new Idempotency-Key.");
}
