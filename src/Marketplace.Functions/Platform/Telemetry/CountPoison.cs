using System.Diagnostics.Metrics;
using Marketplace.Functions.Platform.Poison;
using Marketplace.Functions.Platform.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Platform.Telemetry;

/// <summary>How many messages lie in the poison queues, as <see cref="CountPoison"/> last saw.</summary>
public sealed class PoisonMetrics
{
    private readonly LastReading _messages;

    /// <summary>Makes the instrument.</summary>
    public PoisonMetrics(IMeterFactory meters, TimeProvider time)
    {
        _messages = new(time, TimeSpan.FromMinutes(11));
        meters.Create(MarketTelemetry.Name).CreateObservableGauge("marketplace.poison.messages", _messages.Read, "{message}", "Messages that failed too often.");
    }

    /// <summary>Takes down a count of every queue.</summary>
    public void Counted(IEnumerable<(string Queue, long Messages)> counts) =>
        _messages.Set([.. counts.Select(count => new Measurement<long>(count.Messages, new KeyValuePair<string, object?>("queue", count.Queue)))]);
}

/// <summary>
/// Looks into the poison queues, where messages wait that failed as often as host.json allows. Nobody takes them out but operators, so
/// every look that finds some is an alert.
/// </summary>
public sealed class CountPoison(PoisonQueues poison, PoisonMetrics metrics, ILogger<CountPoison> logger)
{
    private static readonly EventId _found = new(1201, "PoisonMessage");

    /// <summary>Runs every five minutes.</summary>
    [Function(nameof(CountPoison))]
    public async Task RunAsync([TimerTrigger("0 */5 * * * *")] TimerInfo timer, CancellationToken cancellationToken)
    {
        (string Queue, long Messages)[] counts = await Task.WhenAll(
            MarketQueues.Names.Select(async name => (name + PoisonQueues.Suffix, await poison.CountAsync(name, cancellationToken) ?? 0)));
        metrics.Counted(counts);
        foreach ((string queue, long messages) in counts.Where(count => count.Messages > 0))
        {
            logger.LogError(_found, "{Messages} messages lie in {Queue}", messages, queue);
        }
    }
}
