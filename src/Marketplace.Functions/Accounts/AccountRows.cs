using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Accounts;
using Marketplace.Domain.Ledger;
using Marketplace.Functions.Payouts;
using Marketplace.Functions.Platform.Idempotency;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Accounts;

/// <summary>A member's accounts as they were read.</summary>
/// <param name="Accounts">The accounts.</param>
/// <param name="ETag">Guards their head; null when there is none yet.</param>
/// <param name="Facts">What else the decision asked for.</param>
internal sealed record StoredAccounts(OwnerAccounts Accounts, ETag? ETag, AccountFacts Facts);

/// <summary>
/// How a member's accounts lie in their partition: <c>head</c> with every balance, one <c>entry:…</c> a transfer,
/// <c>advance:ord_…</c> for what was ever advanced for an order, <c>payout:pyo_…</c> and the same again in order of time, <c>idem:…</c>.
/// </summary>
internal static class AccountRows
{
    public const string HeadKey = "head";
    public const string EntryKeyFrom = "entry:";
    public const string EntryKeyTo = "entry;";
    public const string Data = "Data";

    private const string AmountMinor = "AmountMinor";

    // The time that the transfer was decided is part of the truth: the same transfer has the same key, always.
    public static string EntryKey(TransferId id, DateTimeOffset decidedUtc) => $"{EntryKeyFrom}{NewestFirst.Key(decidedUtc)}:{id}";

    public static string AdvanceKey(OrderId order) => $"advance:{order}";

    public static OwnerAccounts ReadHead(TableEntity row) => MarketJson.Read<OwnerAccounts>(row.GetString(Data));

    public static AccountEntry ReadEntry(TableEntity row) => MarketJson.Read<AccountEntry>(row.GetString(Data));

    public static void WriteEntry(TableEntity row, AccountEntry entry) => row[Data] = JsonSerializer.Serialize(entry, MarketJson.Rows);

    public static Money ReadAdvance(TableEntity row) => new(row.GetInt64(AmountMinor)!.Value, Currency.Parse(row.GetString("Currency")));

    /// <summary>The one transaction in which an entry happens.</summary>
    public static List<TableTransactionAction> Of(StoredAccounts before, OwnerAccounts after, AccountEntry entry, AccountCaller? caller)
    {
        string partition = after.Owner.Value;
        List<TableTransactionAction> actions = [TableRows.Insert(new(partition, EntryKey(entry.Id, entry.DecidedUtc)) { [Data] = JsonSerializer.Serialize(entry, MarketJson.Rows) })];
        if (AdvancedBy(entry) is { } advanced && entry.OrderId is { } order)
        {
            // The head guards this row as well: it changes with every entry.
            Money total = advanced + (before.Facts.Advanced ?? Money.Zero(advanced.Currency));
            TableEntity row = new(partition, AdvanceKey(order)) { [AmountMinor] = total.AmountMinor, ["Currency"] = total.Currency.Code };
            actions.Add(new(TableTransactionActionType.UpsertReplace, row));
        }

        if (entry.Payout is { } payout)
        {
            actions.AddRange(PayoutRows.Of(payout));
        }

        if (caller is not null)
        {
            actions.Add(TableRows.Insert(AnswerRow.Create(partition, caller.Key, caller.Render(after, entry))));
            actions.AddRange(caller.Beside?.Invoke(entry) ?? []);
        }

        TableEntity head = new(partition, HeadKey) { [Data] = JsonSerializer.Serialize(after, MarketJson.Rows), ["Version"] = after.Version };
        actions.Add(TableRows.Write(head, before.ETag));
        return actions;
    }

    // Only what covers a debt advances; what is paid back later does not make room for more.
    private static Money? AdvancedBy(AccountEntry entry) => entry.Journal
        .Where(journal => journal.Code == EntryCode.Waterfall)
        .SelectMany(journal => journal.Postings)
        .Where(posting => posting.Account.IsAdvance)
        .Select(posting => (Money?)-posting.Amount)
        .SingleOrDefault();
}
