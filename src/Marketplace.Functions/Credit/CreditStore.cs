using Azure;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Credit;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Ratings;
using Marketplace.Functions.Listings;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Credit;

/// <summary>
/// Members' credit, one partition a member (docs/adr/0013). A projection of the orders: a row a rating and a row a trade under keys that the order gives, and their
/// sum in one row. Row and sum change in one transaction guarded by the sum's ETag, so whatever comes twice, late or at once counts once.
/// </summary>
public sealed class CreditStore(MarketTables tables, ListingAnnouncer announcer, PolicyCatalog policies, TimeProvider time)
{
    private const int AttemptsMax = 40;

    // A rating has two rows, and a transaction takes a hundred, the sum among them.
    private const int RatingsAtOnceMax = 45;

    /// <summary>A member's credit; blank when nothing ever was.</summary>
    public async Task<CreditTotals> ReadAsync(MemberId member, CancellationToken cancellationToken) => (await ReadStoredAsync(member, cancellationToken)).Totals;

    /// <summary>What a rating counts; null when it has not come here yet.</summary>
    public async Task<ScoredTrade?> FindAsync(RevealedRating rating, CancellationToken cancellationToken) =>
        await FindRowAsync(rating.Rated, CreditRows.PairKey(rating.Trade), cancellationToken) is { } row ? CreditRows.Read<CreditedRating>(row).Scored : null;

    /// <summary>A page of what was said about a member in one role since a moment, newest first.</summary>
    public Task<Parsed<ListPage<T>>> ListAsync<T>(
        MemberId member, ActorRole role, RatingScore? score, DateTimeOffset sinceUtc, string list, PageRequest page, Func<CreditedRating, T> itemOf, CancellationToken cancellationToken)
    {
        (string from, string to) = (CreditRows.ListKey(role), CreditRows.ListKey(role, sinceUtc));
        string filter = score is { } only
            ? TableClient.CreateQueryFilter($"PartitionKey eq {member.Value} and RowKey ge {from} and RowKey lt {to} and Score eq {MarketJson.Name(only)}")
            : TableRows.Range(member.Value, from, to);
        return TablePages.ReadAsync(tables.Credit, filter, list, page, row => itemOf(CreditRows.Read<CreditedRating>(row)), cancellationToken);
    }

    /// <summary>Counts a rating as it is now, and the others by the same member anew; nothing when it is counted so already.</summary>
    /// <param name="rating">The rating.</param>
    /// <param name="rules">The rules to count by; null for those that the member's credit is under.</param>
    /// <param name="cancellationToken">Gives up between steps.</param>
    /// <exception cref="InvalidOperationException">Others kept getting in first; call again.</exception>
    public async Task CountAsync(RevealedRating rating, MarketPolicy? rules, CancellationToken cancellationToken)
    {
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            // The sum first: rows that are read after it are no older, and if they are newer the sum has changed.
            StoredCredit before = await ReadStoredAsync(rating.Rated, cancellationToken);
            MarketPolicy policy = rules ?? policies.Find(before.Totals.RuleVersion) ?? policies.Current;
            (TableEntity Row, CreditedRating Rating)[] pair = await ReadPairAsync(rating, cancellationToken);
            List<(TableEntity? Row, CreditedRating? Was, CreditedRating Is)> changes = Changes(pair, rating, before.Totals, policy);
            if (changes.Count == 0)
            {
                return;
            }

            bool written = await TryWriteAsync(before, changes[..Math.Min(changes.Count, RatingsAtOnceMax)], policy, cancellationToken);
            if (written && changes.Count <= RatingsAtOnceMax)
            {
                return;
            }

            await Contention.PauseAsync(written ? 0 : attempt, rating.Trade.OrderId.Value, time, cancellationToken);
        }

        throw new InvalidOperationException($"The credit of {rating.Rated} is being written all the time.");
    }

    /// <summary>Counts a trade as it is now; nothing when it is counted so already.</summary>
    /// <exception cref="InvalidOperationException">Others kept getting in first; call again.</exception>
    public async Task CountAsync(MemberId seller, CreditedTrade trade, CancellationToken cancellationToken)
    {
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            StoredCredit before = await ReadStoredAsync(seller, cancellationToken);

            // Almost every trade comes once: whether it is there is asked when the insert says so.
            TableEntity? row = attempt == 0 ? null : await FindRowAsync(seller, CreditRows.TradeKey(trade.Trade.OrderId), cancellationToken);
            CreditedTrade? was = row is null ? null : CreditRows.Read<CreditedTrade>(row);
            if (was is not null && (was.OrderVersion > trade.OrderVersion || IsSame(was.Trade, trade.Trade)))
            {
                return;
            }

            CreditTotals after = (was is null ? before.Totals : before.Totals.Remove(was.Trade)).Add(trade.Trade);
            if (await tables.Credit.TrySubmitAsync([TableRows.Write(CreditRows.Trade(seller, trade), row?.ETag), before.Write(after)], cancellationToken))
            {
                return;
            }

            await Contention.PauseAsync(attempt, trade.Trade.OrderId.Value, time, cancellationToken);
        }

        throw new InvalidOperationException($"The credit of {seller} is being written all the time.");
    }

    /// <summary>Adds all rows up under the current rules and holds the sum against the one that is kept, which is set right if it differs. Whether it did.</summary>
    /// <exception cref="InvalidOperationException">Others kept getting in first; call again.</exception>
    public async Task<bool> MendAsync(MemberId member, CancellationToken cancellationToken)
    {
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            StoredCredit before = await ReadStoredAsync(member, cancellationToken);
            List<RatedTrade> ratings = [];
            await foreach (TableEntity row in RowsAsync(member, CreditRows.PairKeyFrom, CreditRows.PairKeyTo, cancellationToken))
            {
                ratings.Add(CreditRows.Read<CreditedRating>(row).Shown.Trade);
            }

            List<ClosedTrade> trades = [];
            await foreach (TableEntity row in RowsAsync(member, CreditRows.TradeKeyFrom, CreditRows.TradeKeyTo, cancellationToken))
            {
                trades.Add(CreditRows.Read<CreditedTrade>(row).Trade);
            }

            CreditTotals after = CreditScorer.Recompute(ratings, trades, policies.Current) with { Offences = before.Totals.Offences };
            if (IsSame(before.Totals, after) || (before.ETag is null && ratings.Count + trades.Count == 0))
            {
                return false;
            }

            if (await TrySubmitAsync(before, after, [], cancellationToken))
            {
                return true;
            }

            await Contention.PauseAsync(attempt, member.Value, time, cancellationToken);
        }

        throw new InvalidOperationException($"The credit of {member} is being written all the time.");
    }

    /// <summary>Changes what stands against a member; null where nothing is to change. Whether it did.</summary>
    /// <exception cref="InvalidOperationException">Others kept getting in first; call again.</exception>
    public async Task<bool> ChangeOffencesAsync(
        MemberId member, Func<IReadOnlyList<Offence>, IReadOnlyList<Offence>?> change, CancellationToken cancellationToken)
    {
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            StoredCredit before = await ReadStoredAsync(member, cancellationToken);
            if (change(before.Totals.Offences) is not { } offences)
            {
                return false;
            }

            if (await TrySubmitAsync(before, before.Totals with { Offences = offences }, [], cancellationToken))
            {
                return true;
            }

            await Contention.PauseAsync(attempt, member.Value, time, cancellationToken);
        }

        throw new InvalidOperationException($"The credit of {member} is being written all the time.");
    }

    private static List<(TableEntity? Row, CreditedRating? Was, CreditedRating Is)> Changes(
        (TableEntity Row, CreditedRating Rating)[] pair, RevealedRating rating, CreditTotals totals, MarketPolicy policy)
    {
        // What offences took away is said by the sum alone: the rows follow it, and follow it back.
        RevealedRating Marked(RevealedRating one) => one with { Trade = one.Trade with { IsRevoked = totals.IsRevoked(one.Trade.OrderId) } };
        rating = Marked(rating);
        Dictionary<OrderId, (TableEntity Row, CreditedRating Rating)> known = pair.ToDictionary(row => row.Rating.Shown.Trade.OrderId);
        Dictionary<OrderId, RevealedRating> shown = known.ToDictionary(row => row.Key, row => Marked(row.Value.Rating.Shown));
        if (!shown.TryGetValue(rating.Trade.OrderId, out RevealedRating? stored) || stored.OrderVersion <= rating.OrderVersion)
        {
            shown[rating.Trade.OrderId] = stored is not null && IsSame(stored with { OrderVersion = rating.OrderVersion }, rating) ? stored : rating;
        }

        return [.. CreditScorer.ScorePair(shown.Values.Select(one => one.Trade), policy)
            .Select(scored => (
                Row: known.TryGetValue(scored.Trade.OrderId, out var row) ? row.Row : null,
                Was: known.TryGetValue(scored.Trade.OrderId, out var was) ? was.Rating : null,
                Is: new CreditedRating(shown[scored.Trade.OrderId], scored)))
            .Where(change => change.Was is null || !IsSame(change.Was, change.Is))];
    }

    private async Task<bool> TryWriteAsync(
        StoredCredit before, IReadOnlyList<(TableEntity? Row, CreditedRating? Was, CreditedRating Is)> changes, MarketPolicy policy, CancellationToken cancellationToken)
    {
        List<TableTransactionAction> actions = [];
        CreditTotals after = before.Totals with { RuleVersion = policy.Version };
        foreach ((TableEntity? row, CreditedRating? was, CreditedRating rating) in changes)
        {
            after = (was is null ? after : after.Remove(was.Scored)).Add(rating.Scored);
            actions.Add(TableRows.Write(CreditRows.Pair(rating), row?.ETag));
            if (CreditRows.Listed(rating) is { } listed)
            {
                actions.Add(new(TableTransactionActionType.UpsertReplace, listed));
            }
            else if (was is not null && CreditRows.Listed(was) is { } gone)
            {
                actions.Add(new(TableTransactionActionType.Delete, gone, ETag.All));
            }
        }

        return await TrySubmitAsync(before, after, actions, cancellationToken);
    }

    // What a seller of another level sells stands elsewhere among others. Said before it is so, so that it is said whatever happens here.
    private async Task<bool> TrySubmitAsync(StoredCredit before, CreditTotals after, IReadOnlyList<TableTransactionAction> actions, CancellationToken cancellationToken)
    {
        RatingTerms terms = policies.Current.Ratings;
        ListingAnnouncement? news = before.Totals.After(ActorRole.Seller).LevelNumberUnder(terms) == after.After(ActorRole.Seller).LevelNumberUnder(terms)
            ? null
            : ListingAnnouncement.OfRank(before.Member);
        return await announcer.RankAsync(news, () => tables.Credit.TrySubmitAsync([.. actions, before.Write(after)], cancellationToken), time, cancellationToken);
    }

    private async Task<StoredCredit> ReadStoredAsync(MemberId member, CancellationToken cancellationToken) =>
        await FindRowAsync(member, CreditRows.TotalsKey, cancellationToken) is { } row
            ? new(member, CreditRows.Read<CreditTotals>(row), row.ETag)
            : new(member, CreditTotals.Blank(policies.Current.Version), null);

    private async Task<(TableEntity Row, CreditedRating Rating)[]> ReadPairAsync(RevealedRating rating, CancellationToken cancellationToken)
    {
        string prefix = CreditRows.PairPrefix(rating.Trade.Role, rating.Trade.By);
        List<(TableEntity, CreditedRating)> pair = [];
        await foreach (TableEntity row in RowsAsync(rating.Rated, prefix, $"{prefix[..^1]};", cancellationToken))
        {
            pair.Add((row, CreditRows.Read<CreditedRating>(row)));
        }

        return [.. pair];
    }

    private AsyncPageable<TableEntity> RowsAsync(MemberId member, string from, string to, CancellationToken cancellationToken) => tables.Credit.QueryAsync<TableEntity>(
        TableRows.Range(member.Value, from, to), cancellationToken: cancellationToken);

    private Task<TableEntity?> FindRowAsync(MemberId member, string key, CancellationToken cancellationToken) => tables.Credit.FindAsync(member.Value, key, cancellationToken);

    // As rows have them: lists inside records have no equality of their own.
    internal static bool IsSame<T>(T one, T other) => MarketJson.Write(one, MarketJson.Rows) == MarketJson.Write(other, MarketJson.Rows);
}
