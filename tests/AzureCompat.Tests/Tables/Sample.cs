using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;

namespace AzureCompat.Tests.Tables;

/// <summary>An entity class with every type that tables know, and some that they do not.</summary>
public sealed class Sample : ITableEntity
{
    public string PartitionKey { get; set; } = "p";

    public string RowKey { get; set; } = "r";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public string? Text { get; set; }

    public int Number { get; set; }

    public int? MaybeNumber { get; set; }

    public long Large { get; set; }

    public long? MaybeLarge { get; set; }

    public ulong Natural { get; set; }

    public double Ratio { get; set; }

    public double? MaybeRatio { get; set; }

    public bool Flag { get; set; }

    public bool? MaybeFlag { get; set; }

    public Guid Id { get; set; }

    public Guid? MaybeId { get; set; }

    public DateTimeOffset Offset { get; set; } = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public DateTimeOffset? MaybeOffset { get; set; }

    public DateTime Time { get; set; } = new(1601, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public DateTime? MaybeTime { get; set; }

    public byte[]? Bytes { get; set; }

    public BinaryData? Data { get; set; }

    public DayOfWeek Day { get; set; }

    public DayOfWeek? MaybeDay { get; set; }

    [DataMember(Name = "renamed")]
    public string? Named { get; set; }

    [IgnoreDataMember]
    public string? Ignored { get; set; }
}
