using Marketplace.Simulation.Storage.Tables;
using Marketplace.Simulation.World;

namespace Marketplace.Simulation.Checks;

/// <summary>Time acts when a deadline has passed: never before it, and not days after it.</summary>
internal sealed class DeadlineCheck(SimWorld world) : Check(world)
{
    private static readonly TimeSpan _lateMax = TimeSpan.FromDays(3);

    private static readonly Dictionary<string, string> _deadlines = new(StringComparer.Ordinal)
    {
        ["OrderCancelled"] = "paymentDueUtc",
        ["PaymentReminded"] = "paymentReminderUtc",
        ["EscrowRefunded"] = "shipRefundUtc",
        ["ReceiptAutoConfirmed"] = "confirmDueUtc",
    };

    public override void OnCommit(string table, IReadOnlyList<RowChange> changes)
    {
        if (table != StoredDocuments.Orders || changes.FirstOrDefault(change => change.RowKey == StoredDocuments.Head)?.Before?.Data() is not { } before)
        {
            return;
        }

        foreach (Row row in changes.Select(change => change.After).OfType<Row>().Where(row => row.Text("Actor") == "clock"))
        {
            if (_deadlines.TryGetValue(row.Text("Type")!, out string? name) && before.Time(name) is { } due)
            {
                CheckTime(changes[0].PartitionKey, row, name, due);
            }
        }
    }

    private void CheckTime(string order, Row row, string name, DateTimeOffset due)
    {
        DateTimeOffset at = (DateTime)row.Properties["AtUtc"].Value;
        Require(at >= due, "no deadline is enforced early", () => $"{row.Text("Type")} came at {at:O}; {name} is {due:O}.", order);
        Require(at <= due + _lateMax, "no deadline is forgotten", () => $"{row.Text("Type")} came at {at:O}; {name} was {due:O}.", order);
    }
}
