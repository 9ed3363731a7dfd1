using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Disputes;
using Marketplace.Domain.Escrow;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Disputes;

/// <summary>A dispute that waits for an arbiter.</summary>
/// <param name="Id">The dispute.</param>
/// <param name="OrderId">The order.</param>
/// <param name="RulingDueUtc">When its ruling is due, or was.</param>
/// <param name="OverdueLevel">How often it was raised as overdue; above 0 it is with the senior arbiters.</param>
/// <param name="IsAppeal">Whether another arbiter has ruled before.</param>
/// <param name="FirstArbiter">Who; that arbiter cannot rule again.</param>
/// <param name="Claimed">What the buyer asks for.</param>
/// <param name="Held">What is held.</param>
/// <param name="OpenedUtc">When it began.</param>
public sealed record QueuedDispute(
    DisputeId Id, OrderId OrderId, DateTimeOffset RulingDueUtc, int OverdueLevel, bool IsAppeal, MemberId? FirstArbiter, Money Claimed, Money Held, DateTimeOffset OpenedUtc)
{
    internal static QueuedDispute Of(Order order, Dispute dispute, DateTimeOffset dueUtc) => new(
        dispute.Id, order.Id, dueUtc, dispute.OverdueLevel, dispute.AppealedBy is not null, dispute.Ruling?.Arbiter, dispute.Claimed, order.Held, dispute.OpenedUtc);
}

/// <summary>The arbiters' queue: disputes that await a ruling, the most urgent first. A projection of the orders.</summary>
public sealed class RulingsDue(MarketTables tables)
{
    private const string Partition = "ruling";

    /// <summary>Reads a page of those due before a moment; of the senior arbiters' only, or of all.</summary>
    public Task<Parsed<ListPage<QueuedDispute>>> ReadAsync(DateTimeOffset? dueUtc, bool seniorOnly, string list, PageRequest request, CancellationToken cancellationToken)
    {
        string until = dueUtc is { } due ? Moment(due) : "~";
        string filter = seniorOnly
            ? TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey lt {until} and OverdueLevel gt {0}")
            : TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey lt {until}");
        return TablePages.ReadAsync(tables.DisputeQueue, filter, list, request, row => MarketJson.Read<QueuedDispute>(row.GetString("Data")), cancellationToken);
    }

    /// <summary>
    /// Brings the queue in line with an order. A row's key has the moment at which its ruling was first due, which the order keeps for both
    /// instances: whatever was written before is found again.
    /// </summary>
    public async Task PutAsync(Order order, Dispute dispute, CancellationToken cancellationToken)
    {
        DateTimeOffset? waiting = order.Phase switch
        {
            EscrowPhase.DisputeRuling => dispute.RulingDueUtc,
            EscrowPhase.AppealRuling => dispute.AppealRulingDueUtc,
            _ => null,
        };
        foreach (DateTimeOffset due in new[] { dispute.RulingDueUtc, dispute.AppealRulingDueUtc }.OfType<DateTimeOffset>())
        {
            await (due == waiting
                ? tables.DisputeQueue.UpsertEntityAsync(RowOf(order, dispute, due), TableUpdateMode.Replace, cancellationToken)
                : tables.DisputeQueue.DeleteEntityAsync(Partition, Key(dispute.Id, due), cancellationToken: cancellationToken));
        }
    }

    /// <summary>Whether an event changes what the queue shows; the end of an order always may.</summary>
    public static bool Shows(OrderEvent @event) => @event is RulingAwaited or RulingOverdue or DisputeRuled or DisputeClosed or EscrowReleased or EscrowRefunded;

    private static TableEntity RowOf(Order order, Dispute dispute, DateTimeOffset dueUtc) => new(Partition, Key(dispute.Id, dueUtc))
    {
        ["Data"] = JsonSerializer.Serialize(QueuedDispute.Of(order, dispute, dueUtc), MarketJson.Rows),
        ["OverdueLevel"] = dispute.OverdueLevel,
    };

    private static string Key(DisputeId id, DateTimeOffset dueUtc) => $"{Moment(dueUtc)}:{id}";

    private static string Moment(DateTimeOffset utc) => utc.UtcTicks.ToString("d19", CultureInfo.InvariantCulture);
}

/// <summary>Log events that alert rules look for.</summary>
internal static class DisputeAlerts
{
    public static readonly EventId Overdue = new(1301, "DisputeOverdue");
}
