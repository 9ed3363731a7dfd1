using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Disputes;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Ratings;
using Marketplace.Domain.Refunds;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;

namespace Marketplace.Functions.Orders;

/// <summary>An order in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">Where it stands, as of moments ago.</param>
/// <param name="BuyerId">Who buys.</param>
/// <param name="SellerId">Who sells.</param>
/// <param name="Title">The first line's title.</param>
/// <param name="LineCount">How many lines it has.</param>
/// <param name="Total">What the buyer pays.</param>
/// <param name="PlacedUtc">When it was placed.</param>
public sealed record OrderSummary(OrderId Id, OrderState State, MemberId BuyerId, MemberId SellerId, string Title, int LineCount, Money Total, DateTimeOffset PlacedUtc)
{
    internal static OrderSummary Of(Order order) =>
        new(order.Id, order.State, order.BuyerId, order.SellerId, order.Lines[0].Title, order.Lines.Count, order.Price.Total, order.PlacedUtc);
}

/// <summary>Orders by buyer and by seller, newest first. A projection of the orders.</summary>
public sealed class OrderIndex(MarketTables tables)
{
    private const string Data = "Data";

    /// <summary>Reads a page of a member's orders as buyer or seller, of one state or of all.</summary>
    public Task<Parsed<ListPage<OrderSummary>>> ReadAsync(
        ActorRole side, MemberId member, OrderState? state, string list, PageRequest request, CancellationToken cancellationToken)
    {
        string partition = Partition(side, member);
        string filter = state is { } only
            ? TableClient.CreateQueryFilter($"PartitionKey eq {partition} and State eq {MarketJson.Name(only)}")
            : TableClient.CreateQueryFilter($"PartitionKey eq {partition}");
        return TablePages.ReadAsync(tables.OrderIndex, filter, list, request, row => MarketJson.Read<OrderSummary>(row.GetString(Data)), cancellationToken);
    }

    /// <summary>Every order of a member on one side. Reads all pages: for operators, not for clients.</summary>
    public async IAsyncEnumerable<OrderId> ReadAllAsync(ActorRole side, MemberId member, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition(side, member)}");
        await foreach (TableEntity row in tables.OrderIndex.QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellationToken))
        {
            yield return IdOf(row);
        }
    }

    /// <summary>A member's orders on one side that have not ended, newest first.</summary>
    public async IAsyncEnumerable<OrderId> ReadOpenAsync(ActorRole side, MemberId member, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        (string placed, string paid, string shipped) = (MarketJson.Name(OrderState.Placed), MarketJson.Name(OrderState.Paid), MarketJson.Name(OrderState.Shipped));
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition(side, member)} and (State eq {placed} or State eq {paid} or State eq {shipped})");
        await foreach (TableEntity row in tables.OrderIndex.QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellationToken))
        {
            yield return IdOf(row);
        }
    }

    /// <summary>Whether an event changes what the rows show. Of one that is not named here it is assumed: a write too many does no harm.</summary>
    public static bool Shows(OrderEvent @event) => @event is not (
        PaymentRequested or PaymentDeclined or PaymentReminded or PaymentReturned
        or ConfirmationExtended or DeliverySignalled or ConfirmationReminded or ReceiptConfirmed or ReceiptAutoConfirmed or RefundEvent or DisputeEvent or RatingEvent);

    /// <summary>Writes an order's two rows unless they are there: whoever wrote them knew no less.</summary>
    public Task AddAsync(Order order, CancellationToken cancellationToken) => Task.WhenAll(RowsOf(order).Select(row => AddAsync(row, cancellationToken)));

    /// <summary>Writes an order's two rows, whatever they were.</summary>
    public Task PutAsync(Order order, CancellationToken cancellationToken) =>
        Task.WhenAll(RowsOf(order).Select(row => tables.OrderIndex.UpsertEntityAsync(row, TableUpdateMode.Replace, cancellationToken)));

    private async Task AddAsync(TableEntity row, CancellationToken cancellationToken)
    {
        try
        {
            await tables.OrderIndex.AddEntityAsync(row, cancellationToken);
        }
        catch (RequestFailedException error) when (error.IsConflict())
        {
            // It is there.
        }
    }

    private static IEnumerable<TableEntity> RowsOf(Order order)
    {
        string data = JsonSerializer.Serialize(OrderSummary.Of(order), MarketJson.Rows);
        return new[] { Partition(ActorRole.Buyer, order.BuyerId), Partition(ActorRole.Seller, order.SellerId) }
            .Select(partition => new TableEntity(partition, $"{NewestFirst.Key(order.PlacedUtc)}:{order.Id}") { [Data] = data, ["State"] = MarketJson.Name(order.State) });
    }

    private static OrderId IdOf(TableEntity row) => OrderId.From(row.RowKey[(row.RowKey.LastIndexOf(':') + 1)..]);

    private static string Partition(ActorRole side, MemberId member) => new Actor(side, member).ToString();
}
