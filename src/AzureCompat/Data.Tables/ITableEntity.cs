#nullable disable // The vendor's assembly carries no nullability; callers must compile the same against both.

namespace Azure.Data.Tables;

/// <summary>What every row has: its two keys, the time of its last change and its version.</summary>
public interface ITableEntity
{
    /// <summary>The partition; the boundary of a transaction. At most 1024 characters.</summary>
    string PartitionKey { get; set; }

    /// <summary>The row's name inside its partition. At most 1024 characters.</summary>
    string RowKey { get; set; }

    /// <summary>When the service last wrote the row (UTC). Ignored on writes.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>The version that was read. Ignored on writes; conditions are passed to the operation.</summary>
    ETag ETag { get; set; }
}
