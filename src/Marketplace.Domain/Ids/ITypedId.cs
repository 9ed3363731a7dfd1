using System.Text.Json;
using System.Text.Json.Serialization;

namespace Marketplace.Domain;

/// <summary>An id with a type of its own, so that an order's id cannot be passed where a listing's is meant.</summary>
public interface ITypedId<TSelf>
    where TSelf : struct, ITypedId<TSelf>
{
    /// <summary>What ids of this kind begin with, without the underscore.</summary>
    static abstract string Prefix { get; }

    /// <summary>How many characters follow the prefix and its underscore.</summary>
    static virtual int Length => IdText.Length;

    /// <summary>The whole id as text.</summary>
    string Value { get; }

    /// <summary>Wraps a text that is known to be well formed.</summary>
    static abstract TSelf From(string value);
}

/// <summary>Writes a typed id as its text.</summary>
public sealed class TypedIdJsonConverter<T> : JsonConverter<T>
    where T : struct, ITypedId<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        IdText.TryParse<T>(reader.GetString()) ?? throw new JsonException($"Not an id that begins with {T.Prefix}_.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
