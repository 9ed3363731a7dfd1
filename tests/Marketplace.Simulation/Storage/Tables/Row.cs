using System.Globalization;

namespace Marketplace.Simulation.Storage.Tables;

/// <summary>A version of an entity. It never changes: a write makes another.</summary>
public sealed class Row
{
    private byte[]? _json;

    internal Row(string partitionKey, string rowKey, IReadOnlyDictionary<string, PropertyValue> properties, DateTime timestampUtc)
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
        Properties = properties;
        TimestampUtc = timestampUtc;
        string stamp = timestampUtc.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture);
        ETag = $"W/\"datetime'{Uri.EscapeDataString(stamp)}'\"";
    }

    /// <summary>Its partition.</summary>
    public string PartitionKey { get; }

    /// <summary>Its place in the partition.</summary>
    public string RowKey { get; }

    /// <summary>All but keys, time and version.</summary>
    public IReadOnlyDictionary<string, PropertyValue> Properties { get; }

    /// <summary>When it was written; no two rows of an account have the same.</summary>
    public DateTime TimestampUtc { get; }

    /// <summary>Its version.</summary>
    public string ETag { get; }

    /// <summary>The whole row as the service writes it.</summary>
    internal ReadOnlySpan<byte> Json => _json ??= RowJson.Write(this, null);

    /// <summary>A text; null when there is none.</summary>
    public string? Text(string name) => Properties.TryGetValue(name, out PropertyValue value) ? value.Value as string : null;

    /// <summary>A whole number; null when there is none.</summary>
    public long? Number(string name) => Properties.TryGetValue(name, out PropertyValue value)
        ? value.Value switch { int small => small, long large => large, _ => null }
        : null;

    internal PropertyValue? Find(string name) => name switch
    {
        "PartitionKey" => new(PartitionKey),
        "RowKey" => new(RowKey),
        "Timestamp" => new(TimestampUtc),
        _ => Properties.TryGetValue(name, out PropertyValue value) ? value : null,
    };
}
