using Marketplace.Domain;
using Marketplace.Domain.Members;
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

/// <summary>POST /api/operator/members/{id}/revoke-verification: an operator takes a verification back; the member lists nothing new.</summary>
public sealed class RevokeVerificationFunction(MemberStore members)
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
        return IdText.TryParse<MemberId>(id) is { } member
            ? MemberStore.AnswerTo(await members.HandleAsync(member, new RevokeVerification(asked.Body.Reason), caller, cancellationToken))
            : Problem.NotFound();
    }
}
