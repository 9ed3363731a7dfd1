using System.Text.Json.Serialization;

namespace Marketplace.Domain;

/// <summary>A payout: the key under which money leaves for a bank once, here and at the provider.</summary>
[JsonConverter(typeof(TypedIdJsonConverter<PayoutId>))]
public readonly record struct PayoutId : ITypedId<PayoutId>
{
    private PayoutId(string value) => Value = value;

    /// <inheritdoc/>
    public static string Prefix => "pyo";

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static PayoutId From(string value) => new(value);

    /// <summary>The payout that this Idempotency-Key asked for.</summary>
    public static PayoutId For(MemberId owner, string idempotencyKey) => new(IdText.Derive(Prefix, owner.Value, idempotencyKey));

    /// <summary>The one that the member's schedule asks for on a day, in a currency. No Idempotency-Key has a space, so none names the same.</summary>
    public static PayoutId Scheduled(MemberId owner, DateOnly day, Currency currency) => For(owner, $"scheduled {day:O} {currency}");

    /// <inheritdoc/>
    public override string ToString() => Value;
}
