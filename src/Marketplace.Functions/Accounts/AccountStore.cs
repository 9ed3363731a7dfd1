using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Accounts;
using Marketplace.Domain.Decisions;
using Marketplace.Functions.Notifications;
using Marketplace.Functions.Payouts;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Accounts;

/// <summary>What a member's command carries besides itself.</summary>
/// <param name="Key">The Idempotency-Key.</param>
/// <param name="Render">The answer, from the accounts as the command leaves them.</param>
/// <param name="Beside">Rows of the same partition that are written with it; null for none.</param>
public sealed record AccountCaller(
    IdempotencyKey Key, Func<OwnerAccounts, AccountEntry, Answer> Render, Func<AccountEntry, IEnumerable<TableTransactionAction>>? Beside = null);

/// <summary>How a command on accounts ended.</summary>
public abstract record AccountResult
{
    /// <summary>Done, now or before.</summary>
    public sealed record Done(AccountEntry Entry, Answer? Answer) : AccountResult;

    /// <summary>The same request was answered before.</summary>
    public sealed record Replayed(Answer Answer) : AccountResult;

    /// <summary>The decider refused; nothing was written.</summary>
    public sealed record Rejected(Rejection Rejection) : AccountResult;

    /// <summary>Others kept changing the accounts; nothing was written.</summary>
    public sealed record Busy : AccountResult;
}

/// <summary>
/// Members' accounts, one partition a member (docs/adr/0008): read the head, decide, write entry and head in one transaction guarded by the
/// head's ETag; at a lost race, all of it again. An entry that is there has been counted, and one that is not has not.
/// </summary>
public sealed class AccountStore(MarketTables tables, MemberNewsAnnouncer news, TimeProvider time)
{
    private const int AttemptsMax = 40;

    /// <summary>A member's accounts; empty when nothing ever was on them.</summary>
    public async Task<OwnerAccounts> ReadAsync(MemberId owner, CancellationToken cancellationToken) =>
        (await ReadStoredAsync(owner, null, null, cancellationToken)).Accounts;

    /// <summary>A page of a member's entries, newest first.</summary>
    public Task<Parsed<ListPage<AccountEntry>>> ReadEntriesAsync(MemberId owner, PageRequest request, CancellationToken cancellationToken) => TablePages.ReadAsync(
        tables.Accounts,
        EntriesFilter(owner),
        EntriesOf(owner),
        request,
        AccountRows.ReadEntry,
        cancellationToken);

    /// <summary>An entry; null when there is none.</summary>
    public async Task<AccountEntry?> FindEntryAsync(MemberId owner, TransferId id, DateTimeOffset decidedUtc, CancellationToken cancellationToken) =>
        await FindRowAsync(owner, AccountRows.EntryKey(id, decidedUtc), cancellationToken) is { } row ? AccountRows.ReadEntry(row) : null;

    /// <summary>Names the list of a member's entries, for its cursors.</summary>
    public static string EntriesOf(MemberId owner) => owner.Value;

    /// <summary>Takes out of entries and answers which bank accounts a member ever had. What they did to balances stays as it was.</summary>
    public async Task ForgetBankAccountsAsync(MemberId owner, CancellationToken cancellationToken)
    {
        await foreach (TableEntity row in tables.Accounts.QueryAsync<TableEntity>(EntriesFilter(owner), cancellationToken: cancellationToken))
        {
            if (AccountRows.ReadEntry(row) is { BankAccount: { } account } entry)
            {
                AccountRows.WriteEntry(row, entry with { BankAccount = account with { Reference = "", Last4 = "" } });
                await tables.Accounts.UpdateEntityAsync(row, row.ETag, TableUpdateMode.Replace, cancellationToken);
            }
        }

        await tables.Accounts.DeleteRangeAsync(owner.Value, IdempotencyKey.RowKeyFrom, IdempotencyKey.RowKeyTo, null, cancellationToken);
    }

    /// <summary>Carries out what an order's journal has booked; what was carried out before changes nothing.</summary>
    /// <exception cref="InvalidOperationException">Others kept getting in first, or the accounts refuse what cannot be refused; call again.</exception>
    public async Task ApplyAsync(MemberId owner, AccountCommand command, CancellationToken cancellationToken)
    {
        AccountResult result = await HandleAsync(owner, command, null, cancellationToken);
        if (result is not AccountResult.Done)
        {
            throw new InvalidOperationException($"Transfer {command.Id} could not be applied to the accounts of {owner}: {result}.");
        }
    }

    /// <summary>What a member's key was answered; null when it is new.</summary>
    public Task<Answer?> ReplayAsync(MemberId owner, IdempotencyKey key, CancellationToken cancellationToken) =>
        AnswerRow.ReplayAsync(tables.Accounts, owner.Value, key, cancellationToken);

    /// <summary>Decides and writes, once for a transfer's id and once for a caller's key.</summary>
    public async Task<AccountResult> HandleAsync(MemberId owner, AccountCommand command, AccountCaller? caller, CancellationToken cancellationToken)
    {
        for (int attempt = 0; attempt < AttemptsMax; attempt++)
        {
            StoredAccounts before = await ReadStoredAsync(owner, command.AdvancedFor, command.PayoutAsked, cancellationToken);
            Decision<AccountEntry> decision = command.Decide(before.Accounts, before.Facts);
            if (decision.Rejection is null && await TryCommitAsync(before, decision.Value, caller, cancellationToken) is { } done)
            {
                return done;
            }

            // What stands in the way may be this very command's first try.
            if (await FindAsync(owner, command, caller, cancellationToken) is { } earlier)
            {
                return earlier;
            }

            if (decision.Rejection is { } rejection)
            {
                return new AccountResult.Rejected(rejection);
            }

            await Contention.PauseAsync(attempt, command.Id.Value, time, cancellationToken);
        }

        return new AccountResult.Busy();
    }

    private static string EntriesFilter(MemberId owner) =>
        TableRows.Range(owner.Value, AccountRows.EntryKeyFrom, AccountRows.EntryKeyTo);

    private async Task<StoredAccounts> ReadStoredAsync(
        MemberId owner, OrderId? advancedFor, PayoutId? payoutAsked, CancellationToken cancellationToken)
    {
        // The head first: whatever else is read is no older, and what changes after it changes the head.
        TableEntity? head = await FindRowAsync(owner, AccountRows.HeadKey, cancellationToken);
        TableEntity? advance = advancedFor is { } order ? await FindRowAsync(owner, AccountRows.AdvanceKey(order), cancellationToken) : null;
        TableEntity? payout = payoutAsked is { } asked ? await FindRowAsync(owner, PayoutRows.Key(asked), cancellationToken) : null;
        return new(
            head is null ? OwnerAccounts.Of(owner) : AccountRows.ReadHead(head),
            head?.ETag,
            new(advance is null ? null : AccountRows.ReadAdvance(advance), payout is null ? null : PayoutRows.Read(payout)));
    }

    private async Task<AccountResult?> FindAsync(MemberId owner, AccountCommand command, AccountCaller? caller, CancellationToken cancellationToken)
    {
        if (caller is not null && await ReplayAsync(owner, caller.Key, cancellationToken) is { } answer)
        {
            return new AccountResult.Replayed(answer);
        }

        TableEntity? row = await FindRowAsync(owner, AccountRows.EntryKey(command.Id, command.DecidedUtc), cancellationToken);
        return row is null ? null : new AccountResult.Done(AccountRows.ReadEntry(row), null);
    }

    private async Task<AccountResult?> TryCommitAsync(StoredAccounts before, AccountEntry decided, AccountCaller? caller, CancellationToken cancellationToken)
    {
        OwnerAccounts after = before.Accounts.Apply(decided);
        AccountEntry entry = decided.Between(before.Accounts, after);
        return await news.CommitAsync(MemberNews.Of(after.Owner, entry), () => tables.Accounts.TrySubmitAsync(AccountRows.Of(before, after, entry, caller), cancellationToken), time, cancellationToken)
            ? new AccountResult.Done(entry, caller?.Render(after, entry))
            : null;
    }

    private Task<TableEntity?> FindRowAsync(MemberId owner, string key, CancellationToken cancellationToken) => tables.Accounts.FindAsync(owner.Value, key, cancellationToken);
}
