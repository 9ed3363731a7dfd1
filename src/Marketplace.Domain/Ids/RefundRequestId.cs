using System.Text.Json.Serialization;

namespace Marketplace.Domain;

/// <summary>A buyer's request for a refund, one of an order's.</summary>
[JsonConverter(typeof(TypedIdJsonConverter<RefundRequestId>))]
public readonly record struct RefundRequestId : IOrderPart<RefundRequestId>
{
    private RefundRequestId(string value) => Value = value;

    /// <inheritdoc/>
    public static string Prefix => "rfr";

    /// <inheritdoc/>
    public static int Length => OrderPart.Length;

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public OrderId OrderId => OrderPart.OrderOf(Prefix, Value);

    /// <inheritdoc/>
    public static RefundRequestId From(string value) => new(value);

    /// <summary>The order's refund request number <paramref name="number"/>, counted from 1.</summary>
    public static RefundRequestId For(OrderId order, int number) => new(OrderPart.Derive(Prefix, order, number));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
