using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Azure.Data.Tables.Entities;

/// <summary>
/// Reads a JSON value as the type that an entity class declares. A type that tables do not know (decimal, TimeSpan, …)
/// reads as its default, as the vendor's client does; a value of another type than declared throws.
/// </summary>
internal static class ValueReader
{
    private static readonly Dictionary<Type, Delegate> Readers = new()
    {
        [typeof(string)] = Reader(TextOrNull),
        [typeof(byte[])] = Reader(Bytes),
        [typeof(BinaryData)] = Reader(value => BinaryData.FromBytes(Bytes(value))),
        [typeof(int)] = Reader(Int32),
        [typeof(int?)] = Reader(value => (int?)Int32(value)),
        [typeof(long)] = Reader(Int64),
        [typeof(long?)] = Reader(value => (long?)Int64(value)),
        [typeof(ulong)] = Reader(UInt64),
        [typeof(ulong?)] = Reader(value => (ulong?)UInt64(value)),
        [typeof(double)] = Reader(Double),
        [typeof(double?)] = Reader(value => (double?)Double(value)),
        [typeof(bool)] = Reader(Boolean),
        [typeof(bool?)] = Reader(value => (bool?)Boolean(value)),
        [typeof(Guid)] = Reader(Id),
        [typeof(Guid?)] = Reader(value => (Guid?)Id(value)),
        [typeof(DateTimeOffset)] = Reader(Offset),
        [typeof(DateTimeOffset?)] = Reader(value => (DateTimeOffset?)Offset(value)),
        [typeof(DateTime)] = Reader(Time),
        [typeof(DateTime?)] = Reader(value => (DateTime?)Time(value)),
        [typeof(ETag)] = Reader(value => new ETag(TextOrNull(value)!)),
    };

    public static Func<JsonElement, T?> For<T>()
    {
        if (Readers.TryGetValue(typeof(T), out Delegate? reader))
        {
            return (Func<JsonElement, T?>)reader;
        }

        Type type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        return type.IsEnum ? value => (T)Enum.Parse(type, TextOrNull(value)!) : _ => default;
    }

    private static Func<JsonElement, T> Reader<T>(Func<JsonElement, T> read) => read;

    private static string? TextOrNull(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static byte[] Bytes(JsonElement value) => Convert.FromBase64String(TextOrNull(value)!);

    private static int Int32(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) ? number : throw Mismatch(value, "Int32");

    private static bool Boolean(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Mismatch(value, "Boolean"),
    };

    private static long Int64(JsonElement value)
    {
        // Without the quotes; saves a string for every number.
        ReadOnlySpan<byte> raw = value.ValueKind == JsonValueKind.String ? JsonMarshal.GetRawUtf8Value(value)[1..^1] : [];
        return long.TryParse(raw, CultureInfo.InvariantCulture, out long number)
            ? number
            : long.Parse(TextOrNull(value)!, CultureInfo.InvariantCulture);
    }

    private static ulong UInt64(JsonElement value) => ulong.Parse(TextOrNull(value)!, CultureInfo.InvariantCulture);

    private static double Double(JsonElement value) => value.ValueKind == JsonValueKind.Number
        ? value.GetDouble()
        : double.Parse(TextOrNull(value)!, CultureInfo.InvariantCulture);

    private static Guid Id(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.TryGetGuid(out Guid id) ? id : Guid.Parse(TextOrNull(value)!);

    private static DateTimeOffset Offset(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out DateTimeOffset time)
            ? time
            : DateTimeOffset.Parse(TextOrNull(value)!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    private static DateTime Time(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.TryGetDateTime(out DateTime time)
            ? time
            : DateTime.Parse(TextOrNull(value)!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    private static InvalidCastException Mismatch(JsonElement value, string declared) =>
        new($"The entity declares {declared}, the row holds {value.ValueKind} {value.GetRawText()}.");
}
