using System.Text.Json;
using Marketplace.Simulation.Storage.Tables;
using Marketplace.Simulation.World;

namespace Marketplace.Simulation.Checks;

/// <summary>
/// Money: postings sum to zero in every entry; what an order's head calls held is what its journal left in its escrow; no account
/// that must not is ever below zero, which also means that no escrow is given away twice.
/// </summary>
internal sealed class JournalCheck(SimWorld world) : Check(world)
{
    private const string Clearing = "psp:clearing";

    private readonly Dictionary<(string Account, string Currency), long> _sums = [];
    private readonly Dictionary<(string Order, string Account, string Currency), long> _byOrder = [];
    private readonly Dictionary<(string Order, bool In), long> _clearing = [];

    /// <summary>Every account as the journals leave it.</summary>
    public IReadOnlyDictionary<(string Account, string Currency), long> Sums => _sums;

    /// <summary>What an order put on an account.</summary>
    public long OfOrder(string order, string account, string currency) => _byOrder.GetValueOrDefault((order, account, currency));

    /// <summary>What the provider captured for an order, as the journal has it.</summary>
    public long Captured(string order) => _clearing.GetValueOrDefault((order, true));

    /// <summary>What the provider is to pay back for an order, as the journal has it.</summary>
    public long PaidBack(string order) => _clearing.GetValueOrDefault((order, false));

    public override void OnCommit(string table, IReadOnlyList<RowChange> changes)
    {
        if (table != StoredDocuments.Orders)
        {
            return;
        }

        string order = changes[0].PartitionKey;
        Row[] entries = [.. changes.Select(change => change.After).OfType<Row>().Where(row => row.RowKey.StartsWith("journal:", StringComparison.Ordinal))];
        foreach (Row entry in entries)
        {
            Book(order, entry, changes);
        }

        if (changes.FirstOrDefault(change => change.RowKey == StoredDocuments.Head)?.After is { } head && head.Number("HeldMinor") is { } held)
        {
            long escrow = OfOrder(order, $"escrow:{order}", head.Text("Currency")!);
            Require(held == escrow, "held is what the journal left in escrow", () => $"The head holds {held}, the journal {escrow}.", order);
            Require(!StoredDocuments.IsFinal(head.Text("State")) || held == 0, "an ended order holds nothing", () => $"It is {head.Text("State")} and holds {held}.", order);
        }
    }

    public override Task AtEndAsync()
    {
        foreach (IGrouping<string, KeyValuePair<(string Account, string Currency), long>> currency in _sums.GroupBy(sum => sum.Key.Currency))
        {
            Require(currency.Sum(sum => sum.Value) == 0, "the books sum to zero", () => $"{currency.Key} is off by {currency.Sum(sum => sum.Value)}.");
        }

        return Task.CompletedTask;
    }

    private void Book(string order, Row entry, IReadOnlyList<RowChange> changes)
    {
        string version = entry.RowKey.Split(':')[1];
        Require(changes.Any(change => change.RowKey == $"event:{version}"), "money moves with its event", () => $"{entry.RowKey} came without event {version}.", order);
        JsonElement[] postings = [.. entry.Data("Postings")!.Value.EnumerateArray()];
        foreach (IGrouping<string, long> currency in postings.Select(posting => posting.Amount("amount")).GroupBy(amount => amount.Currency, amount => amount.Minor))
        {
            Require(currency.Sum() == 0, "postings sum to zero", () => $"{entry.RowKey} is off by {currency.Sum()} {currency.Key}.", order);
        }

        foreach (JsonElement posting in postings)
        {
            Post(order, posting.Text("account")!, posting.Amount("amount"));
        }

        foreach (JsonElement posting in postings)
        {
            (string account, string currency) = (posting.Text("account")!, posting.Amount("amount").Currency);
            bool mayOwe = account == Clearing || account.EndsWith(":receivable", StringComparison.Ordinal);
            Require(mayOwe || _sums[(account, currency)] >= 0, "no balance is below zero that must not be", () => $"{account} is at {_sums[(account, currency)]}.", order);
        }
    }

    private void Post(string order, string account, (long Minor, string Currency) amount)
    {
        _sums[(account, amount.Currency)] = _sums.GetValueOrDefault((account, amount.Currency)) + amount.Minor;
        _byOrder[(order, account, amount.Currency)] = OfOrder(order, account, amount.Currency) + amount.Minor;
        if (account == Clearing)
        {
            (string, bool) side = (order, amount.Minor < 0);
            _clearing[side] = _clearing.GetValueOrDefault(side) + Math.Abs(amount.Minor);
        }
    }
}
