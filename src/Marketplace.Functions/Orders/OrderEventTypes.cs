using System.Text.Json;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Platform.Json;

namespace Marketplace.Functions.Orders;

/// <summary>Events by the name that rows and subscribers know them by: the type's own.</summary>
internal static class OrderEventTypes
{
    private static readonly Dictionary<string, Type> _types = typeof(OrderEvent).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(OrderEvent)) && !type.IsAbstract)
        .ToDictionary(type => type.Name, StringComparer.Ordinal);

    public static string NameOf(OrderEvent @event) => @event.GetType().Name;

    public static string Write(OrderEvent @event) => JsonSerializer.Serialize(@event, @event.GetType(), MarketJson.Rows);

    public static OrderEvent Read(string name, string data) => _types.TryGetValue(name, out Type? type)
        ? (OrderEvent)JsonSerializer.Deserialize(data, type, MarketJson.Rows)!
        : throw new InvalidOperationException($"'{name}' is not an event of this version of the market.");
}
