using System.Text.Json;
using Marketplace.Simulation.Storage.Tables;
using Marketplace.Simulation.World;

namespace Marketplace.Simulation.Checks;

/// <summary>Members' accounts: each transfer is on an account once, a balance is its entries, and never more than the journal gave.</summary>
internal sealed class AccountCheck(SimWorld world, JournalCheck journal) : Check(world)
{
    private const string Accounts = "Accounts";
    private static readonly TimeSpan _lateMax = TimeSpan.FromDays(2);

    private readonly HashSet<(string Account, string Transfer)> _transfers = [];
    private readonly Dictionary<(string Account, string Currency), long> _entries = [];
    private readonly Dictionary<(string Order, string Account, string Currency), long> _byOrder = [];

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
                Enter(entry);
            }
        }

        foreach (Row row in changes.Select(change => change.After).OfType<Row>().Where(row => row.RowKey.StartsWith("balance:", StringComparison.Ordinal)))
        {
            (string, string) account = AccountOf(row);
            long balance = row.Number("AmountMinor") ?? 0;
            Require(balance == _entries.GetValueOrDefault(account), "a balance is its entries", () => $"The balance is {balance}, its entries {_entries.GetValueOrDefault(account)}.", row.PartitionKey);
            Require(balance >= 0, "no balance is below zero that must not be", () => $"It is {balance}.", row.PartitionKey);
        }
    }

    public override Task AtEndAsync()
    {
        Dictionary<(string Account, string Currency), long> balances = World.Account.Tables[Accounts].Rows
            .Where(row => row.RowKey.StartsWith("balance:", StringComparison.Ordinal))
            .ToDictionary(AccountOf, row => row.Number("AmountMinor") ?? 0);
        foreach ((string Account, string Currency) account in journal.Sums.Keys.Union(balances.Keys).Where(key => key.Account.StartsWith("seller:", StringComparison.Ordinal)))
        {
            long rebuilt = journal.Sums.GetValueOrDefault(account);
            Require(rebuilt == balances.GetValueOrDefault(account), "balances are their rebuild from the journal", () => $"{account} is at {balances.GetValueOrDefault(account)}, the journal says {rebuilt}.", account.Account);
        }

        return Task.CompletedTask;
    }

    private static (string Account, string Currency) AccountOf(Row balance) => (balance.PartitionKey, balance.RowKey["balance:".Length..]);

    private void Enter(JsonElement entry)
    {
        (string account, string order, (long minor, string currency)) = (entry.Text("account")!, entry.Text("orderId")!, entry.Amount("amount"));
        Require(_transfers.Add((account, entry.Text("id")!)), "a transfer is carried out once", () => $"{entry.Text("id")} is on {account} twice.", order);
        TimeSpan late = World.Kernel.Clock.GetUtcNow() - entry.Time("decidedUtc")!.Value;
        Require(late < _lateMax, "decided money moves within two days", () => $"{entry.Text("id")} was decided {late} ago.", order);
        _entries[(account, currency)] = _entries.GetValueOrDefault((account, currency)) + minor;
        long given = _byOrder[(order, account, currency)] = _byOrder.GetValueOrDefault((order, account, currency)) + minor;
        long decided = journal.OfOrder(order, account, currency);
        Require(given <= decided, "at most one payout per decision", () => $"{account} was given {given}, the journal decided {decided}.", order);
    }
}
