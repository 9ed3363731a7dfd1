using System.Text.Json.Serialization;

namespace Marketplace.Domain;

/// <summary>A dispute over an order.</summary>
[JsonConverter(typeof(TypedIdJsonConverter<DisputeId>))]
public readonly record struct DisputeId : IOrderPart<DisputeId>
{
    private DisputeId(string value) => Value = value;

    /// <inheritdoc/>
    public static string Prefix => "dsp";

    /// <inheritdoc/>
    public static int Length => OrderPart.Length;

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public OrderId OrderId => OrderPart.OrderOf(Prefix, Value);

    /// <inheritdoc/>
    public static DisputeId From(string value) => new(value);

    /// <summary>The order's dispute number <paramref name="number"/>, counted from 1.</summary>
    public static DisputeId For(OrderId order, int number) => new(OrderPart.Derive(Prefix, order, number));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
