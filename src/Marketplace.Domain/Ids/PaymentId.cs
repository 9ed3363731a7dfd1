using System.Text.Json.Serialization;

namespace Marketplace.Domain;

/// <summary>A payment at the provider. A repriced order, or one whose payment was declined, asks for a new one.</summary>
[JsonConverter(typeof(TypedIdJsonConverter<PaymentId>))]
public readonly record struct PaymentId : ITypedId<PaymentId>
{
    private PaymentId(string value) => Value = value;

    /// <inheritdoc/>
    public static string Prefix => "pay";

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static PaymentId From(string value) => new(value);

    /// <summary>The payment for an order at its price, counted anew after each reprice and each decline.</summary>
    public static PaymentId For(OrderId order, int paymentRevision) => new(IdText.Derive(Prefix, order.Value, $"{paymentRevision}"));

    /// <summary>A payment of a member's own, for no order: the one that this Idempotency-Key asked for.</summary>
    public static PaymentId For(MemberId member, string idempotencyKey) => new(IdText.Derive(Prefix, member.Value, "own", idempotencyKey));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
