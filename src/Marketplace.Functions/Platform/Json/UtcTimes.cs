using System.Text.Json;
using System.Text.Json.Serialization;

namespace Marketplace.Functions.Platform.Json;

/// <summary>Writes times as UTC with a Z, the way clients expect them.</summary>
internal sealed class UtcTimes : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value.UtcDateTime);
}
