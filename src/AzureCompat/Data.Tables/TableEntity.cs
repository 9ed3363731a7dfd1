#nullable disable // The vendor's assembly carries no nullability; callers must compile the same against both.

using System.Diagnostics.CodeAnalysis;
using Azure.Data.Tables.Entities;

namespace Azure.Data.Tables;

/// <summary>A row as a dictionary, for rows without a fixed shape or writes of some properties only.</summary>
/// <remarks>Keys, time and version are entries too: <c>PartitionKey</c>, <c>RowKey</c>, <c>Timestamp</c>, <c>odata.etag</c>.</remarks>
[SuppressMessage("Naming", "CA1710", Justification = "The vendor's name.")]
public sealed partial class TableEntity : ITableEntity, IDictionary<string, object>
{
    private readonly Dictionary<string, object> _properties;

    /// <summary>An empty row.</summary>
    public TableEntity() => _properties = [];

    /// <summary>A row with its keys.</summary>
    public TableEntity(string partitionKey, string rowKey)
        : this()
    {
        PartitionKey = partitionKey;
        RowKey = rowKey;
    }

    /// <summary>A row with a copy of these properties.</summary>
    public TableEntity(IDictionary<string, object> values) => _properties = values is null ? [] : new(values);

    /// <inheritdoc />
    public string PartitionKey
    {
        get => GetString(PropertyNames.PartitionKey);
        set => _properties[PropertyNames.PartitionKey] = value;
    }

    /// <inheritdoc />
    public string RowKey
    {
        get => GetString(PropertyNames.RowKey);
        set => _properties[PropertyNames.RowKey] = value;
    }

    /// <inheritdoc />
    public DateTimeOffset? Timestamp
    {
        get => GetDateTimeOffset(PropertyNames.Timestamp);
        set => _properties[PropertyNames.Timestamp] = value;
    }

    /// <inheritdoc />
    public ETag ETag
    {
        get => new(GetString(PropertyNames.ETagOnWire));
        set => _properties[PropertyNames.ETagOnWire] = value.ToString();
    }

    /// <summary>The string under a name; null when there is none.</summary>
    /// <exception cref="InvalidOperationException">The value is of another type; so for all getters.</exception>
    public string GetString(string key) => (string)Get(key, typeof(string));

    /// <summary>The bytes under a name; null when there are none.</summary>
    public BinaryData GetBinaryData(string key) => (BinaryData)Get(key, typeof(BinaryData));

    /// <summary>The bytes under a name; null when there are none.</summary>
    public byte[] GetBinary(string key) => (byte[])Get(key, typeof(byte[]));

    /// <summary>The boolean under a name; null when there is none.</summary>
    public bool? GetBoolean(string key) => (bool?)Get(key, typeof(bool?));

    /// <summary>The time under a name, as UTC when it was stored with an offset; null when there is none.</summary>
    public DateTime? GetDateTime(string key) => (DateTime?)Get(key, typeof(DateTime?));

    /// <summary>The time under a name; null when there is none.</summary>
    public DateTimeOffset? GetDateTimeOffset(string key) => (DateTimeOffset?)Get(key, typeof(DateTimeOffset?));

    /// <summary>The double under a name; null when there is none.</summary>
    /// <remarks>An emulator may return a double without a fraction as an int, and this then throws.</remarks>
    public double? GetDouble(string key) => (double?)Get(key, typeof(double?));

    /// <summary>The GUID under a name; null when there is none.</summary>
    public Guid? GetGuid(string key) => (Guid?)Get(key, typeof(Guid?));

    /// <summary>The 32-bit number under a name; null when there is none.</summary>
    public int? GetInt32(string key) => (int?)Get(key, typeof(int?));

    /// <summary>The 64-bit number under a name; null when there is none.</summary>
    public long? GetInt64(string key) => (long?)Get(key, typeof(long?));

    private object Get(string key, Type type)
    {
        object value = this[key];
        return value switch
        {
            null => null,
            DateTimeOffset time when type == typeof(DateTime?) => time.UtcDateTime,
            DateTime time when type == typeof(DateTimeOffset?) => new DateTimeOffset(time),
            byte[] bytes when type == typeof(BinaryData) => new BinaryData(bytes),
            _ when type.IsInstanceOfType(value) => value,
            _ => throw new InvalidOperationException($"'{key}' holds {value.GetType()}, not {type}."),
        };
    }
}
