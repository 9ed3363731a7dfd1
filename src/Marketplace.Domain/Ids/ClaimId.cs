using System.Text.Json.Serialization;

namespace Marketplace.Domain;

/// <summary>A claim after an order's completion, one of an order's.</summary>
[JsonConverter(typeof(TypedIdJsonConverter<ClaimId>))]
public readonly record struct ClaimId : IOrderPart<ClaimId>
{
    private ClaimId(string value) => Value = value;

    /// <inheritdoc/>
    public static string Prefix => "clm";

    /// <inheritdoc/>
    public static int Length => OrderPart.Length;

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public OrderId OrderId => OrderPart.OrderOf(Prefix, Value);

    /// <inheritdoc/>
    public static ClaimId From(string value) => new(value);

    /// <summary>The order's claim number <paramref name="number"/>, counted from 1.</summary>
    public static ClaimId For(OrderId order, int number) => new(OrderPart.Derive(Prefix, order, number));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
