using Marketplace.Domain;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Functions.Listings;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Members;

/// <summary>Why a verification is taken back.</summary>
/// <param name="Reason">For the member and for whoever looks later.</param>
public sealed record RevokeVerificationRequest(string Reason);

/// <summary>POST /api/operator/members/{id}/revoke-verification: an operator takes a verification back; the member lists nothing new, and what is for sale is paused.</summary>
public sealed class RevokeVerificationFunction(MemberStore members, SellersListings listings)
{
    /// <summary>200 with the verification; 409 VERIFICATION_STATE; 422.</summary>
    [Function("RevokeVerification"), Access(Caller.Staff, StaffRoles.Operator)]
    [Takes(typeof(RevokeVerificationRequest))]
    [Answers(typeof(VerificationResponse), "VERIFICATION_STATE", "VALIDATION_FAILED")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "operator/members/{id}/revoke-verification")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        Parsed<KeyedRequest<RevokeVerificationRequest>> read = await KeyedRequest.ReadAsync<RevokeVerificationRequest>(request, cancellationToken);
        if (!read.TryGet(out KeyedRequest<RevokeVerificationRequest>? asked, out Answer? problem))
        {
            return problem;
        }

        MemberCaller caller = new(VerificationResponse.Answer, asked.Key, IfMatch.Read(request));
        if (IdText.TryParse<MemberId>(id) is not { } member)
        {
            return Problem.NotFound();
        }

        MemberResult result = await members.HandleAsync(member, new RevokeVerification(asked.Body.Reason), caller, cancellationToken);
        if (result is MemberResult.Done or MemberResult.Replayed)
        {
            // Also for a repetition: the first try may have died before this.
            await listings.MoveAsync(member, ListingState.Paused, cancellationToken);
        }

        return MemberStore.AnswerTo(result);
    }
}
