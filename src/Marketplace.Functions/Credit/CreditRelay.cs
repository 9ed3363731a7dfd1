using Marketplace.Domain.Chargebacks;
using Marketplace.Domain.Claims;
using Marketplace.Domain.Credit;
using Marketplace.Domain.Fraud;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Ratings;
using Marketplace.Functions.Fraud;
using Marketplace.Functions.Ratings;

namespace Marketplace.Functions.Credit;

/// <summary>
/// What an order's events mean for the credit of its two sides. Every step reads the truth and may be repeated. An order that nobody rates costs nothing but its
/// seller's record: two requests at its end, and none when it was never paid.
/// </summary>
public sealed class CreditRelay(CreditStore credit, RatingDeadlines deadlines, IMemberIdentities identities, FraudFacts facts)
{
    private static readonly ActorRole[] _both = [ActorRole.Buyer, ActorRole.Seller];

    /// <summary>Brings credit up to date with an order, given which events are new.</summary>
    public async Task UpdateAsync(IReadOnlyCollection<OrderEvent> events, Order order, CancellationToken cancellationToken)
    {
        if (events.Any(@event => @event is RatingGiven or RatingsRevealed))
        {
            await deadlines.UpdateAsync(order, cancellationToken);
        }

        ActorRole[] shown = [.. events.SelectMany(Shows).Distinct()];
        if (shown.Length > 0)
        {
            await CountRatingsAsync(order, shown, null, cancellationToken);
        }

        if (events.Any(ChangesTheRecord))
        {
            await CountTradeAsync(order, cancellationToken);
        }

        if (events.Any(@event => @event is OrderCancelled or EscrowRefunded) && RefusalFact.Of(order) is { } refusal)
        {
            await facts.NoteAsync(refusal, cancellationToken);
        }
    }

    /// <summary>Counts what these sides said, once revealed.</summary>
    public async Task CountRatingsAsync(Order order, IEnumerable<ActorRole> by, MarketPolicy? rules, CancellationToken cancellationToken)
    {
        bool isSelfDealing = await identities.AreOneAsync(order.BuyerId, order.SellerId, cancellationToken);
        foreach (RevealedRating rating in by.Select(side => RevealedRating.Of(order, side, isSelfDealing)).OfType<RevealedRating>())
        {
            await credit.CountAsync(rating, rules, cancellationToken);
        }

        // A recomputation brings nothing new.
        if (rules is null && RatingFact.Of(order, isSelfDealing) is { } fact)
        {
            await facts.NoteAsync(fact, order.Version, cancellationToken);
        }
    }

    /// <summary>Counts a trade that has ended; one that was never paid is none.</summary>
    public Task CountTradeAsync(Order order, CancellationToken cancellationToken) => ClosedTrade.Of(order) is { } trade
        ? credit.CountAsync(order.SellerId, new CreditedTrade(trade, order.Version), cancellationToken)
        : Task.CompletedTask;

    private static ActorRole[] Shows(OrderEvent @event) => @event switch
    {
        RatingsRevealed => _both,
        RatingRevised revised => [revised.By],
        RatingReplied replied => [replied.By],
        _ => [],
    };

    // Money may go back after the end as well.
    private static bool ChangesTheRecord(OrderEvent @event) => @event is EscrowReleased or EscrowRefunded or ClaimUpheld or ChargebackEvent;
}
