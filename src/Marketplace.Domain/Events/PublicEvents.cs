using System.Globalization;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Events;

/// <summary>What others are told (docs/events.md is made from it).</summary>
public static class PublicEvents
{
    /// <summary>A listing changed.</summary>
    public static string ListingChanged { get; } = TypeOf("listing.changed");

    /// <summary>An order left few pieces of a listing.</summary>
    public static string StockLow { get; } = TypeOf("listing.stock-low");

    /// <summary>An escrow went to the seller.</summary>
    public static string EscrowReleased { get; } = TypeOf("escrow.released");

    /// <summary>What an event of an order is told as; nothing for what concerns nobody else.</summary>
    /// <param name="record">The event.</param>
    /// <param name="order">Its order after it or later.</param>
    public static IEnumerable<PublicEvent> Of(OrderRecord record, Order order)
    {
        if (OrderEventKinds.Find(record.Event) is { } kind)
        {
            OrderNews news = new(order.Id, record.Version, record.Actor.Split(':')[0], order.BuyerId, order.SellerId, kind.FactsOf(record.Event, order));
            yield return new(IdOf(order, record, 0), kind.Type, order.Id.Value, record.AtUtc, news);
        }

        IReadOnlyList<RunningLow> low = record.Event is OrderPlaced { RunningLow: { } left } ? left : [];
        for (int i = 0; i < low.Count; i++)
        {
            StockLowNews news = new(low[i].ListingId, order.SellerId, low[i].Available);
            yield return new(IdOf(order, record, i + 1), StockLow, low[i].ListingId.Value, record.AtUtc, news);
        }
    }

    /// <summary>What a listing's latest change is told as.</summary>
    public static PublicEvent Of(Listing listing) => new(
        string.Create(CultureInfo.InvariantCulture, $"{listing.Id}:{listing.Version}"),
        ListingChanged,
        listing.Id.Value,
        listing.UpdatedUtc,
        new ListingNews(listing.Id, listing.Version, listing.SellerId, listing.State, listing.Revision, listing.Content.Category, listing.Content.Price));

    /// <summary>A kind's name to others, first version.</summary>
    internal static string TypeOf(string name) => $"marketplace.{name}.v1";

    private static string IdOf(Order order, OrderRecord record, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{order.Id}:{record.Version}:{number}");
}
