using Azure.Messaging;
using Marketplace.Domain;
using Marketplace.Domain.Events;
using Marketplace.Domain.Listings;
using Marketplace.Functions.Listings;
using Marketplace.Functions.Platform.Json;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Sales;

/// <summary>
/// Counts what was sold, from the market's own public events: a subscriber like any other, and an example for them. A piece is sold when its order's
/// escrow goes to the seller. What happens later, a claim or a chargeback, takes nothing back: it says something about the trade, not about how much is bought.
/// </summary>
public sealed class CountSales(SalesStore sales, ListingAnnouncer announcer)
{
    /// <summary>What it reads of an event; the rest is not its business.</summary>
    private sealed record Released(OrderId OrderId, ReleasedFacts Facts);

    /// <summary>Handles one event, which may come more than once and in any order.</summary>
    [Function(nameof(CountSales))]
    public async Task RunAsync([EventGridTrigger] CloudEvent happened, CancellationToken cancellationToken)
    {
        if (happened.Type != PublicEvents.EscrowReleased)
        {
            return;
        }

        Released released = MarketJson.Read<Released>(happened.Data!.ToString());
        foreach (PiecesFact line in released.Facts.Lines)
        {
            (long Before, long After)? counted = await sales.CountAsync(line.ListingId, released.OrderId, line.Quantity, cancellationToken);

            // Counted before may mean that the process died before the next line.
            if (counted is not { } units || SalesRank.Of(units.Before) != SalesRank.Of(units.After))
            {
                await announcer.AnnounceAsync(ListingAnnouncement.OfRank(line.ListingId), cancellationToken);
            }
        }
    }
}
