using Marketplace.Domain;
using Marketplace.Domain.Members;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Members;

/// <summary>A member as anyone sees one: nothing personal.</summary>
/// <param name="Id">The member.</param>
/// <param name="DisplayName">The name that the member gave; absent for none.</param>
/// <param name="VerifiedKind">individual or business; absent for who is not verified.</param>
/// <param name="SinceUtc">Since when something is known of the member; absent for nothing.</param>
public sealed record MemberResponse(MemberId Id, string? DisplayName, MemberKind? VerifiedKind, DateTimeOffset? SinceUtc);

/// <summary>GET /api/members/{id}: a member as anyone sees one.</summary>
public sealed class GetMember(MemberStore members)
{
    /// <summary>200; 404 for what is no member's id.</summary>
    [Function(nameof(GetMember)), Access(Caller.Anyone)]
    [Answers(typeof(MemberResponse))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "members/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (IdText.TryParse<MemberId>(id) is not { } known)
        {
            return Problem.NotFound();
        }

        MemberState member = await members.ReadAsync(known, cancellationToken);
        return Answer.Ok(new MemberResponse(known, member.Profile.DisplayName, member.Verification.IsVerified ? member.Verification.Kind : null, member.SinceUtc));
    }
}
