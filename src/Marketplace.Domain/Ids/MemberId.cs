using System.Text.Json.Serialization;

namespace Marketplace.Domain;

/// <summary>A member: a person or a business, signed in through Entra ID.</summary>
[JsonConverter(typeof(TypedIdJsonConverter<MemberId>))]
public readonly record struct MemberId : ITypedId<MemberId>
{
    private MemberId(string value) => Value = value;

    /// <inheritdoc/>
    public static string Prefix => "mbr";

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static MemberId From(string value) => new(value);

    /// <summary>The member behind a directory's tenant and object id; the two are not to be read back from it.</summary>
    public static MemberId For(string tenantId, string objectId) => new(IdText.Derive(Prefix, tenantId, objectId));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
