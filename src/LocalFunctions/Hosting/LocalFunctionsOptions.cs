using System.Reflection;
using Azure.Storage.Queues;
using LocalFunctions.Durable.Storage;
using LocalFunctions.EventGrid;
using LocalFunctions.Time;

namespace LocalFunctions.Hosting;

/// <summary>What the host runs, and where it keeps its own state.</summary>
public sealed record LocalFunctionsOptions
{
    /// <summary>The assemblies whose <c>[Function]</c> methods are run.</summary>
    public required IReadOnlyList<Assembly> Assemblies { get; init; }

    /// <summary>Which classes of the assemblies to look at; null for all.</summary>
    public Predicate<Type>? IncludeClass { get; init; }

    /// <summary>The folder for timers' schedules and, unless <see cref="Clock"/> is given, the clock's offset.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>Where to listen; port 0 takes any free port.</summary>
    public string Url { get; init; } = "http://127.0.0.1:7071";

    /// <summary>The host.json; null for the Functions host's defaults.</summary>
    public string? HostJsonPath { get; init; }

    /// <summary>The app's <see cref="TimeProvider"/>; null for one that runs with real time and keeps its offset in <see cref="DataDirectory"/>.</summary>
    public VirtualClock? Clock { get; init; }

    /// <summary>The largest request body in bytes; the Functions host's limit is 210 MB.</summary>
    public long MaxRequestBodyBytes { get; init; } = 210_000_000;

    /// <summary>
    /// How long a queue message stays hidden while its function runs; it is renewed at half that time. After a kill of the host
    /// its messages come back when it has passed.
    /// </summary>
    public TimeSpan QueueLease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a stopping host waits for running functions before it cancels them.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The topic that functions with an Event Grid trigger subscribe to; null for none, and then nothing triggers them.</summary>
    public LocalTopicOptions? Topic { get; init; }

    /// <summary>Makes the log of the orchestrations; null for a file in <see cref="DataDirectory"/>.</summary>
    public Func<IHistoryStore>? CreateHistoryStore { get; init; }

    /// <summary>Changes the options of the queue triggers' clients, for instance their transport.</summary>
    public Action<QueueClientOptions>? ConfigureQueueClient { get; init; }
}
