using System.Text.Json.Serialization;

namespace Marketplace.Domain;

/// <summary>A case that operators review: whether a member has broken the rules of fair trade.</summary>
[JsonConverter(typeof(TypedIdJsonConverter<ReviewId>))]
public readonly record struct ReviewId : ITypedId<ReviewId>
{
    private ReviewId(string value) => Value = value;

    /// <inheritdoc/>
    public static string Prefix => "rvw";

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static ReviewId From(string value) => new(value);

    /// <summary>The case that an operator opened with this Idempotency-Key.</summary>
    public static ReviewId For(MemberId staff, string idempotencyKey) => new(IdText.Derive(Prefix, "desk", staff.Value, idempotencyKey));

    /// <summary>The case against a member that begins with this order: found again, it is the same.</summary>
    public static ReviewId For(MemberId accused, string kind, OrderId first) => new(IdText.Derive(Prefix, "found", accused.Value, kind, first.Value));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
