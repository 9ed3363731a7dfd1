using System.Globalization;
using System.Text.Json;
using Marketplace.Domain.Policies;
using Marketplace.Simulation.Storage.Tables;
using Marketplace.Simulation.World;

namespace Marketplace.Simulation.Checks;

/// <summary>A refund request stops the clock to auto-confirm: it goes on with what it had left, and a pause neither gives time nor takes any.</summary>
internal sealed class PauseCheck(SimWorld world) : Check(world)
{
    private static readonly PolicyCatalog _policies = PolicyCatalog.LoadEmbedded();

    public override void OnCommit(string table, IReadOnlyList<RowChange> changes)
    {
        RowChange? head = table == StoredDocuments.Orders ? changes.FirstOrDefault(change => change.RowKey == StoredDocuments.Head) : null;
        Row? last = changes.Select(change => change.After).OfType<Row>().Where(row => row.Text("Type") is not null).MaxBy(row => row.Number("Version"));
        if (head?.Before?.Data() is not { } before || head.After?.Data() is not { } after || last?.Properties["AtUtc"].Value is not DateTime at)
        {
            return;
        }

        MarketPolicy policy = _policies.Get(after.Text("policyVersion")!);
        OrderTerms terms = policy.Terms.First(terms => Is(terms.GoodsType, after.Text("goodsType")) && Is(terms.DeliveryMode, after.Text("deliveryMode")));
        (DateTimeOffset? due, TimeSpan? left) = Clock(before);
        (DateTimeOffset? dueNow, TimeSpan? leftNow) = Clock(after);
        if (due is { } ran && leftNow is { } stopped)
        {
            Require(policy.Deadline(terms, at, stopped) == ran, "a pause keeps what a clock had left", () => $"Stopped at {at:O}, due {ran:O}, it keeps {stopped}.", head.PartitionKey);
        }

        // A delivery that is told during the pause may leave less; nothing else does.
        if (left is { } kept && dueNow is { } goesOn && last.Text("Type") == "RefundClosed")
        {
            Require(goesOn == policy.Deadline(terms, at, kept), "a clock goes on with what it had left", () => $"It had {kept} left at {at:O} and is due {goesOn:O}.", head.PartitionKey);
        }
    }

    private static (DateTimeOffset? Due, TimeSpan? Left) Clock(JsonElement head) =>
        (head.Time("confirmDueUtc"), head.Text("confirmRemaining") is { } text ? TimeSpan.Parse(text, CultureInfo.InvariantCulture) : null);

    private static bool Is<TEnum>(TEnum value, string? name)
        where TEnum : struct, Enum => value.ToString().Equals(name, StringComparison.OrdinalIgnoreCase);
}
