using Azure;
using Azure.Data.Tables;

namespace AzureCompat.Tests.Tables;

/// <summary>The trap: tables know no decimal.</summary>
public sealed class Priced : ITableEntity
{
    public string PartitionKey { get; set; } = "p";

    public string RowKey { get; set; } = "r";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public decimal Price { get; set; }
}

/// <summary>Its keys show only through the interface.</summary>
public sealed class Hidden : ITableEntity
{
    string ITableEntity.PartitionKey { get; set; } = string.Empty;

    string ITableEntity.RowKey { get; set; } = string.Empty;

    DateTimeOffset? ITableEntity.Timestamp { get; set; }

    ETag ITableEntity.ETag { get; set; }

    public string? Note { get; set; }
}
