using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Payouts;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Payouts;

/// <summary>Reads payouts; they are written with the accounts' entries that make them so.</summary>
public sealed class PayoutStore(MarketTables tables)
{
    /// <summary>A member's payout; null when the member has none of this id.</summary>
    public async Task<Payout?> FindAsync(MemberId owner, PayoutId id, CancellationToken cancellationToken) =>
        await tables.Accounts.FindAsync(owner.Value, PayoutRows.Key(id), cancellationToken) is { } row ? PayoutRows.Read(row) : null;

    /// <summary>A page of a member's payouts, newest first.</summary>
    public Task<Parsed<ListPage<Payout>>> ReadAsync(MemberId owner, PageRequest request, CancellationToken cancellationToken) => TablePages.ReadAsync(
        tables.Accounts,
        ListFilter(owner),
        ListOf(owner),
        request,
        PayoutRows.Read,
        cancellationToken);

    /// <summary>A member's payouts that are on their way, newest first.</summary>
    public IAsyncEnumerable<Payout> ReadOpenAsync(MemberId owner, CancellationToken cancellationToken) => tables.Accounts
        .QueryAsync<TableEntity>(ListFilter(owner), cancellationToken: cancellationToken)
        .Select(PayoutRows.Read)
        .Where(payout => payout.IsOpen);

    /// <summary>Names a member's list.</summary>
    public static string ListOf(MemberId owner) => $"payouts {owner}";

    private static string ListFilter(MemberId owner) =>
        TableRows.Range(owner.Value, PayoutRows.ListFrom, PayoutRows.ListTo);
}
