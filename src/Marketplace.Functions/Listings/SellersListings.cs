using Marketplace.Domain;
using Marketplace.Domain.Listings;
using Marketplace.Functions.Platform.Access;

namespace Marketplace.Functions.Listings;

/// <summary>What is for sale of one seller, moved all at once: when a bond runs short, a verification is revoked, a member leaves.</summary>
public sealed class SellersListings(ListingIndex index, ListingCommands listings)
{
    /// <summary>Moves every listing that is for sale and may be moved so. Twice is once.</summary>
    public async Task MoveAsync(MemberId seller, ListingState next, CancellationToken cancellationToken)
    {
        CurrentMember owner = new(seller, []);
        await foreach (ListingSummary listing in index.ReadAllAsync(ListingIndex.ListOf(null, seller), cancellationToken))
        {
            await listings.ChangeAsync(owner, listing.Id.Value, default, null, (found, _, now) => found.MoveTo(next, now), cancellationToken);
        }
    }
}
