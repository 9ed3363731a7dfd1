using System.Text.Json;
using System.Text.Json.Serialization;

namespace LocalFunctions.Durable.History;

/// <summary>Log entries as bytes. A frame holds the entries that become true together.</summary>
internal static class LogJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Converters = { new JsonStringEnumConverter() },
    };

    public static byte[] Write(IReadOnlyList<LogEntry> entries) => JsonSerializer.SerializeToUtf8Bytes(entries, Options);

    public static IReadOnlyList<LogEntry> Read(ReadOnlySpan<byte> frame)
        => JsonSerializer.Deserialize<List<LogEntry>>(frame, Options)
            ?? throw new InvalidDataException("A frame of the durable log holds no entries.");
}
