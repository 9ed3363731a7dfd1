using Marketplace.Domain.Policies;
using Marketplace.Simulation.Storage.Tables;
using Marketplace.Simulation.World;

namespace Marketplace.Simulation.Checks;

/// <summary>
/// Time acts when a deadline has passed: never before it, and not days after it. Deadlines that events promise are the policy's, and
/// events happen when they say.
/// </summary>
internal sealed class DeadlineCheck(SimWorld world) : Check(world)
{
    private static readonly TimeSpan _lateMax = TimeSpan.FromDays(3);
    private static readonly TimeSpan _offMax = TimeSpan.FromHours(1);
    private static readonly PolicyCatalog _policies = PolicyCatalog.LoadEmbedded();

    private static readonly Dictionary<string, string> _deadlines = new(StringComparer.Ordinal)
    {
        ["OrderCancelled"] = "paymentDueUtc",
        ["PaymentReminded"] = "paymentReminderUtc",
        ["EscrowRefunded"] = "shipRefundUtc",
        ["ReceiptAutoConfirmed"] = "confirmDueUtc",
    };

    public override void OnCommit(string table, IReadOnlyList<RowChange> changes)
    {
        if (table != StoredDocuments.Orders)
        {
            return;
        }

        foreach (Row row in changes.Select(change => change.After).OfType<Row>().Where(row => row.RowKey.StartsWith("event:", StringComparison.Ordinal)))
        {
            CheckPromises(changes[0].PartitionKey, row, changes);
        }

        if (changes.FirstOrDefault(change => change.RowKey == StoredDocuments.Head)?.Before is not { } head || head.Data() is not { } before)
        {
            return;
        }

        DateTimeOffset changedUtc = head.TimestampUtc;

        foreach (Row row in changes.Select(change => change.After).OfType<Row>().Where(row => row.Text("Actor") == "clock"))
        {
            // A refund that time agreed to, or a ruling, has deadlines of its own.
            bool isOther = row.Text("Type") == "EscrowRefunded" && row.Data()?.Text("outcome") != "neverShipped";
            if (!isOther && _deadlines.TryGetValue(row.Text("Type")!, out string? name) && before.Time(name) is { } due)
            {
                CheckTime(changes[0].PartitionKey, row, name, due, changedUtc);
            }
        }
    }

    private void CheckPromises(string order, Row row, IReadOnlyList<RowChange> changes)
    {
        DateTimeOffset at = (DateTime)row.Properties["AtUtc"].Value;
        TimeSpan off = (World.Kernel.Clock.GetUtcNow() - at).Duration();
        Require(off < _offMax, "events happen when they say", () => $"{row.Text("Type")} says {at:O}, it is {World.Kernel.Clock.GetUtcNow():O}.", order);
        if (changes.FirstOrDefault(change => change.RowKey == StoredDocuments.Head)?.After?.Data() is not { } head)
        {
            return;
        }

        MarketPolicy policy = _policies.Get(row.Text("Policy")!);
        OrderTerms terms = policy.Terms.First(terms => Is(terms.GoodsType, head.Text("goodsType")) && Is(terms.DeliveryMode, head.Text("deliveryMode")));
        (string Name, int Hours)[] promises = row.Text("Type") switch
        {
            "PaymentCaptured" => [("shipDueUtc", terms.ShipWithinHours), ("shipRefundUtc", terms.ShipWithinHours * terms.RefundAtShipMultiple)],
            "OrderShipped" => [("confirmDueUtc", terms.AutoConfirmHours)],
            _ => [],
        };
        foreach ((string name, int hours) in promises)
        {
            DateTimeOffset? promised = row.Data()!.Value.Time(name);

            // Shipped while a refund is asked for, the clock to auto-confirm does not run yet.
            Require((promised is null && name == "confirmDueUtc") || promised == policy.Deadline(terms, at, hours), "promised times are the policy's", () => $"{name} is {promised:O}, {hours} hours after {at:O}.", order);
        }
    }

    private static bool Is<TEnum>(TEnum value, string? name)
        where TEnum : struct, Enum => value.ToString().Equals(name, StringComparison.OrdinalIgnoreCase);

    private void CheckTime(string order, Row row, string name, DateTimeOffset due, DateTimeOffset changedUtc)
    {
        DateTimeOffset at = (DateTime)row.Properties["AtUtc"].Value;
        Require(at >= due, "no deadline is enforced early", () => $"{row.Text("Type")} came at {at:O}; {name} is {due:O}.", order);

        // What kept a deadline back, an open case, may have ended only with the last change.
        Require(at <= (due > changedUtc ? due : changedUtc) + _lateMax, "no deadline is forgotten", () => $"{row.Text("Type")} came at {at:O}; {name} was {due:O}.", order);
    }
}
