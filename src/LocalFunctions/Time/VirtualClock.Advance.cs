namespace LocalFunctions.Time;

public sealed partial class VirtualClock
{
    internal const string Busy = "The clock is being moved already; one advance at a time.";

    private int _advancing;

    /// <summary>Moves the clock ahead by <paramref name="time"/>; see <see cref="AdvanceToAsync"/>.</summary>
    public Task<int> AdvanceAsync(TimeSpan time, Func<CancellationToken, Task> settleAsync, CancellationToken cancellationToken = default) =>
        AdvanceToAsync(GetUtcNow() + time, settleAsync, cancellationToken);

    /// <summary>
    /// Moves the clock to <paramref name="target"/>. On the way it stops at every moment at which a timer falls due, shows exactly that
    /// moment, fires the timer and awaits <paramref name="settleAsync"/> (as it does before it starts), so that all consequences
    /// happen before time goes on.
    /// A clock that runs with real time goes on running meanwhile. When cancelled it stays at the moment reached.
    /// </summary>
    /// <returns>How many timers fired on the way.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="target"/> is in the past.</exception>
    /// <exception cref="InvalidOperationException">Another advance is under way.</exception>
    public async Task<int> AdvanceToAsync(
        DateTimeOffset target,
        Func<CancellationToken, Task> settleAsync,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(settleAsync);
        ArgumentOutOfRangeException.ThrowIfLessThan(target, GetUtcNow());
        if (Interlocked.Exchange(ref _advancing, 1) == 1)
        {
            throw new InvalidOperationException(Busy);
        }

        try
        {
            return await AdvanceInStepsAsync(target, settleAsync, cancellationToken);
        }
        finally
        {
            Volatile.Write(ref _advancing, 0);
        }
    }

    private async Task<int> AdvanceInStepsAsync(DateTimeOffset target, Func<CancellationToken, Task> settleAsync, CancellationToken cancellationToken)
    {
        long firedBefore = Interlocked.Read(ref _fired);
        do
        {
            // What began before has its consequences before time goes on.
            await settleAsync(cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
        }
        while (MoveToNextDue(target));

        return (int)(Interlocked.Read(ref _fired) - firedBefore);
    }

    // Moves to the next moment at which a timer is due and fires it, or to the target when no timer is due before it.
    private bool MoveToNextDue(DateTimeOffset target)
    {
        lock (_firing)
        {
            TimeSpan? offset;
            bool isDue;
            lock (_state)
            {
                DropStale();
                isDue = _heap.TryPeek(out _, out (long DueTicks, long Sequence) key) && key.DueTicks <= target.UtcTicks;
                offset = MoveTo(isDue ? new DateTimeOffset(key.DueTicks, TimeSpan.Zero) : target);
            }

            if (offset is { } moved)
            {
                _onMoved?.Invoke(moved);
            }

            if (isDue)
            {
                FireDue();
            }

            return isDue;
        }
    }

    // Time that has passed by itself beyond the moment stays: the clock never goes back.
    private TimeSpan? MoveTo(DateTimeOffset moment)
    {
        TimeSpan ahead = moment - Now();
        if (ahead <= TimeSpan.Zero)
        {
            return null;
        }

        _offset += ahead;
        SetAlarm();
        return _offset;
    }
}
