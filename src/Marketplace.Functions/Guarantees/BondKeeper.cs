using Marketplace.Domain;
using Marketplace.Domain.Guarantees;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Accounts;
using Marketplace.Functions.Claims;
using Marketplace.Functions.Listings;

namespace Marketplace.Functions.Guarantees;

/// <summary>Looks after bonds: remembers when they are due, and does what is due. Every step may be repeated.</summary>
public sealed class BondKeeper(
    AccountStore accounts, BondDeadlines deadlines, OpenClaims claims, SellersListings listings, PolicyCatalog policies, TimeProvider time)
{
    /// <summary>Remembers when a member's bond is due next; nothing for most.</summary>
    public async Task WatchAsync(MemberId owner, CancellationToken cancellationToken)
    {
        if ((await accounts.ReadAsync(owner, cancellationToken)).Guarantees?.DueUtc is { } due)
        {
            await deadlines.PutAsync(new(owner, due), cancellationToken);
        }
    }

    /// <summary>A listing is for sale: a seller who guarantees puts up what its category asks for.</summary>
    public async Task RequireAsync(Listing listing, CancellationToken cancellationToken)
    {
        Money minimum = policies.Current.BondMinimum([listing.Content.Category]);
        if ((await accounts.ReadAsync(listing.SellerId, cancellationToken)).Guarantees is { LeftUtc: null } guarantees)
        {
            if (guarantees.Minimum < minimum)
            {
                RaiseBondMinimum raise = new(TransferId.For(listing.SellerId, $"minimum:{minimum}"), time.GetUtcNow(), minimum);
                await accounts.HandleAsync(listing.SellerId, raise, null, cancellationToken);
            }

            await WatchAsync(listing.SellerId, cancellationToken);
        }
    }

    /// <summary>Does what a deadline asks for, and removes or moves it.</summary>
    public async Task EnforceAsync(BondDeadline deadline, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        if ((await accounts.ReadAsync(deadline.Owner, cancellationToken)).Guarantees is { } before && now >= before.DueUtc)
        {
            bool claimsOpen = before.ReturnDueUtc is not null && await claims.AnyAsync(deadline.Owner, cancellationToken);
            EnforceBond command = new(TransferId.For(deadline.Owner, $"bond:{before.DueUtc:O}"), now, claimsOpen);
            await accounts.HandleAsync(deadline.Owner, command, null, cancellationToken);
        }

        SellerGuarantees? after = (await accounts.ReadAsync(deadline.Owner, cancellationToken)).Guarantees;
        if (after?.Paused == true)
        {
            await listings.MoveAsync(deadline.Owner, ListingState.Paused, cancellationToken);
        }

        if (after?.DueUtc is { } next && next != deadline.DueUtc)
        {
            await deadlines.PutAsync(new(deadline.Owner, next), cancellationToken);
        }

        if (after?.DueUtc != deadline.DueUtc)
        {
            await deadlines.RemoveAsync(deadline, cancellationToken);
        }
    }
}
