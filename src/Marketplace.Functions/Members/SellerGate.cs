using Marketplace.Domain;
using Marketplace.Domain.Members;
using Marketplace.Functions.Platform.Http;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Functions.Members;

/// <summary>Who sells is verified (rules.md section 1), and not barred for offences (section 8).</summary>
public sealed class SellerGate(MemberStore members, TimeProvider time)
{
    /// <summary>The refusal for who is not, or is barred; null for who may.</summary>
    public async Task<Answer?> RefuseAsync(MemberId seller, CancellationToken cancellationToken)
    {
        MemberState member = await members.ReadAsync(seller, cancellationToken);
        return !member.Verification.IsVerified
            ? Problem.Answer(StatusCodes.Status403Forbidden, "VERIFICATION_REQUIRED", "Sellers are verified: ask for it at POST /api/members/me/verification first.")
            : member.Standing?.BarsListingAt(time.GetUtcNow()) == true
            ? Problem.Answer(
                StatusCodes.Status403Forbidden,
                "LISTING_BARRED",
                member.Standing.IsClosed ? "The account is closed for offences that were upheld." : $"An offence was upheld: nothing is put on sale before {member.Standing.ListingBarredUntilUtc:yyyy-MM-ddTHH:mm:ssZ}.")
            : null;
    }
}
