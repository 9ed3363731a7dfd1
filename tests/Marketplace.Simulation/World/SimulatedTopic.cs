using System.Text.Json;
using LocalFunctions.Stepping;
using Marketplace.Simulation.Storage.Http;

namespace Marketplace.Simulation.World;

/// <summary>The topic: takes events whatever crashes, and sends each to the app's subscribers once or more, late and in any order, until they take it.</summary>
internal sealed class SimulatedTopic(SimWorld world)
{
    public const string Endpoint = "https://topic.test/account/api/events";

    private const int CopiesMax = 3;
    private static readonly TimeSpan _lateMax = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, string> _events = new(StringComparer.Ordinal);

    /// <summary>What was told, by the events' ids.</summary>
    public IReadOnlyDictionary<string, string> Events => _events;

    /// <summary>Told when an event comes again and says something else.</summary>
    public event Action<string>? Contradicted;

    /// <summary>Answers the publisher.</summary>
    public ServiceReply Handle(ServiceRequest request)
    {
        foreach (JsonElement told in JsonSerializer.Deserialize<JsonElement>(request.Body.Span).EnumerateArray())
        {
            Take(told.GetProperty("id").GetString()!, told.GetRawText());
        }

        return new ServiceReply(200);
    }

    private void Take(string id, string json)
    {
        if (_events.TryGetValue(id, out string? before) && before != json)
        {
            Contradicted?.Invoke(id);
        }

        _events[id] = json;

        // In a script the storage calls are counted: those of subscribers are none of its.
        int copies = world.Settings.Script is not null ? 0 : world.Settings.FaultRate > 0 && world.PeaceUtc is null ? 1 + world.Kernel.Chance.Next(CopiesMax) : 1;
        for (int copy = 0; copy < copies; copy++)
        {
            world.Kernel.Spawn(null, "topic", () => DeliverAsync(json));
        }
    }

    private async Task DeliverAsync(string json)
    {
        foreach (string name in world.AnyInstance!.Host.Events.Select(function => function.FunctionName))
        {
            bool taken = false;
            while (!taken)
            {
                await world.Kernel.SleepAsync(_lateMax * world.Kernel.Chance.NextDouble());
                taken = world.Pick() is { } instance && await IsTakenAsync(instance, name, json);
            }
        }
    }

    private async Task<bool> IsTakenAsync(Instance instance, string name, string json)
    {
        SteppedEventFunction function = instance.Host.Events.First(one => one.FunctionName == name);
        Task run = function.RunAsync(json, CancellationToken.None);
        if (!await world.Kernel.OutlivesAsync(instance.Process, SettleAsync(run)))
        {
            return false;
        }

        return run.IsCompletedSuccessfully;
    }

    private static async Task SettleAsync(Task run)
    {
        try
        {
            await run;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // It comes again.
            _ = error;
        }
    }
}
