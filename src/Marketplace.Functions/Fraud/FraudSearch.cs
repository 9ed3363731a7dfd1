using Marketplace.Domain;
using Marketplace.Domain.Fraud;
using Marketplace.Domain.Offences;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Buyers;
using Marketplace.Functions.Credit;
using Marketplace.Functions.Offences;
using Marketplace.Functions.Orders;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Fraud;

/// <summary>
/// Looks for what looks like fraud in the facts of the last weeks and opens cases for operators. It reads those facts, and of members only those whom they
/// make suspect. Found again, a case is the same; what another case of its kind has already is left out.
/// </summary>
public sealed class FraudSearch(
    FraudFacts facts,
    BuyerStore buyers,
    OrderIndex orders,
    IMemberIdentities identities,
    ReviewStore reviews,
    PolicyCatalog policies,
    TimeProvider time,
    ILogger<FraudSearch> logger)
{
    private FraudTerms Terms => policies.Current.Fraud;

    /// <summary>Searches once; how many cases it opened.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        (List<RatingFact> ratings, List<RefusalFact> refusals) = await ReadAsync(cancellationToken);
        List<Suspicion> found = [.. RingScan.Find(ratings, Terms), .. ExtortionScan.Find(ratings, Terms)];
        found.AddRange(await FindBurstsAsync(ratings, cancellationToken));
        found.AddRange(await FindSelfDealingAsync(ratings, cancellationToken));
        found.AddRange(await FindRefusalsAsync(refusals, cancellationToken));
        int opened = 0;
        foreach (Suspicion suspicion in found)
        {
            opened += await OpenAsync(suspicion, cancellationToken) ? 1 : 0;
        }

        logger.LogInformation("{Ratings} ratings and {Refusals} refusals were looked at, {Opened} review cases opened", ratings.Count, refusals.Count, opened);
        await facts.ForgetBeforeAsync(Today.AddDays(-Terms.WindowDays), cancellationToken);
        return opened;
    }

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    private async Task<(List<RatingFact> Ratings, List<RefusalFact> Refusals)> ReadAsync(CancellationToken cancellationToken)
    {
        (List<RatingFact> ratings, List<RefusalFact> refusals) = ([], []);
        for (int day = 0; day <= Terms.WindowDays; day++)
        {
            DayOfFacts read = await facts.ReadAsync(Today.AddDays(-day), Terms.FactsMax - ratings.Count - refusals.Count, cancellationToken);
            ratings.AddRange(read.Ratings);
            refusals.AddRange(read.Refusals);
        }

        if (ratings.Count + refusals.Count >= Terms.FactsMax)
        {
            logger.LogWarning("There were more than {FactsMax} facts: the oldest were not looked at", Terms.FactsMax);
        }

        return (ratings, refusals);
    }

    private async Task<IEnumerable<Suspicion>> FindBurstsAsync(List<RatingFact> ratings, CancellationToken cancellationToken)
    {
        ILookup<MemberId, RatingFact> byBuyer = ratings.ToLookup(fact => fact.BuyerId);
        List<Suspicion> found = [];
        foreach (RatingBurst burst in BurstScan.Candidates(ratings, Terms))
        {
            Dictionary<MemberId, DateTimeOffset> since = [];
            foreach (RatingFact fact in burst.Facts)
            {
                if ((await buyers.ReadAsync(fact.BuyerId, cancellationToken)).Conduct.SinceUtc is { } first)
                {
                    since[fact.BuyerId] = first;
                }
            }

            found.AddRange(BurstScan.Judge(burst, byBuyer, since, Terms) is { } suspicion ? [suspicion] : []);
        }

        return found;
    }

    private async Task<IEnumerable<Suspicion>> FindSelfDealingAsync(List<RatingFact> ratings, CancellationToken cancellationToken)
    {
        List<Suspicion> found = [];
        foreach (CloseTraders pair in SelfDealingScan.Candidates(ratings, Terms))
        {
            bool areOne = pair.Facts.Any(fact => fact.IsSelfDealing) || await identities.AreOneAsync(pair.BuyerId, pair.SellerId, cancellationToken);
            found.AddRange(areOne ? [SelfDealingScan.Judge(pair)] : []);
        }

        return found;
    }

    private async Task<IEnumerable<Suspicion>> FindRefusalsAsync(List<RefusalFact> refusals, CancellationToken cancellationToken)
    {
        List<Suspicion> found = [];
        foreach (RefusingBuyer buyer in RefusalScan.Candidates(refusals, Terms))
        {
            // Some were placed before the window and refused within it.
            int placed = await orders.CountSinceAsync(ActorRole.Buyer, buyer.BuyerId, buyer.Refused[0].PlacedUtc, cancellationToken);
            found.AddRange(RefusalScan.Judge(buyer, placed, Terms) is { } suspicion ? [suspicion] : []);
        }

        return found;
    }

    private async Task<bool> OpenAsync(Suspicion suspicion, CancellationToken cancellationToken)
    {
        IReadOnlyList<ReviewCase> known = await reviews.ReadAllAsync(suspicion.Accused, cancellationToken);
        HashSet<OrderId> seen = [.. known.Where(review => review.Kind == suspicion.Kind).SelectMany(review => review.Orders)];
        OrderId[] orders = [.. suspicion.Orders.Where(order => !seen.Contains(order)).Take(policies.Current.Offences.OrdersMax)];
        if (orders.Length < Terms.NewOrdersMin)
        {
            return false;
        }

        ReviewCase review = new()
        {
            Id = ReviewId.For(suspicion.Accused, suspicion.Kind.ToString(), orders[0]),
            Accused = suspicion.Accused,
            Kind = suspicion.Kind,
            Orders = orders,
            Others = suspicion.Others,
            Findings = suspicion.Findings,
            OpenedUtc = time.GetUtcNow(),
            PolicyVersion = policies.Current.Version,
        };
        return await reviews.TryWriteAsync(null, review, null, null, cancellationToken);
    }
}
