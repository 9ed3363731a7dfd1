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
using Microsoft.AspNetCore.Http;

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

/// <summary>
/// Orders by buyer and by seller, newest first. A projection of the orders, in which everything only ever becomes true: an order is paid, is shipped, has ended. So
/// writers that overtake each other take nothing back, whatever the order of their writes, and none has to look whether it was overtaken.
/// </summary>
public sealed class OrderIndex(MarketTables tables)
{
    private const string Data = "Data";
    private const string Paid = "Paid";
    private const string Shipped = "Shipped";
    private const string Ended = "Ended";
    private const string NotEnded = "";

    /// <summary>Reads a page of a member's orders as buyer or seller, of one state or of all.</summary>
    public Task<Parsed<ListPage<OrderSummary>>> ReadAsync(
        ActorRole side, MemberId member, OrderState? state, string list, PageRequest request, CancellationToken cancellationToken)
    {
        string partition = Partition(side, member);
        string filter = state switch
        {
            null => TableClient.CreateQueryFilter($"PartitionKey eq {partition}"),
            OrderState.Placed => TableClient.CreateQueryFilter($"PartitionKey eq {partition} and Paid eq {false} and Ended eq {NotEnded}"),
            OrderState.Paid => TableClient.CreateQueryFilter($"PartitionKey eq {partition} and Paid eq {true} and Shipped eq {false} and Ended eq {NotEnded}"),
            OrderState.Shipped => TableClient.CreateQueryFilter($"PartitionKey eq {partition} and Shipped eq {true} and Ended eq {NotEnded}"),
            { } end => TableClient.CreateQueryFilter($"PartitionKey eq {partition} and Ended eq {MarketJson.Name(end)}"),
        };
        return TablePages.ReadAsync(tables.OrderIndex, filter, list, request, Read, cancellationToken);
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
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition(side, member)} and Ended eq {NotEnded}");
        await foreach (TableEntity row in tables.OrderIndex.QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellationToken))
        {
            yield return IdOf(row);
        }
    }

    /// <summary>How many orders a member placed, or was sent, since a moment.</summary>
    public async Task<int> CountSinceAsync(ActorRole side, MemberId member, DateTimeOffset sinceUtc, CancellationToken cancellationToken)
    {
        (string partition, string to) = (Partition(side, member), $"{NewestFirst.Key(sinceUtc)};");
        string filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey lt {to}");
        return await tables.OrderIndex.QueryAsync<TableEntity>(filter, select: ["RowKey"], cancellationToken: cancellationToken).CountAsync(cancellationToken);
    }

    /// <summary>Whether an event changes what the rows show. Of one that is not named here it is assumed: a write too many does no harm.</summary>
    public static bool Shows(OrderEvent @event) => @event is not (
        PaymentRequested or PaymentDeclined or PaymentReminded or PaymentReturned
        or ConfirmationExtended or DeliverySignalled or ConfirmationReminded or ReceiptConfirmed or ReceiptAutoConfirmed or RefundEvent or DisputeEvent or RatingEvent);

    /// <summary>Writes an order's two rows unless they are there: whoever wrote them knew no less.</summary>
    public Task AddAsync(Order order, CancellationToken cancellationToken) =>
        Task.WhenAll(RowsOf(order).Select(row => tables.OrderIndex.TryWriteAsync(row, null, cancellationToken)));

    /// <summary>Adds what has become true of an order to its two rows. What the rows say of its price is final once it is paid; who writes it before looks again.</summary>
    public Task PutAsync(Order order, CancellationToken cancellationToken) => Task.WhenAll(RowsOf(order).Select(row => PutAsync(row, cancellationToken)));

    private async Task PutAsync(TableEntity row, CancellationToken cancellationToken)
    {
        TableEntity news = new(row.PartitionKey, row.RowKey) { [Data] = row[Data] };
        foreach (string column in new[] { Paid, Shipped, Ended }.Where(column => row[column] is true or string { Length: > 0 }))
        {
            news[column] = row[column];
        }

        // A row is added whole, so that every column can be asked for; another may add it at the same time, with less in it.
        if (!await TryMergeAsync(news, cancellationToken) && !await tables.OrderIndex.TryWriteAsync(row, null, cancellationToken) && !await TryMergeAsync(news, cancellationToken))
        {
            throw new InvalidOperationException($"The row {row.RowKey} of {row.PartitionKey} comes and goes.");
        }
    }

    private async Task<bool> TryMergeAsync(TableEntity news, CancellationToken cancellationToken)
    {
        try
        {
            await tables.OrderIndex.UpdateEntityAsync(news, ETag.All, TableUpdateMode.Merge, cancellationToken);
            return true;
        }
        catch (RequestFailedException error) when (error.Status == StatusCodes.Status404NotFound)
        {
            return false;
        }
    }

    private static IEnumerable<TableEntity> RowsOf(Order order)
    {
        string data = JsonSerializer.Serialize(OrderSummary.Of(order), MarketJson.Rows);
        return new[] { Partition(ActorRole.Buyer, order.BuyerId), Partition(ActorRole.Seller, order.SellerId) }
            .Select(partition => new TableEntity(partition, $"{NewestFirst.Key(order.PlacedUtc)}:{order.Id}")
            {
                [Data] = data,
                [Paid] = order.PaidUtc is not null,
                [Shipped] = order.ShippedUtc is not null,
                [Ended] = order.IsClosed ? MarketJson.Name(order.State) : NotEnded,
            });
    }

    private static OrderSummary Read(TableEntity row) => MarketJson.Read<OrderSummary>(row.GetString(Data)) with
    {
        State = row.GetString(Ended) is { Length: > 0 } ended ? Enum.Parse<OrderState>(ended, ignoreCase: true)
            : row.GetBoolean(Shipped) == true ? OrderState.Shipped
            : row.GetBoolean(Paid) == true ? OrderState.Paid
            : OrderState.Placed,
    };

    private static OrderId IdOf(TableEntity row) => OrderId.From(row.RowKey[(row.RowKey.LastIndexOf(':') + 1)..]);

    private static string Partition(ActorRole side, MemberId member) => new Actor(side, member).ToString();
}
