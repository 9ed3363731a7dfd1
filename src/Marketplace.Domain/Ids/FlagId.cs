using System.Globalization;
using System.Text.Json.Serialization;

namespace Marketplace.Domain;

/// <summary>A message that seems to lead off the market, and what operators made of that.</summary>
[JsonConverter(typeof(TypedIdJsonConverter<FlagId>))]
public readonly record struct FlagId : ITypedId<FlagId>
{
    private FlagId(string value) => Value = value;

    /// <inheritdoc/>
    public static string Prefix => "flg";

    /// <inheritdoc/>
    public string Value { get; }

    /// <inheritdoc/>
    public static FlagId From(string value) => new(value);

    /// <summary>The flag of a conversation's message.</summary>
    public static FlagId For(ConversationId conversation, int number) => new(IdText.Derive(Prefix, conversation.Value, number.ToString(CultureInfo.InvariantCulture)));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
