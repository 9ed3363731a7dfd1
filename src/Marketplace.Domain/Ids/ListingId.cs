using System.Text.Json.Serialization;

namespace Marketplace.Domain;

/// <summary>One listing: also the partition that holds it, its stock and its holds.</summary>
[JsonConverter(typeof(TypedIdJsonConverter<ListingId>))]
public readonly record struct ListingId : ITypedId<ListingId>
{
    private ListingId(string value) => Value = value;

    /// <inheritdoc/>
    public static string Prefix => "lst";

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static ListingId From(string value) => new(value);

    /// <summary>The listing that this seller created with this Idempotency-Key.</summary>
    public static ListingId For(MemberId seller, string idempotencyKey) => new(IdText.Derive(Prefix, seller.Value, idempotencyKey));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
