using Marketplace.Domain;
using Marketplace.Domain.Decisions;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Members;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.Json;

namespace Marketplace.Functions.Listings;

/// <summary>The one way to change a listing: read, decide, announce, write under its ETag; at a lost race, all of it again.</summary>
public sealed class ListingCommands(ListingStore store, ListingAnnouncer announcer, SellerGate gate, PolicyCatalog policies, TimeProvider time)
{
    private const int AttemptsMax = 20;

    /// <summary>Creates a listing under the id that seller and key give; a retry finds it there.</summary>
    public async Task<Answer> CreateAsync(CurrentMember seller, IdempotencyKey key, ListingContent content, int stock, CancellationToken cancellationToken)
    {
        ListingId id = ListingId.For(seller.Id, key.Key);
        Decision<Listing> decision = Listing.Create(id, seller.Id, content, stock, policies.Current, time.GetUtcNow());
        if (decision.Rejection is { } rejection)
        {
            return await store.ReplayAsync(id, key, cancellationToken) ?? Problem.Of(rejection);
        }

        if (await gate.RefuseAsync(seller.Id, cancellationToken) is { } refusal)
        {
            return await store.ReplayAsync(id, key, cancellationToken) ?? refusal;
        }

        Answer answer = Answer.Created(ListingResponse.Of(decision.Value, policies.Current), $"/api/listings/{id}", Answer.ETagOf(decision.Value.Version));
        return await WriteAsync(null, decision.Value, key, answer, cancellationToken)
            ? answer
            : await store.ReplayAsync(id, key, cancellationToken) ?? Problem.Busy();
    }

    /// <summary>Changes a listing of the caller's.</summary>
    public async Task<Answer> ChangeAsync(
        CurrentMember seller,
        string id,
        IfMatch ifMatch,
        IdempotencyKey? key,
        Func<Listing, MarketPolicy, DateTimeOffset, Decision<Listing>> decide,
        CancellationToken cancellationToken,
        Func<MemberId, CancellationToken, Task<Answer?>>? gateOf = null)
    {
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            if (IdText.TryParse<ListingId>(id) is not { } listingId
                || await store.ReadAsync(listingId, cancellationToken) is not { } before
                || before.Listing.SellerId != seller.Id)
            {
                return Problem.NotFound();
            }

            Decision<Listing> decision = decide(before.Listing, policies.Current, time.GetUtcNow());
            Answer? obstacle = ObstacleTo(decision, before.Listing, ifMatch) ?? (gateOf is null ? null : await gateOf(seller.Id, cancellationToken));
            if ((attempt > 0 || obstacle is not null) && key is not null && await store.ReplayAsync(listingId, key, cancellationToken) is { } earlier)
            {
                return earlier;
            }

            if (obstacle is not null)
            {
                return obstacle;
            }

            Answer answer = ListingResponse.Answer(decision.Value, policies.Current);
            if (await WriteAsync(before, decision.Value, key, answer, cancellationToken))
            {
                return answer;
            }
        }

        return Problem.Busy();
    }

    private static Answer? ObstacleTo(Decision<Listing> decision, Listing listing, IfMatch ifMatch)
    {
        string state = MarketJson.Name(listing.State);
        return !ifMatch.Matches(listing.Version) ? Problem.PreconditionFailed(state)
            : decision.Rejection is { } rejection ? Problem.Of(rejection, state)
            : null;
    }

    private Task<bool> WriteAsync(StoredListing? before, Listing after, IdempotencyKey? key, Answer answer, CancellationToken cancellationToken) =>
        announcer.CommitAsync(new(after.Id, after.Version, 0), () => store.TryWriteAsync(before, after, key, answer, cancellationToken), time, cancellationToken);
}
