using Microsoft.DurableTask;

namespace LocalFunctions.Durable.Replay;

/// <summary>
/// Matches events with the orchestrator's waits. Of several waits for one name the newest is served first; events that
/// nobody waits for are kept in order. As in the vendor's worker a cancelled wait keeps its place: an event that finds
/// one on top is used up by it, so an orchestrator should wait anew in the same turn in which it cancels.
/// </summary>
internal sealed class EventInbox(OrchestratorPump pump, DataConverter converter)
{
    private readonly Dictionary<string, Stack<IWait>> _waits = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string Name, string? Payload)> _unused = [];

    public bool HasOpenWaits => _waits.Values.Any(stack => stack.Any(wait => !wait.IsOver));

    public IReadOnlyList<(string Name, string? Payload)> Unused => _unused;

    /// <exception cref="ArgumentException">An open wait for this name expects another type.</exception>
    public Task<T> Wait<T>(string name, CancellationToken cancellationToken)
    {
        if (!_waits.TryGetValue(name, out Stack<IWait>? stack))
        {
            _waits[name] = stack = new Stack<IWait>();
        }

        if (stack.TryPeek(out IWait? top) && top.PayloadType != typeof(T))
        {
            throw new ArgumentException(
                $"Waits for one event must agree on its type: '{name}' is awaited as {top.PayloadType} and as {typeof(T)}.");
        }

        Waiting<T> wait = new(converter);
        stack.Push(wait);
        int kept = _unused.FindIndex(item => string.Equals(item.Name, name, StringComparison.OrdinalIgnoreCase));
        if (kept >= 0)
        {
            string? payload = _unused[kept].Payload;
            _unused.RemoveAt(kept);
            Deliver(name, payload);
        }

        pump.OnCancelled(() => wait.TrySetCanceled(cancellationToken), cancellationToken);
        return wait.Task;
    }

    public void Deliver(string name, string? payload)
    {
        if (_waits.TryGetValue(name, out Stack<IWait>? stack) && stack.TryPop(out IWait? wait))
        {
            wait.Deliver(payload);
        }
        else
        {
            _unused.Add((name, payload));
        }
    }

    private interface IWait
    {
        Type PayloadType { get; }

        bool IsOver { get; }

        void Deliver(string? payload);
    }

    private sealed class Waiting<T>(DataConverter converter) : TaskCompletionSource<T>, IWait
    {
        public Type PayloadType => typeof(T);

        public bool IsOver => Task.IsCompleted;

        public void Deliver(string? payload)
        {
            try
            {
                TrySetResult(converter.Deserialize<T>(payload)!);
            }
            catch (Exception unreadable) when (unreadable is not OutOfMemoryException)
            {
                TrySetException(unreadable);
            }
        }
    }
}
