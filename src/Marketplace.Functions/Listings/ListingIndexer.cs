using Azure;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Search;
using Marketplace.Functions.Credit;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;
using Marketplace.Functions.Sales;

namespace Marketplace.Functions.Listings;

/// <summary>Makes a listing's rows in the index what the truth says: its own, its sales and its seller's credit. May run twice, at once, and die anywhere.</summary>
public sealed class ListingIndexer(MarketTables tables, ListingStore listings, SalesStore sales, CreditStore credit, PolicyCatalog policies, TimeProvider time)
{
    private const string BookKey = "book";
    private const string Data = "Data";
    private const int AttemptsMax = 20;
    private const int AtOnceMax = 16;

    /// <summary>Brings a listing's rows up to date.</summary>
    /// <exception cref="InvalidOperationException">Others kept getting in first; the message is delivered again.</exception>
    public async Task IndexAsync(ListingId id, CancellationToken cancellationToken)
    {
        (IndexBook? tried, ETag? met, bool opened) = (null, null, false);
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            // The book before the truth: whoever writes the book after this read has our write of it refused, or sees what we leave.
            TableEntity? row = await tables.ListingIndex.FindAsync(BookOf(id), BookKey, cancellationToken);
            IndexBook before = row is null ? IndexBook.Empty : MarketJson.Read<IndexBook>(LongText.Read(row, Data)!);
            Listing listing = (await listings.ReadAsync(id, cancellationToken))!.Listing;
            ListingFootprint? next = listing.State == ListingState.Active ? await FootprintAsync(listing, cancellationToken) : null;
            if ((row is null && next is null) || (attempt == 0 && before.IsSettled(listing.Version, next, time.GetUtcNow())))
            {
                return;
            }

            // Who took the book since we came writes the very rows that we would write, or have written, and is called again should it die. Taking it
            // back would go on for ever. (What we found here may be left by a run of which we are the second try; what we opened ourselves and were
            // told that we had not is no one else's either.)
            met = attempt == 0 ? row?.ETag : met;
            bool isOthers = tried is not null && row?.ETag != met && (before.IsDone || before.OpenedUtc != tried.OpenedUtc);
            if (isOthers && before.Says(listing.Version, next) && (!opened || tried!.Says(listing.Version, next)))
            {
                return;
            }

            IndexBook book = tried = before.Move(listing.Version, next, time.GetUtcNow());
            if (await TryWriteAsync(id, book, row?.ETag, cancellationToken) is { } written)
            {
                opened = true;
                await WriteAsync(listing, book, cancellationToken);

                // Somebody who overlapped may have written over what was just written, or read the truth before it changed: then all of it again.
                if (await IsLevelStillAsync(next, cancellationToken) && await TryWriteAsync(id, book with { IsDone = true }, written, cancellationToken) is not null)
                {
                    return;
                }
            }

            await Contention.PauseAsync(attempt, id.Value, time, cancellationToken);
        }

        throw new InvalidOperationException($"The index of {id} is being written all the time.");
    }

    // A seller's new level is told to whatever is in the seller's list by then. What was not yet there has to look for itself.
    private async Task<bool> IsLevelStillAsync(ListingFootprint? written, CancellationToken cancellationToken) =>
        written is null || written.SellerLevel == await LevelAsync(written.SellerId, cancellationToken);

    private static string BookOf(ListingId id) => $"listing:{id}";

    // The book's new ETag; null when someone else was first.
    private Task<ETag?> TryWriteAsync(ListingId id, IndexBook book, ETag? before, CancellationToken cancellationToken)
    {
        TableEntity row = new(BookOf(id), BookKey);
        LongText.Write(row, Data, MarketJson.Write(book, MarketJson.Rows));
        return tables.ListingIndex.TryReplaceAsync(row, before, cancellationToken);
    }

    private async Task<ListingFootprint> FootprintAsync(Listing listing, CancellationToken cancellationToken)
    {
        long sold = await sales.ReadAsync(listing.Id, cancellationToken);
        int level = await LevelAsync(listing.SellerId, cancellationToken);
        ListingContent content = listing.Content;
        return new(listing.Id, listing.SellerId, listing.CreatedUtc, content.Category, content.Price, SalesRank.Of(sold), level, SearchTerms.Of(content, policies.Current.Catalogue));
    }

    private async Task<int> LevelAsync(MemberId seller, CancellationToken cancellationToken) =>
        (await credit.ReadAsync(seller, cancellationToken)).After(ActorRole.Seller).LevelNumberUnder(policies.Current.Ratings);

    private async Task WriteAsync(Listing listing, IndexBook book, CancellationToken cancellationToken)
    {
        if (book.Current is { } current)
        {
            string summary = MarketJson.Write(ListingSummary.Of(listing, current), MarketJson.Rows);
            await EachAsync(current.Keys(), key => tables.ListingIndex.UpsertEntityAsync(
                new TableEntity(key.Partition, key.Row) { [Data] = summary }, TableUpdateMode.Replace, cancellationToken));
        }

        await EachAsync(book.Stale(), key => tables.ListingIndex.DeleteEntityAsync(key.Partition, key.Row, ETag.All, cancellationToken));
    }

    private static async Task EachAsync(IEnumerable<IndexKey> keys, Func<IndexKey, Task> act)
    {
        foreach (IndexKey[] some in keys.Chunk(AtOnceMax))
        {
            await Task.WhenAll(some.Select(act));
        }
    }
}
