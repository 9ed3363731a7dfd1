using System.Reflection;
using Azure.Storage.Queues;
using LocalFunctions.Functions;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LocalFunctions.Stepping;

/// <summary>What a stepped host runs. Hosts that are built from one object share what reflection found.</summary>
public sealed class SteppedHostOptions
{
    private readonly Lazy<FunctionCatalog> _catalog;

    /// <param name="assemblies">The assemblies whose <c>[Function]</c> methods are run.</param>
    public SteppedHostOptions(params IReadOnlyList<Assembly> assemblies) => _catalog = new(() => FunctionCatalog.Find(assemblies, IncludeClass));

    /// <summary>Which classes' functions are run; null for all.</summary>
    public Predicate<Type>? IncludeClass { get; init; }

    /// <summary>The app's settings.</summary>
    public required IConfiguration Configuration { get; init; }

    /// <summary>The host.json; null for the Functions host's defaults.</summary>
    public string? HostJsonPath { get; init; }

    /// <summary>How long a received message stays hidden. It is not renewed.</summary>
    public TimeSpan QueueLease { get; init; } = TimeSpan.FromSeconds(30);

    internal FunctionCatalog Catalog => _catalog.Value;
}

/// <summary>What is particular to one host among several of the same app.</summary>
/// <param name="Time">The app's clock.</param>
/// <param name="DurableClient">What the app's functions are given to start and signal orchestrations.</param>
public sealed record SteppedHostParts(TimeProvider Time, DurableTaskClient DurableClient)
{
    /// <summary>Changes the services after the app registered its own.</summary>
    public Action<IServiceCollection>? ConfigureServices { get; init; }

    /// <summary>Changes the options of the queue triggers' clients, for instance their transport.</summary>
    public Action<QueueClientOptions>? ConfigureQueueClient { get; init; }
}
