using System.Text.Json;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Payouts;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Payouts;

/// <summary>
/// How a payout lies in its owner's partition of <c>Accounts</c>: <c>payout:pyo_…</c>, and the same under <c>payouts:…</c> in order of time. Both are
/// written in the transaction of the entry that made it so, under the head's ETag.
/// </summary>
internal static class PayoutRows
{
    public const string KeyFrom = "payout:";
    public const string KeyTo = "payout;";
    public const string ListFrom = "payouts:";
    public const string ListTo = "payouts;";

    private const string Data = "Data";

    public static string Key(PayoutId id) => $"{KeyFrom}{id}";

    public static Payout Read(TableEntity row) => MarketJson.Read<Payout>(row.GetString(Data));

    public static IEnumerable<TableTransactionAction> Of(Payout payout) =>
        new[] { Key(payout.Id), $"{ListFrom}{NewestFirst.Key(payout.RequestedUtc)}:{payout.Id}" }.Select(key => new TableTransactionAction(
            TableTransactionActionType.UpsertReplace, new TableEntity(payout.Owner.Value, key) { [Data] = JsonSerializer.Serialize(payout, MarketJson.Rows) }));
}
