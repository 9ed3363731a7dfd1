using System.Text.Json;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Orders;
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

    /// <summary>Writes an order's two rows.</summary>
    public Task PutAsync(Order order, CancellationToken cancellationToken) => Task.WhenAll(
        PutAsync(order, ActorRole.Buyer, order.BuyerId, cancellationToken),
        PutAsync(order, ActorRole.Seller, order.SellerId, cancellationToken));

    private Task<Azure.Response> PutAsync(Order order, ActorRole side, MemberId member, CancellationToken cancellationToken) => tables.OrderIndex.UpsertEntityAsync(
        new TableEntity(Partition(side, member), $"{NewestFirst.Key(order.PlacedUtc)}:{order.Id}")
        {
            [Data] = JsonSerializer.Serialize(OrderSummary.Of(order), MarketJson.Rows),
            ["State"] = MarketJson.Name(order.State),
        },
        TableUpdateMode.Replace,
        cancellationToken);

    private static string Partition(ActorRole side, MemberId member) => new Actor(side, member).ToString();
}
