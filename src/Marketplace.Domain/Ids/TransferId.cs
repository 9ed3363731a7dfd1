using System.Text.Json.Serialization;

namespace Marketplace.Domain;

/// <summary>A movement of money that is due: the key under which it is done once, here and at the provider.</summary>
[JsonConverter(typeof(TypedIdJsonConverter<TransferId>))]
public readonly record struct TransferId : ITypedId<TransferId>
{
    private TransferId(string value) => Value = value;

    /// <inheritdoc/>
    public static string Prefix => "trf";

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static TransferId From(string value) => new(value);

    /// <summary>The order's transfer number <paramref name="index"/>, counted from 0.</summary>
    public static TransferId For(OrderId order, int index) => new(IdText.Derive(Prefix, order.Value, $"{index}"));

    /// <summary>A movement on a member's own accounts that no order decided, named by what asked for it.</summary>
    public static TransferId For(MemberId member, string cause) => new(IdText.Derive(Prefix, member.Value, cause));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
