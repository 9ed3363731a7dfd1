using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Notifications;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Notifications.Deliveries;

/// <summary>A delivery as it was read.</summary>
/// <param name="Delivery">The delivery.</param>
/// <param name="ETag">Guards it; null when there is none yet.</param>
internal sealed record StoredDelivery(Delivery Delivery, ETag? ETag);

/// <summary>
/// How deliveries lie in their member's partition of <c>Notifications</c>: <c>delivery:&lt;target&gt;:ntc_…</c>, newest first. The row is the claim
/// as well: who inserts or replaces it may try.
/// </summary>
internal static class DeliveryRows
{
    public const string State = "State";

    private const string Data = "Data";

    public static string KeyFrom(string target) => $"delivery:{target}:";

    public static string KeyTo(string target) => $"delivery:{target};";

    public static Delivery Read(TableEntity row) => MarketJson.Read<Delivery>(row.GetString(Data));

    public static TableEntity Of(MemberId owner, string target, Delivery delivery) => new(owner.Value, $"{KeyFrom(target)}{delivery.NoticeId}")
    {
        [Data] = JsonSerializer.Serialize(delivery, MarketJson.Rows),
        [State] = MarketJson.Name(delivery.State),
    };

    public static async Task<StoredDelivery?> FindDeliveryAsync(this MarketTables tables, MemberId owner, string target, NoticeId notice, CancellationToken cancellationToken) =>
        await tables.Notifications.FindAsync(owner.Value, $"{KeyFrom(target)}{notice}", cancellationToken) is { } row ? new(Read(row), row.ETag) : null;
}
