using Marketplace.Domain;

namespace Marketplace.Functions.Orders;

/// <summary>
/// Rings in this process when an order changes here: who waits for its news need not look for them in storage all the time. Only a hint, since other processes
/// change orders as well.
/// </summary>
public sealed class OrderSignals
{
    private readonly Lock _gate = new();
    private readonly Dictionary<OrderId, Bell> _bells = [];

    private sealed class Bell
    {
        public TaskCompletionSource Rung { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Listeners { get; set; }

        public bool IsAwaited { get; set; }
    }

    /// <summary>An order has changed.</summary>
    public void Ring(OrderId order)
    {
        Bell? bell;
        lock (_gate)
        {
            _bells.Remove(order, out bell);
        }

        bell?.Rung.TrySetResult();
    }

    /// <summary>Whether anybody waits for an order's news and has looked for them.</summary>
    internal bool IsHeard(OrderId order)
    {
        lock (_gate)
        {
            return _bells.TryGetValue(order, out Bell? bell) && bell.IsAwaited;
        }
    }

    /// <summary>Waits until an order changes, or so long. Begin before looking: then nothing falls in between.</summary>
    public async Task WaitAsync(OrderId order, TimeSpan atMost, Func<Task<bool>> isThereNewsAsync, TimeProvider time, CancellationToken cancellationToken)
    {
        Bell bell = Join(order);
        try
        {
            if (!await isThereNewsAsync())
            {
                Task rung = bell.Rung.Task.WaitAsync(atMost, time, cancellationToken);
                lock (_gate)
                {
                    bell.IsAwaited = true;
                }

                await rung;
            }
        }
        catch (TimeoutException)
        {
            // Nothing was heard.
        }
        finally
        {
            Leave(order, bell);
        }
    }

    private Bell Join(OrderId order)
    {
        lock (_gate)
        {
            if (!_bells.TryGetValue(order, out Bell? bell))
            {
                _bells.Add(order, bell = new Bell());
            }

            bell.Listeners++;
            return bell;
        }
    }

    // Orders that nobody waits for take no room.
    private void Leave(OrderId order, Bell bell)
    {
        lock (_gate)
        {
            if (--bell.Listeners == 0 && _bells.TryGetValue(order, out Bell? hung) && hung == bell)
            {
                _bells.Remove(order);
            }
        }
    }
}
