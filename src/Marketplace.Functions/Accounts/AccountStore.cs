using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Ledger;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Accounts;

/// <summary>
/// Members' accounts, one partition each: <c>balance:CNY</c> and one entry a transfer. Entry and balance are written together, so an
/// entry that is there has been counted, and one that is not has not.
/// </summary>
public sealed class AccountStore(MarketTables tables, TimeProvider time)
{
    private const int AttemptsMax = 40;
    private const string BalancePrefix = "balance:";
    private const string EntryPrefix = "entry:";
    private const string EntryEnd = "entry;";

    /// <summary>Applies an entry; one that was applied before changes nothing.</summary>
    /// <exception cref="InvalidOperationException">Others kept getting in first; call again.</exception>
    public async Task ApplyAsync(AccountEntry entry, CancellationToken cancellationToken)
    {
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            NullableResponse<TableEntity> balance = await tables.Accounts.GetEntityIfExistsAsync<TableEntity>(
                entry.Account.Value, BalanceKey(entry.Amount.Currency), cancellationToken: cancellationToken);
            if (await TryWriteAsync(entry, balance.HasValue ? balance.Value : null, cancellationToken))
            {
                return;
            }

            if ((await tables.Accounts.GetEntityIfExistsAsync<TableEntity>(entry.Account.Value, EntryKey(entry), cancellationToken: cancellationToken)).HasValue)
            {
                return;
            }

            await Contention.PauseAsync(attempt, entry.Id.Value, time, cancellationToken);
        }

        throw new InvalidOperationException($"Transfer {entry.Id} could not be applied to {entry.Account}: too many others.");
    }

    /// <summary>The balances of an account, one a currency.</summary>
    public async Task<IReadOnlyList<Money>> ReadBalancesAsync(AccountAddress account, CancellationToken cancellationToken)
    {
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {account.Value} and RowKey ge {BalancePrefix} and RowKey lt {"balance;"}");
        List<Money> balances = [];
        await foreach (TableEntity row in tables.Accounts.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            balances.Add(new(row.GetInt64("AmountMinor")!.Value, Currency.Parse(row.RowKey[BalancePrefix.Length..])));
        }

        return balances;
    }

    /// <summary>A page of an account's entries, newest first.</summary>
    public Task<Parsed<ListPage<AccountEntry>>> ReadEntriesAsync(AccountAddress account, PageRequest request, CancellationToken cancellationToken) => TablePages.ReadAsync(
        tables.Accounts,
        TableClient.CreateQueryFilter($"PartitionKey eq {account.Value} and RowKey ge {EntryPrefix} and RowKey lt {EntryEnd}"),
        account.Value,
        request,
        row => MarketJson.Read<AccountEntry>(row.GetString("Data")),
        cancellationToken);

    private async Task<bool> TryWriteAsync(AccountEntry entry, TableEntity? balance, CancellationToken cancellationToken)
    {
        TableEntity next = new(entry.Account.Value, BalanceKey(entry.Amount.Currency))
        {
            ["AmountMinor"] = checked((balance?.GetInt64("AmountMinor") ?? 0) + entry.Amount.AmountMinor),
        };
        TableEntity row = new(entry.Account.Value, EntryKey(entry)) { ["Data"] = JsonSerializer.Serialize(entry, MarketJson.Rows) };
        TableTransactionAction update = balance is null
            ? new(TableTransactionActionType.Add, next)
            : new(TableTransactionActionType.UpdateReplace, next, balance.ETag);
        try
        {
            await tables.Accounts.SubmitTransactionAsync([new(TableTransactionActionType.Add, row), update], cancellationToken);
            return true;
        }
        catch (TableTransactionFailedException error) when (error.IsConflict())
        {
            return false;
        }
    }

    private static string BalanceKey(Currency currency) => $"{BalancePrefix}{currency}";

    // The time that the transfer was decided is part of the truth: the same transfer has the same key, always.
    private static string EntryKey(AccountEntry entry) => $"{EntryPrefix}{NewestFirst.Key(entry.DecidedUtc)}:{entry.Id}";
}
