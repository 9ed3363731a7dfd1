using Marketplace.Domain;
using Marketplace.Domain.Listings;
using Marketplace.Functions.Platform.Access;

namespace Marketplace.Functions.Listings;

/// <summary>All listings of one seller, moved at once: when a bond runs short, a verification is revoked, a member leaves.</summary>
public sealed class SellersListings(OwnListings own, ListingCommands listings)
{
    /// <summary>Moves every listing that may be moved so. Twice is once.</summary>
    public async Task MoveAsync(MemberId seller, ListingState next, CancellationToken cancellationToken)
    {
        CurrentMember owner = new(seller, []);
        await foreach (OwnListing listing in own.ReadAllAsync(seller, cancellationToken))
        {
            if (listing.State != ListingState.Delisted)
            {
                await listings.ChangeAsync(owner, listing.Id.Value, default, null, (found, _, now) => found.MoveTo(next, now), cancellationToken);
            }
        }
    }
}
