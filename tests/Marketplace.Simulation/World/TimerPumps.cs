using LocalFunctions.Stepping;

namespace Marketplace.Simulation.World;

/// <summary>
/// Runs timer functions by their schedules, each on one copy at a time. Frequent ones miss most of their ticks, as they would on a host
/// that is often down: what they look after must bear it, and a month of five-minute ticks is no news.
/// </summary>
internal static class TimerPumps
{
    private static readonly TimeSpan _frequent = TimeSpan.FromHours(1);
    private static readonly TimeSpan _missedFor = TimeSpan.FromHours(5);
    private static readonly TimeSpan _missedInSweeps = TimeSpan.FromHours(14);

    // They only look, at all that happened: what they read of one order, and that a look failed, changes nothing.
    private static readonly string[] _leftOutOfSweeps = ["SearchFraud", "ReconcileDaily", "CountPoison"];

    /// <summary>Starts all of them.</summary>
    public static void Start(SimWorld world)
    {
        foreach (string name in world.TimerNames.Except(world.Settings.Script is null ? [] : _leftOutOfSweeps))
        {
            world.Kernel.Spawn(null, name, () => RunAsync(world, name));
        }
    }

    private static async Task RunAsync(SimWorld world, string name)
    {
        while (true)
        {
            DateTimeOffset now = world.Kernel.Clock.GetUtcNow();
            SteppedTimerFunction timer = TimerOf(world.AnyInstance!, name);
            DateTimeOffset next = timer.NextAfter(now)!.Value;
            if (timer.NextAfter(next) - next < _frequent)
            {
                TimeSpan missed = world.Settings.Script is null ? _missedFor : _missedInSweeps;
                next = timer.NextAfter(next + (missed * world.Kernel.Chance.NextDouble()))!.Value;
            }

            await world.Kernel.SleepUntilAsync(next);
            if (world.Pick() is { } instance)
            {
                world.Kernel.Trace.Add($"{instance.Process.Name} timer {name}");
                await world.Kernel.OutlivesAsync(instance.Process, SettleAsync(TimerOf(instance, name).RunAsync(isPastDue: false, CancellationToken.None)));
            }
        }
    }

    // A run that fails is only logged: the next tick is the next try.
    private static async Task SettleAsync(Task run)
    {
        try
        {
            await run;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            _ = error;
        }
    }

    private static SteppedTimerFunction TimerOf(Instance instance, string name) => instance.Host.Timers.First(timer => timer.FunctionName == name);
}
