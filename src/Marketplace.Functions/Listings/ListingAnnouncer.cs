using Azure.Storage.Queues.Models;
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
    : Announcer<ListingAnnouncement>(queues.ListingEvents, metrics, logger)
{
    /// <summary>Writes what listings are ranked by, and has the relay look when it is written. False when somebody else was first.</summary>
    /// <param name="news">Where listings stand elsewhere then; null for nowhere.</param>
    /// <param name="writeAsync">Writes; false when somebody else was first.</param>
    /// <param name="time">The market's clock.</param>
    /// <param name="cancellationToken">Gives up between steps.</param>
    public async Task<bool> RankAsync(ListingAnnouncement? news, Func<Task<bool>> writeAsync, TimeProvider time, CancellationToken cancellationToken)
    {
        if (news is null)
        {
            return await writeAsync();
        }

        long saidAt = time.GetTimestamp();
        SendReceipt insurance = await InsureAsync(news, cancellationToken);
        bool written = await writeAsync();
        if (written)
        {
            // It names no version to wait for: a relay that took it before the write looked in vain, and has to be told anew.
            await (time.GetElapsedTime(saidAt) < AnnouncementDelay.Insured ? HandOverAsync(insurance, cancellationToken) : AnnounceAsync(news, cancellationToken));
        }

        return written;
    }
}
