using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Buyers;
using Marketplace.Domain.Decisions;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Buyers;

/// <summary>A buyer's row as it was read.</summary>
/// <param name="Conduct">What it says.</param>
/// <param name="ETag">Guards it; null when there is none yet.</param>
public sealed record StoredConduct(BuyerConduct Conduct, ETag? ETag);

/// <summary>
/// One row a buyer, guarded by its ETag: placements of one buyer that race are decided one after the other. To place an order costs a read
/// and a write here; only who runs into the limit has the listed orders read.
/// </summary>
public sealed class BuyerStore(MarketTables tables, OrderStore orders, PolicyCatalog policies, TimeProvider time)
{
    private const string RowKey = "conduct";
    private const string Data = "Data";
    private const int AttemptsMax = 20;

    /// <summary>Reads a buyer's row.</summary>
    public async Task<StoredConduct> ReadAsync(MemberId buyer, CancellationToken cancellationToken)
    {
        TableEntity? found = await tables.Buyers.FindAsync(buyer.Value, RowKey, cancellationToken);
        return found is null ? new(BuyerConduct.Blank, null) : new(MarketJson.Read<BuyerConduct>(found.GetString(Data)), found.ETag);
    }

    /// <summary>Takes an order's place among the buyer's unpaid ones; an answer when there is none. A place that no order follows is free again soon.</summary>
    /// <param name="buyer">The buyer.</param>
    /// <param name="read">The buyer's row as it was just read.</param>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Gives up between steps.</param>
    public async Task<Answer?> TakePlaceAsync(MemberId buyer, StoredConduct read, OpenOrder order, CancellationToken cancellationToken)
    {
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            StoredConduct before = attempt == 0 ? read : await ReadAsync(buyer, cancellationToken);
            Decision<BuyerConduct> decision = before.Conduct.Place(order, policies.Current.Ordering, time.GetUtcNow());
            if (decision.Rejection is not null)
            {
                BuyerConduct found = await CheckAsync(before.Conduct, cancellationToken);
                decision = found.Place(order, policies.Current.Ordering, time.GetUtcNow());
            }

            // What the check found is written with a place that it freed, never with a refusal: a refused request leaves no trace.
            if (decision.Rejection is { } rejection)
            {
                return Problem.Of(rejection);
            }

            if (ReferenceEquals(decision.Value, before.Conduct) || await TryWriteAsync(buyer, before, Since(before, decision.Value), cancellationToken))
            {
                return null;
            }

            await Contention.PauseAsync(attempt, order.OrderId.Value, time, cancellationToken);
        }

        return Problem.Busy();
    }

    /// <summary>Takes note of an order that ended unpaid; the buyer's conduct with it. Twice is once.</summary>
    /// <exception cref="InvalidOperationException">Others kept writing; to be tried again.</exception>
    public async Task<BuyerConduct> NoteAsync(Order order, CancellationToken cancellationToken)
    {
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            StoredConduct before = await ReadAsync(order.BuyerId, cancellationToken);
            BuyerConduct after = before.Conduct.Lose(order, policies.Current.Ordering, time.GetUtcNow());
            if (ReferenceEquals(after, before.Conduct) || await TryWriteAsync(order.BuyerId, before, after, cancellationToken))
            {
                return after;
            }

            await Contention.PauseAsync(attempt, order.Id.Value, time, cancellationToken);
        }

        throw new InvalidOperationException($"The conduct of {order.BuyerId} is being written all the time.");
    }

    /// <summary>Bars a buyer from ordering until a moment, or lifts that. Twice is once.</summary>
    /// <exception cref="InvalidOperationException">Others kept writing; to be tried again.</exception>
    public async Task BarAsync(MemberId buyer, DateTimeOffset? untilUtc, CancellationToken cancellationToken)
    {
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            StoredConduct before = await ReadAsync(buyer, cancellationToken);
            if (before.Conduct.BarredUntilUtc == untilUtc || await TryWriteAsync(buyer, before, before.Conduct with { BarredUntilUtc = untilUtc }, cancellationToken))
            {
                return;
            }

            await Contention.PauseAsync(attempt, buyer.Value, time, cancellationToken);
        }

        throw new InvalidOperationException($"The conduct of {buyer} is being written all the time.");
    }

    // Who has a row without it was here before anybody asked.
    private BuyerConduct Since(StoredConduct before, BuyerConduct after) => before.ETag is null ? after with { SinceUtc = time.GetUtcNow() } : after;

    private async Task<BuyerConduct> CheckAsync(BuyerConduct conduct, CancellationToken cancellationToken)
    {
        StoredOrder?[] found = await Task.WhenAll(conduct.Open.Select(open => orders.ReadAsync(open.OrderId, cancellationToken)));
        return conduct.Check(found.OfType<StoredOrder>().ToDictionary(stored => stored.Order.Id, stored => stored.Order), policies.Current.Ordering, time.GetUtcNow());
    }

    private Task<bool> TryWriteAsync(MemberId buyer, StoredConduct before, BuyerConduct after, CancellationToken cancellationToken) => tables.Buyers.TryWriteAsync(
        new TableEntity(buyer.Value, RowKey) { [Data] = JsonSerializer.Serialize(after, MarketJson.Rows) }, before.ETag, cancellationToken);
}
