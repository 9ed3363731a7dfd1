using System.Text.Json.Serialization;

namespace Marketplace.Domain;

/// <summary>One order: also the partition that holds all of it.</summary>
[JsonConverter(typeof(TypedIdJsonConverter<OrderId>))]
public readonly record struct OrderId : ITypedId<OrderId>
{
    private OrderId(string value) => Value = value;

    /// <inheritdoc/>
    public static string Prefix => "ord";

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static OrderId From(string value) => new(value);

    /// <summary>The order that this buyer placed with this Idempotency-Key; a retry names the same one.</summary>
    public static OrderId For(MemberId buyer, string idempotencyKey) => new(IdText.Derive(Prefix, buyer.Value, idempotencyKey));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
