using Azure;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Claims;

/// <summary>
/// Which orders of a seller have a claim open: rows <c>claim:ord_…</c> beside the seller's accounts. A projection, right within moments; whoever
/// asks looks at the orders themselves.
/// </summary>
public sealed class OpenClaims(MarketTables tables, OrderStore orders)
{
    private const string KeyFrom = "claim:";
    private const string KeyTo = "claim;";

    /// <summary>Brings an order's row up to date.</summary>
    public Task UpdateAsync(Order order, CancellationToken cancellationToken) => order.Claim?.IsOpen == true
        ? tables.Accounts.UpsertEntityAsync(new TableEntity(order.SellerId.Value, $"{KeyFrom}{order.Id}"), TableUpdateMode.Replace, cancellationToken)
        : tables.Accounts.DeleteEntityAsync(order.SellerId.Value, $"{KeyFrom}{order.Id}", ETag.All, cancellationToken);

    /// <summary>Whether a claim against a seller is open. Rows that are behind the truth are mended.</summary>
    public async Task<bool> AnyAsync(MemberId seller, CancellationToken cancellationToken)
    {
        string filter = TableRows.Range(seller.Value, KeyFrom, KeyTo);
        await foreach (TableEntity row in tables.Accounts.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            StoredOrder? stored = await orders.ReadAsync(OrderId.From(row.RowKey[KeyFrom.Length..]), cancellationToken);
            if (stored?.Order.Claim?.IsOpen == true)
            {
                return true;
            }

            await tables.Accounts.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
        }

        return false;
    }
}
