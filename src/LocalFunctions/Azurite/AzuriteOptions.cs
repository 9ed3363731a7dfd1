namespace LocalFunctions.Azurite;

/// <summary>How a local Azurite is started. Port 0 takes any free port.</summary>
public sealed record AzuriteOptions
{
    /// <summary>The folder that keeps its data; it is created when missing.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Port of the blob service; 0 for any.</summary>
    public int BlobPort { get; init; }

    /// <summary>Port of the queue service; 0 for any.</summary>
    public int QueuePort { get; init; }

    /// <summary>Port of the table service; 0 for any.</summary>
    public int TablePort { get; init; }

    /// <summary>How long to wait for all three services to listen.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);
}
