namespace Azure.Data.Tables.Entities;

/// <summary>The names that the table service gives a meaning.</summary>
internal static class PropertyNames
{
    public const string PartitionKey = "PartitionKey";
    public const string RowKey = "RowKey";
    public const string Timestamp = "Timestamp";
    public const string ETag = "ETag";
    public const string ETagOnWire = "odata.etag";
    public const string Metadata = "odata.metadata";
    public const string TypeSuffix = "@odata.type";
}
