using Azure.Storage.Queues;

namespace LocalFunctions.Hosting;

/// <summary><c>extensions.queues</c> of host.json.</summary>
internal sealed record QueueSettings
{
    private const int ReceivedAtOnceMax = 32;

    /// <summary>How many messages of one queue are worked on at the same time.</summary>
    public int BatchSize { get; init; } = 16;

    /// <summary>More messages are fetched when no more than this many are being worked on; null for half of <see cref="BatchSize"/>.</summary>
    public int? NewBatchThreshold { get; init; }

    /// <summary>How often a message is tried before it goes to the poison queue.</summary>
    public int MaxDequeueCount { get; init; } = 5;

    /// <summary>The longest pause between two looks into an empty queue.</summary>
    public TimeSpan MaxPollingInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a message stays hidden after its function failed.</summary>
    public TimeSpan VisibilityTimeout { get; init; }

    /// <summary>How message texts are written.</summary>
    public QueueMessageEncoding MessageEncoding { get; init; } = QueueMessageEncoding.Base64;

    /// <summary>The threshold that holds: below the batch size, so that there is always room for one message more.</summary>
    public int EffectiveThreshold => Math.Min(NewBatchThreshold ?? BatchSize / 2, BatchSize - 1);

    public void ThrowIfInvalid()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(BatchSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(BatchSize, ReceivedAtOnceMax);
        ArgumentOutOfRangeException.ThrowIfNegative(NewBatchThreshold ?? 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxDequeueCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxPollingInterval, TimeSpan.FromMilliseconds(100));
        ArgumentOutOfRangeException.ThrowIfLessThan(VisibilityTimeout, TimeSpan.Zero);
    }
}
