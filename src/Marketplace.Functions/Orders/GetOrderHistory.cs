using System.Text.Json;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Ratings;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Orders;

/// <summary>An event of an order's history.</summary>
/// <param name="Version">Its number, from 1.</param>
/// <param name="Type">What happened.</param>
/// <param name="Actor">Who did it: <c>buyer:mbr_…</c>, <c>seller:mbr_…</c>, <c>provider</c>, <c>carrier</c>, <c>clock</c>.</param>
/// <param name="AtUtc">When.</param>
/// <param name="PolicyVersion">Under which policy.</param>
/// <param name="Data">The facts.</param>
/// <param name="Hash">SHA-256 over this event and the hash before it; absent where it would tell what a sealed rating says.</param>
public sealed record OrderEventResponse(long Version, string Type, string Actor, DateTimeOffset AtUtc, string PolicyVersion, JsonElement Data, string? Hash)
{
    /// <summary>A history as a viewer may see it: the other side's rating is sealed until both are revealed, and to staff, which is no party, both are.</summary>
    internal static IReadOnlyList<OrderEventResponse> Of(OrderHistory history, ActorRole? viewer)
    {
        bool isOpen = history.Stored.Order.Ratings?.RevealedUtc is not null;
        long sealedFrom = isOpen ? long.MaxValue : history.Records.Where(stored => IsSealed(stored, viewer)).Select(stored => stored.Record.Version).DefaultIfEmpty(long.MaxValue).Min();

        // So few things can be said that a hash would give them away, and so would every hash after it.
        return [.. history.Records.Select(stored => stored.Record.Version < sealedFrom ? Of(stored)
            : Of(stored) with { Hash = null, Data = IsSealed(stored, viewer) ? JsonSerializer.SerializeToElement(new { }) : Of(stored).Data })];
    }

    private static bool IsSealed(StoredRecord stored, ActorRole? viewer) => stored.Record.Event is RatingGiven given && given.By != viewer;

    internal static OrderEventResponse Of(StoredRecord stored)
    {
        OrderRecord record = stored.Record;
        JsonElement data = JsonSerializer.Deserialize<JsonElement>(OrderEventTypes.Write(record.Event));
        return new(record.Version, OrderEventTypes.NameOf(record.Event), record.Actor, record.AtUtc, record.PolicyVersion, data, stored.Hash);
    }
}

/// <summary>The history of an order.</summary>
/// <param name="Items">The events, oldest first.</param>
/// <param name="ChainIntact">Whether every hash follows from the one before, and none is missing.</param>
public sealed record OrderHistoryResponse(IReadOnlyList<OrderEventResponse> Items, bool ChainIntact);

/// <summary>GET /api/orders/{id}/history: everything that happened to an order.</summary>
public sealed class GetOrderHistory(OrderEndpoint orders, OrderStore store)
{
    /// <summary>200 with the events; 404.</summary>
    [Function(nameof(GetOrderHistory)), Access(Caller.Member)]
    [Answers(typeof(OrderHistoryResponse))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "orders/{id}/history")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (await orders.ReadStoredAsync(request, id, cancellationToken) is not { Order: var seen })
        {
            return Problem.NotFound();
        }

        OrderHistory history = (await store.ReadHistoryAsync(seen.Id, 1, cancellationToken))!;
        bool intact = OrderHashes.IsIntact(history.Records, history.Stored.LastHash);
        return Answer.Ok(new OrderHistoryResponse(OrderEventResponse.Of(history, Actor.PartyOf(seen, CurrentMember.Get(request.HttpContext).Id)?.Role), intact), Answer.ETagOf(history.Stored.Order.Version));
    }
}
