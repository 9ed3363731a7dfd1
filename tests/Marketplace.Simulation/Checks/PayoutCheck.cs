using System.Text.Json;
using Marketplace.Simulation.Storage.Tables;
using Marketplace.Simulation.World;

namespace Marketplace.Simulation.Checks;

/// <summary>
/// Payouts: the provider has none that was not decided, and each once, of the decided amount; none is decided while a changed bank account waits;
/// in the end both sides say the same of each.
/// </summary>
internal sealed class PayoutCheck : Check
{
    private const string Accounts = "Accounts";
    private static readonly TimeSpan _bankWaits = TimeSpan.FromHours(24);
    private readonly Dictionary<string, DateTimeOffset> _bankSet = new(StringComparer.Ordinal);

    public PayoutCheck(SimWorld world)
        : base(world) => world.Bank.Taken += OnTaken;

    public override void OnCommit(string table, IReadOnlyList<RowChange> changes)
    {
        foreach (RowChange change in changes.Where(change => table == Accounts && change.RowKey.StartsWith("entry:", StringComparison.Ordinal)))
        {
            if (change.After?.Data() is not { } entry)
            {
                continue;
            }

            DateTimeOffset at = entry.Time("decidedUtc")!.Value;
            if (entry.TryGetProperty("bankAccount", out JsonElement _))
            {
                _bankSet[change.PartitionKey] = at;
            }

            bool waits = entry.Text("code") == "payout" && at < _bankSet[change.PartitionKey] + _bankWaits;
            Require(!waits, "a changed bank account waits", () => $"{change.PartitionKey} has money paid out at {at:O}, the account was set at {_bankSet[change.PartitionKey]:O}.", change.PartitionKey);
        }
    }

    public override Task AtEndAsync()
    {
        foreach (ProviderPayout payout in World.Bank.Payouts.Values)
        {
            string? ours = Find(payout)?.Text("state");
            Require(ours == payout.Status, "both sides say the same of a payout", () => $"{payout.Id} is {ours} here and {payout.Status} at the provider.", payout.Owner);
        }

        foreach (Row row in World.Account.Tables[Accounts].RowsOf("payout:"))
        {
            string id = row.RowKey["payout:".Length..];
            Require(World.Bank.Payouts.ContainsKey(id), "every payout is sent", () => $"{id} never reached the provider.", row.PartitionKey);
        }

        return Task.CompletedTask;
    }

    private JsonElement? Find(ProviderPayout payout) => World.Account.Tables[Accounts].Find(payout.Owner, $"payout:{payout.Id}")?.Data();

    private void OnTaken(ProviderPayout payout) => Require(
        Find(payout) is { } ours && ours.Amount("amount") == (payout.AmountMinor, payout.Currency),
        "the provider pays out what was decided",
        () => $"{payout.Id} of {payout.AmountMinor} was decided by nobody.",
        payout.Owner);
}
