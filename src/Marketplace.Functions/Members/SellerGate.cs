using Marketplace.Domain;
using Marketplace.Functions.Platform.Http;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Functions.Members;

/// <summary>Who sells is verified (rules.md section 1).</summary>
public sealed class SellerGate(MemberStore members)
{
    /// <summary>The refusal for who is not; null for who is.</summary>
    public async Task<Answer?> RefuseAsync(MemberId seller, CancellationToken cancellationToken) =>
        (await members.ReadAsync(seller, cancellationToken)).Verification.IsVerified
            ? null
            : Problem.Answer(StatusCodes.Status403Forbidden, "VERIFICATION_REQUIRED", "Sellers are verified: ask for it at POST /api/members/me/verification first.");
}
