using Marketplace.Domain;
using Marketplace.Domain.Listings;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Privacy;

namespace Marketplace.Functions.Listings;

/// <summary>What a member sells. Who leaves sells nothing more; what was bought of it stays with the orders.</summary>
public sealed class ListingData(OwnListings own, SellersListings listings) : IPersonalData
{
    /// <inheritdoc/>
    public IReadOnlyList<ExportPart> Parts { get; } =
    [
        new("listings", async (member, limit, cursor, cancellationToken) => await PageRequest.Of(limit, cursor, OwnListings.ListOf(member))
            .ThenAsync(page => own.ReadAsync(member, null, OwnListings.ListOf(member), page, cancellationToken))),
    ];

    /// <inheritdoc/>
    public Task EraseAsync(MemberId member, CancellationToken cancellationToken) => listings.MoveAsync(member, ListingState.Delisted, cancellationToken);
}
