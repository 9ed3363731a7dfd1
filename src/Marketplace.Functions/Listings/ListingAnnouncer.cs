using Marketplace.Domain;
using Marketplace.Functions.Platform.Announcements;
using Marketplace.Functions.Platform.Storage;
using Marketplace.Functions.Platform.Telemetry;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Listings;

/// <summary>Says that a listing is about to change, or where it stands among others.</summary>
/// <param name="ListingId">The listing; null for all that a seller has for sale.</param>
/// <param name="ToVersion">The version it will have; 0 when it is not the listing itself that changes.</param>
/// <param name="Delays">How often the indexer has put it off because the change was not there yet.</param>
/// <param name="TraceParent">The request that it comes from (W3C); null when nobody traces, and in messages of older versions.</param>
/// <param name="SellerId">Whose, when it is all of a seller's.</param>
public sealed record ListingAnnouncement(ListingId? ListingId, long ToVersion, int Delays, string? TraceParent = null, MemberId? SellerId = null)
    : IAnnouncement<ListingAnnouncement>
{
    /// <summary>The listing itself is as it was, but where it stands among others is not.</summary>
    public static ListingAnnouncement OfRank(ListingId listing) => new(listing, 0, 0);

    /// <summary>The same for all that a seller has for sale.</summary>
    public static ListingAnnouncement OfRank(MemberId seller) => new(null, 0, 0, SellerId: seller);

    /// <inheritdoc/>
    public ListingAnnouncement With(int delays, string? traceParent) => this with { Delays = delays, TraceParent = traceParent };
}

/// <summary>Announces changes of listings.</summary>
public sealed class ListingAnnouncer(MarketQueues queues, RelayMetrics metrics, ILogger<ListingAnnouncer> logger)
    : Announcer<ListingAnnouncement>(queues.ListingEvents, metrics, logger);
