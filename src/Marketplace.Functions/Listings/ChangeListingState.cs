using Marketplace.Domain;
using Marketplace.Domain.Accounts;
using Marketplace.Domain.Listings;
using Marketplace.Functions.Accounts;
using Marketplace.Functions.Members;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Listings;

/// <summary>POST /api/listings/{id}/activate, /pause, /delist: the seller moves a listing through its states.</summary>
public sealed class ChangeListingState(ListingCommands commands, AccountStore accounts, SellerGate gate)
{
    /// <summary>For sale from now on. 200 with the listing; 403 VERIFICATION_REQUIRED, LISTING_BARRED; 409 LISTING_STATE, BOND_SHORT.</summary>
    [Function("ActivateListing"), Access(Caller.Member)]
    [Answers(typeof(ListingResponse), "VERIFICATION_REQUIRED", "LISTING_BARRED", "LISTING_STATE", "BOND_SHORT")]
    public async Task<IResult> ActivateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "listings/{id}/activate")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        OwnerAccounts seller = await accounts.ReadAsync(CurrentMember.Get(request.HttpContext).Id, cancellationToken);
        return seller.Guarantees is { Paused: true, Minimum: var minimum }
            ? Problem.Answer(StatusCodes.Status409Conflict, "BOND_SHORT", $"Nothing is for sale until the bond is at least {minimum} again.")
            : await MoveAsync(request, id, ListingState.Active, gate.RefuseAsync, cancellationToken);
    }

    /// <summary>Not for sale for now. 200 with the listing; 409 LISTING_STATE.</summary>
    [Function("PauseListing"), Access(Caller.Member)]
    [Answers(typeof(ListingResponse), "LISTING_STATE")]
    public Task<IResult> PauseAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "listings/{id}/pause")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        MoveAsync(request, id, ListingState.Paused, cancellationToken);

    /// <summary>Gone for good. 200 with the listing; 409 LISTING_STATE.</summary>
    [Function("DelistListing"), Access(Caller.Member)]
    [Answers(typeof(ListingResponse), "LISTING_STATE")]
    public Task<IResult> DelistAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "listings/{id}/delist")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        MoveAsync(request, id, ListingState.Delisted, cancellationToken);

    private Task<IResult> MoveAsync(HttpRequest request, string id, ListingState next, CancellationToken cancellationToken) =>
        MoveAsync(request, id, next, null, cancellationToken);

    private async Task<IResult> MoveAsync(
        HttpRequest request, string id, ListingState next, Func<MemberId, CancellationToken, Task<Answer?>>? gateOf, CancellationToken cancellationToken)
    {
        Parsed<KeyedRequest<NoBody>> read = await KeyedRequest.ReadEmptyAsync(request, cancellationToken);
        return read.TryGet(out KeyedRequest<NoBody>? asked, out Answer? problem)
            ? await commands.ChangeAsync(asked.Caller, id, IfMatch.Read(request), asked.Key, (listing, _, nowUtc) => listing.MoveTo(next, nowUtc), cancellationToken, gateOf)
            : problem;
    }
}
