using System.Text.Json;
using Marketplace.Simulation.Storage.Tables;
using Marketplace.Simulation.World;

namespace Marketplace.Simulation.Checks;

/// <summary>
/// Members' accounts: each transfer is carried out once, on an order's word and never beyond it; what accounts book themselves balances; a
/// balance is its entries; only debts are below zero.
/// </summary>
internal sealed class AccountCheck(SimWorld world, JournalCheck journal) : Check(world)
{
    private const string Accounts = "Accounts";
    private const string Clearing = "psp:clearing";
    private static readonly TimeSpan _lateMax = TimeSpan.FromDays(2);

    private readonly HashSet<(string Owner, string Transfer)> _transfers = [];
    private readonly Dictionary<(string Account, string Currency), long> _entries = [];
    private readonly Dictionary<(string Account, string Currency), long> _own = [];
    private readonly Dictionary<(string Order, string Account, string Currency), long> _byOrder = [];
    private readonly Dictionary<string, long> _paidIn = new(StringComparer.Ordinal);

    /// <summary>What a member paid in through the provider, as the accounts have it.</summary>
    public long PaidIn(string owner) => _paidIn.GetValueOrDefault(owner);

    public override void OnCommit(string table, IReadOnlyList<RowChange> changes)
    {
        if (table != Accounts)
        {
            return;
        }

        foreach (RowChange change in changes.Where(change => change.RowKey.StartsWith("entry:", StringComparison.Ordinal)))
        {
            Require(change.Before is null && change.After is not null, "entries are never edited", () => $"{change.RowKey} was changed or removed.", change.PartitionKey);
            if (change.After?.Data() is { } entry)
            {
                Enter(change.PartitionKey, entry);
            }
        }

        foreach (Row head in changes.Select(change => change.After).OfType<Row>().Where(IsHead))
        {
            foreach (((string Account, string Currency) account, long balance) in BalancesOf(head))
            {
                Require(balance == _entries.GetValueOrDefault(account), "a balance is its entries", () => $"{account} is at {balance}, its entries at {_entries.GetValueOrDefault(account)}.", head.PartitionKey);
                Require(balance >= 0 || IsDebt(account.Account), "no balance is below zero that must not be", () => $"{account} is at {balance}.", head.PartitionKey);
            }
        }
    }

    public override Task AtEndAsync()
    {
        Dictionary<(string Account, string Currency), long> balances = World.Account.Tables[Accounts].Rows.Where(IsHead).SelectMany(BalancesOf).ToDictionary();
        IEnumerable<(string Account, string Currency)> owned = journal.Sums.Keys.Union(_own.Keys).Union(balances.Keys).Where(key => IsOwned(key.Account));
        foreach ((string Account, string Currency) account in owned)
        {
            long rebuilt = journal.Sums.GetValueOrDefault(account) + _own.GetValueOrDefault(account);
            Require(rebuilt == balances.GetValueOrDefault(account), "balances are their rebuild from the journals", () => $"{account} is at {balances.GetValueOrDefault(account)}, the journals say {rebuilt}.", account.Account);
        }

        return Task.CompletedTask;
    }

    private static bool IsHead(Row row) => row.RowKey == StoredDocuments.Head;

    private static bool IsDebt(string account) => account.EndsWith(":receivable", StringComparison.Ordinal) || account.StartsWith("platform:advance:", StringComparison.Ordinal);

    private static bool IsOwned(string account) =>
        account.StartsWith("seller:", StringComparison.Ordinal) || account.StartsWith("buyer:", StringComparison.Ordinal) || account.StartsWith("platform:advance:", StringComparison.Ordinal);

    private static IEnumerable<KeyValuePair<(string Account, string Currency), long>> BalancesOf(Row head) =>
        head.Data()!.Value.GetProperty("balances").EnumerateArray().Select(balance =>
        {
            (long minor, string currency) = balance.Amount("amount");
            return KeyValuePair.Create((balance.Text("account")!, currency), minor);
        });

    private void Enter(string owner, JsonElement entry)
    {
        string? order = entry.Text("orderId");
        Require(_transfers.Add((owner, entry.Text("id")!)), "a transfer is carried out once", () => $"{entry.Text("id")} is on {owner}'s accounts twice.", order ?? owner);
        TimeSpan late = World.Kernel.Clock.GetUtcNow() - entry.Time("decidedUtc")!.Value;
        Require(late < _lateMax, "decided money moves within two days", () => $"{entry.Text("id")} was decided {late} ago.", order ?? owner);
        if (entry.TryGetProperty("booked", out JsonElement booked))
        {
            EnterBooked(order!, booked);
        }

        foreach (JsonElement own in entry.GetProperty("journal").EnumerateArray())
        {
            EnterOwn(owner, own);
        }
    }

    // What an order's journal booked on an account is carried out there: all of it in time, and never more.
    private void EnterBooked(string order, JsonElement booked)
    {
        (string account, (long minor, string currency)) = (booked.Text("account")!, booked.Amount("amount"));
        _entries[(account, currency)] = _entries.GetValueOrDefault((account, currency)) + minor;
        long given = _byOrder[(order, account, currency)] = _byOrder.GetValueOrDefault((order, account, currency)) + minor;
        long decided = journal.OfOrder(order, account, currency);
        bool isWithin = Math.Abs(given) <= Math.Abs(decided) && Math.Sign(given) * Math.Sign(decided) >= 0;
        Require(isWithin, "at most one payout per decision", () => $"{account} was given {given}, the journal decided {decided}.", order);
    }

    private void EnterOwn(string owner, JsonElement entry)
    {
        JsonElement[] postings = [.. entry.GetProperty("postings").EnumerateArray()];
        foreach (IGrouping<string, long> currency in postings.Select(posting => posting.Amount("amount")).GroupBy(amount => amount.Currency, amount => amount.Minor))
        {
            Require(currency.Sum() == 0, "postings sum to zero", () => $"An entry of {owner}'s own is off by {currency.Sum()} {currency.Key}.", owner);
        }

        foreach (JsonElement posting in postings)
        {
            (string account, (long minor, string currency)) = (posting.Text("account")!, posting.Amount("amount"));
            _own[(account, currency)] = _own.GetValueOrDefault((account, currency)) + minor;
            if (account == Clearing)
            {
                _paidIn[owner] = _paidIn.GetValueOrDefault(owner) - minor;
            }

            if (IsOwned(account))
            {
                _entries[(account, currency)] = _entries.GetValueOrDefault((account, currency)) + minor;
            }
        }
    }
}
