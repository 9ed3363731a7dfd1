using Azure;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Listings;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Listings;

/// <summary>A listing with the ETag that guards its row.</summary>
public sealed record StoredListing(Listing Listing, ETag ETag);

/// <summary>What an order holds of a listing.</summary>
/// <param name="Quantity">Pieces.</param>
/// <param name="LeftLow">What it left, when that was low and had not been before; null when it did not.</param>
public sealed record StockHold(int Quantity, int? LeftLow);

/// <summary>
/// The listings' partitions: <c>head</c> with content and stock, <c>revision:00000002</c> for each content that ever was,
/// <c>hold:ord_…</c> for each order that holds stock or held it (then with nothing in it, and <c>ended:ord_…</c> beside it), <c>idem:…</c>.
/// </summary>
public sealed class ListingStore(MarketTables tables)
{
    private const string HeadKey = "head";
    private const string Data = "Data";
    private const string LeftLow = "LeftLow";

    /// <summary>Reads a listing; null when there is none.</summary>
    public async Task<StoredListing?> ReadAsync(ListingId id, CancellationToken cancellationToken)
    {
        TableEntity? found = await tables.Listings.FindAsync(id.Value, HeadKey, cancellationToken);
        return found is null ? null : new(MarketJson.Read<Listing>(found.GetString(Data)), found.ETag);
    }

    /// <summary>The answer that this key was given in this listing; null when it is new here.</summary>
    public Task<Answer?> ReplayAsync(ListingId id, IdempotencyKey key, CancellationToken cancellationToken) =>
        AnswerRow.ReplayAsync(tables.Listings, id.Value, key, cancellationToken);

    /// <summary>Writes a listing, its new revision if it has one, and the caller's answer; false when someone else was first.</summary>
    public Task<bool> TryWriteAsync(StoredListing? before, Listing after, IdempotencyKey? key, Answer? answer, CancellationToken cancellationToken)
    {
        List<TableTransactionAction> actions = [Head(before, after)];
        if (after.Revision != before?.Listing.Revision)
        {
            actions.Add(TableRows.Insert(new(after.Id.Value, $"revision:{after.Revision:d8}")
            {
                [Data] = MarketJson.Write(after.Content, MarketJson.Rows),
                ["FromUtc"] = after.UpdatedUtc,
            }));
        }

        if (key is not null && answer is not null)
        {
            actions.Add(TableRows.Insert(AnswerRow.Create(after.Id.Value, key, answer)));
        }

        return tables.Listings.TrySubmitAsync(actions, cancellationToken);
    }

    /// <summary>What an order holds: no pieces when its hold has ended, null when it never had one.</summary>
    public async Task<StockHold?> ReadHoldAsync(ListingId id, OrderId order, CancellationToken cancellationToken) =>
        await tables.Listings.FindAsync(id.Value, HoldKey(order), cancellationToken) is { } row ? new(row.GetInt32("Quantity") ?? 0, row.GetInt32(LeftLow)) : null;

    /// <summary>Writes the stock and an order's new hold together; false when someone else was first, or the hold exists.</summary>
    public Task<bool> TryAddHoldAsync(StoredListing before, Stock stock, OrderId order, StockHold hold, CancellationToken cancellationToken) => tables.Listings.TrySubmitAsync(
    [
        Head(before, before.Listing with { Stock = stock }),
        TableRows.Insert(new(before.Listing.Id.Value, HoldKey(order)) { ["Quantity"] = hold.Quantity, [LeftLow] = hold.LeftLow }),
    ], cancellationToken);

    /// <summary>Writes the stock and ends an order's hold together; false when someone else was first, or the hold has ended for good.</summary>
    /// <param name="before">The listing as it was read.</param>
    /// <param name="stock">Its stock from now on.</param>
    /// <param name="order">The order.</param>
    /// <param name="forGood">Whether the row stays, with nothing in it, so that the order can never hold again.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public Task<bool> TryEndHoldAsync(StoredListing before, Stock stock, OrderId order, bool forGood, CancellationToken cancellationToken)
    {
        string partition = before.Listing.Id.Value;
        TableEntity hold = new(partition, HoldKey(order)) { ["Quantity"] = 0 };
        TableTransactionAction head = Head(before, before.Listing with { Stock = stock });
        return tables.Listings.TrySubmitAsync(
            forGood
                ? [head, new(TableTransactionActionType.UpdateReplace, hold, ETag.All), TableRows.Insert(new(partition, EndedKey(order)))]
                : [head, new(TableTransactionActionType.Delete, hold, ETag.All)],
            cancellationToken);
    }

    private static string HoldKey(OrderId order) => $"hold:{order}";

    private static string EndedKey(OrderId order) => $"ended:{order}";

    private static TableTransactionAction Head(StoredListing? before, Listing after)
    {
        TableEntity row = new(after.Id.Value, HeadKey)
        {
            [Data] = MarketJson.Write(after, MarketJson.Rows),
            ["SellerId"] = after.SellerId.Value,
            ["State"] = MarketJson.Name(after.State),
            ["Available"] = after.Stock.Available,
            ["Held"] = after.Stock.Held,
            ["Sold"] = after.Stock.Sold,
        };
        return TableRows.Write(row, before?.ETag);
    }
}
