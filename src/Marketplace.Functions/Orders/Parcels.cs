using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Orders;

/// <summary>Which orders a carrier's parcel carries. A projection of the orders.</summary>
public sealed class Parcels(MarketTables tables)
{
    /// <summary>Notes an order's parcel.</summary>
    public Task PutAsync(OrderId order, Shipment shipment, CancellationToken cancellationToken) =>
        tables.Parcels.UpsertEntityAsync(new TableEntity(Partition(shipment), order.Value), TableUpdateMode.Replace, cancellationToken);

    /// <summary>The orders in a parcel; several when a seller packed them together.</summary>
    public async Task<IReadOnlyList<OrderId>> ReadAsync(Shipment shipment, CancellationToken cancellationToken)
    {
        List<OrderId> orders = [];
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition(shipment)}");
        await foreach (TableEntity row in tables.Parcels.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            orders.Add(OrderId.From(row.RowKey));
        }

        return orders;
    }

    // A tracking number is the seller's text: hashed, it holds no character that a key may not.
    private static string Partition(Shipment shipment) => IdText.Derive("pcl", shipment.Carrier, shipment.TrackingNumber);
}
