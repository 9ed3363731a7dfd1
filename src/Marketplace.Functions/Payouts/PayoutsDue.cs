using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Functions.Deadlines;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Payouts;

/// <summary>A payout that is to be looked at until it has ended.</summary>
/// <param name="PayoutId">The payout, which may not exist: its request may have died, or been refused, after this was written.</param>
/// <param name="Owner">Whose.</param>
/// <param name="RequestedUtc">When it was asked for.</param>
/// <param name="LookedUtc">When it was last looked at.</param>
/// <param name="DueUtc">When to look again.</param>
public sealed record PayoutDue(PayoutId PayoutId, MemberId Owner, DateTimeOffset RequestedUtc, DateTimeOffset LookedUtc, DateTimeOffset DueUtc);

/// <summary>
/// The payouts that are open, in order of when they are looked at next. A row is written before its payout, so that none that was committed goes
/// unsent; it goes when the payout has ended. What operators see as parked are these rows.
/// </summary>
public sealed class PayoutsDue(MarketTables tables)
{
    private const string Partition = "payout";
    private readonly DueRows<PayoutDue> _rows = DueRows.OfDocuments<PayoutDue>(tables.Deadlines, Partition, due => DueRows.Key(due.DueUtc, due.PayoutId.Value));

    /// <summary>Writes a row; the same one twice is one.</summary>
    public Task PutAsync(PayoutDue due, CancellationToken cancellationToken) => _rows.PutAsync(due, cancellationToken);

    /// <summary>Removes a row, if it is there.</summary>
    public Task RemoveAsync(PayoutDue due, CancellationToken cancellationToken) => _rows.RemoveAsync(due, cancellationToken);

    /// <summary>Moves a row to a later time: the later one is written first.</summary>
    public Task MoveAsync(PayoutDue due, PayoutDue later, CancellationToken cancellationToken) => _rows.MoveAsync(due, later, cancellationToken);

    /// <summary>The rows that are due, earliest first, a page at a time.</summary>
    public IAsyncEnumerable<PayoutDue> ReadDueAsync(DateTimeOffset nowUtc, CancellationToken cancellationToken) => _rows.ReadDueAsync(nowUtc, cancellationToken);

    /// <summary>A page of all rows.</summary>
    public Task<Parsed<ListPage<PayoutDue>>> ReadAsync(string list, PageRequest request, CancellationToken cancellationToken) => TablePages.ReadAsync(
        tables.Deadlines, TableClient.CreateQueryFilter($"PartitionKey eq {Partition}"), list, request, DueRows.ReadDocument<PayoutDue>, cancellationToken);
}
