using Marketplace.Domain;
using Marketplace.Domain.Credit;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Members;
using Marketplace.Domain.Notifications;
using Marketplace.Domain.Offences;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Buyers;
using Marketplace.Functions.Credit;
using Marketplace.Functions.Events;
using Marketplace.Functions.Listings;
using Marketplace.Functions.Members;
using Marketplace.Functions.Notifications;
using Marketplace.Functions.Orders;

namespace Marketplace.Functions.Offences;

/// <summary>
/// What follows from a decided case: the member's credit says so, what the orders made others say counts no more, and what penalty points bring is where
/// listing and ordering look. Derived from the case alone, as often as one likes; a case that was reversed takes all of it back the same way.
/// </summary>
public sealed class ReviewConsequences(
    ReviewStore reviews,
    OrderStore orders,
    CreditStore credit,
    CreditRelay relay,
    MemberStore members,
    BuyerStore buyers,
    SellersListings listings,
    Notifier notifier,
    EventTopic topic,
    PolicyCatalog policies,
    TimeProvider time)
{
    private const int RoundsMax = 10;

    /// <summary>Carries out what follows; nothing does while it is open, or when it was dismissed.</summary>
    /// <param name="review">The case.</param>
    /// <param name="fromVersion">From which of its versions on others are to be told.</param>
    /// <param name="cancellationToken">Gives up between steps.</param>
    public async Task CarryOutAsync(ReviewCase review, long fromVersion, CancellationToken cancellationToken)
    {
        if (!review.WasUpheld)
        {
            return;
        }

        review = await NoteAsync(review, cancellationToken);
        foreach (Order order in await ReadAsync(review.Orders, cancellationToken))
        {
            await relay.CountRatingsAsync(order, [OtherThan(review.Accused, order)], null, cancellationToken);
        }

        await ImposeAsync(review.Accused, cancellationToken);
        OffenceTerms terms = policies.Get(review.PolicyVersion).Offences;
        await notifier.TellAsync(OffenceNotices.Of(review, terms, fromVersion), cancellationToken);
        await topic.PublishAsync(review, terms, fromVersion, cancellationToken);
    }

    /// <summary>
    /// What the orders of an open case have brought the member so far: nothing, when it counts no more, or will not since another case that stands has the order too.
    /// </summary>
    public async Task<PointsBrought> BroughtAsync(ReviewCase review, CancellationToken cancellationToken)
    {
        if (review.State != ReviewState.Open)
        {
            return new(0, 0);
        }

        (int asSeller, int asBuyer) = (0, 0);
        HashSet<OrderId> taken = [.. (await reviews.ReadAllAsync(review.Accused, cancellationToken)).Where(other => other.IsOffence).SelectMany(other => other.Orders)];
        foreach (Order order in await ReadAsync([.. review.Orders.Except(taken)], cancellationToken))
        {
            ActorRole by = OtherThan(review.Accused, order);
            if (RevealedRating.Of(order, by, isSelfDealing: false) is { } rating && await credit.FindAsync(rating, cancellationToken) is { } counted)
            {
                (asSeller, asBuyer) = by == ActorRole.Buyer ? (asSeller + counted.Points, asBuyer) : (asSeller, asBuyer + counted.Points);
            }
        }

        return new(asSeller, asBuyer);
    }

    /// <summary>Makes the member's state, as buyer and as seller, what its offences come to; again when they change meanwhile.</summary>
    private async Task ImposeAsync(MemberId member, CancellationToken cancellationToken)
    {
        IReadOnlyList<Offence> upheld = (await credit.ReadAsync(member, cancellationToken)).Offences;
        for (int round = 0; round < RoundsMax; round++)
        {
            Standing standing = Standing.Of(upheld, policies.Current);
            if (((await members.ReadAsync(member, cancellationToken)).Standing ?? Standing.Good) != standing)
            {
                await members.HandleAsync(member, new ImposeStanding(standing), null, cancellationToken);
            }

            await buyers.BarAsync(member, standing.IsClosed ? DateTimeOffset.MaxValue : standing.OrderingBarredUntilUtc, cancellationToken);
            if (standing.IsOffSaleAt(time.GetUtcNow()))
            {
                await listings.MoveAsync(member, ListingState.Paused, cancellationToken);
            }

            IReadOnlyList<Offence> after = (await credit.ReadAsync(member, cancellationToken)).Offences;
            if (CreditStore.IsSame(upheld, after))
            {
                return;
            }

            upheld = after;
        }

        throw new InvalidOperationException($"The offences of {member} are being changed all the time.");
    }

    // The truth is looked at once more after it was noted: who is slow would note again what an appeal has undone since.
    private async Task<ReviewCase> NoteAsync(ReviewCase review, CancellationToken cancellationToken)
    {
        for (int round = 0; round < RoundsMax; round++)
        {
            await NoteOnceAsync(review, cancellationToken);
            ReviewCase now = (await reviews.ReadAsync(review.Id, cancellationToken))!.Case;
            if (now.Version == review.Version)
            {
                return now;
            }

            review = now;
        }

        throw new InvalidOperationException($"{review.Id} is being decided all the time.");
    }

    // One of another case is left alone, whatever happens to it at the same time.
    private Task<bool> NoteOnceAsync(ReviewCase review, CancellationToken cancellationToken)
    {
        Offence? offence = review.ToOffence(policies.Get(review.PolicyVersion).Offences);
        return credit.ChangeOffencesAsync(
            review.Accused,
            known => known.Any(one => one.Id == review.Id) == offence is not null
                ? null
                : [.. known.Where(one => one.Id != review.Id).Concat(offence is null ? [] : [offence]).OrderBy(one => one.UpheldUtc)],
            cancellationToken);
    }

    private async Task<IEnumerable<Order>> ReadAsync(IReadOnlyList<OrderId> ids, CancellationToken cancellationToken) =>
        (await Task.WhenAll(ids.Select(id => orders.ReadAsync(id, cancellationToken)))).OfType<StoredOrder>().Select(stored => stored.Order);

    private static ActorRole OtherThan(MemberId member, Order order) => order.SellerId == member ? ActorRole.Buyer : ActorRole.Seller;
}
