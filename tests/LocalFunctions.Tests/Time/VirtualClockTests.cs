using LocalFunctions.Tests.Support;
using LocalFunctions.Time;

namespace LocalFunctions.Tests.Time;

public sealed class VirtualClockTests
{
    private static readonly DateTimeOffset Start = TestHost.Start;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Advance_FiresManyTimersInOrderOfDueTime_EachAtExactlyItsTime(int seed)
    {
        const int Timers = 20_000;
        Random random = new(seed);
        using VirtualClock clock = VirtualClock.Frozen(Start);
        List<(int Timer, DateTimeOffset At)> fired = [];
        (int Timer, TimeSpan Due)[] wanted = [.. Enumerable.Range(0, Timers).Select(i => (i, TimeSpan.FromSeconds(random.Next(0, 5_000))))];
        List<ITimer> timers = [.. wanted.Select(timer => Timer(clock, timer.Due, () => fired.Add((timer.Timer, clock.GetUtcNow()))))];
        HashSet<int> cancelled = [.. Enumerable.Range(0, Timers).Where(_ => random.Next(3) == 0)];
        foreach (int timer in cancelled)
        {
            timers[timer].Dispose();
        }

        int count = await clock.AdvanceAsync(TimeSpan.FromSeconds(5_000), _ => Task.CompletedTask);

        // OrderBy is stable: timers of one moment fire in the order in which they were set.
        Assert.Equal(
            wanted.Where(timer => !cancelled.Contains(timer.Timer)).OrderBy(timer => timer.Due).Select(timer => (timer.Timer, Start + timer.Due)),
            fired);
        Assert.Equal(fired.Count, count);
        Assert.Equal(0, clock.PendingTimers);
        Assert.Equal(Start.AddSeconds(5_000), clock.GetUtcNow());
    }

    [Fact]
    public async Task Advance_SettlesOncePerMoment_SoThatConsequencesComeBeforeLaterTimers()
    {
        using VirtualClock clock = VirtualClock.Frozen(Start);
        List<string> log = [];
        using ITimer late = Timer(clock, TimeSpan.FromHours(3), () => log.Add("late"));
        using ITimer first = Timer(clock, TimeSpan.FromHours(1), () => log.Add("first"));
        using ITimer twin = Timer(clock, TimeSpan.FromHours(1), () => log.Add("twin"));
        ITimer? consequence = null;

        await clock.AdvanceAsync(TimeSpan.FromHours(4), _ =>
        {
            log.Add($"settled {clock.GetUtcNow():HH:mm}");
            consequence ??= log.Contains("first") ? Timer(clock, TimeSpan.FromHours(1), () => log.Add("consequence")) : null;
            return Task.CompletedTask;
        });

        Assert.Equal(
            ["settled 08:00", "first", "twin", "settled 09:00", "consequence", "settled 10:00", "late", "settled 11:00"],
            log);
        Assert.Equal(Start.AddHours(4), clock.GetUtcNow());
    }

    [Fact]
    public async Task PeriodicTimer_FiresAtEveryPeriod_UntilChanged()
    {
        using VirtualClock clock = VirtualClock.Frozen(Start);
        List<DateTimeOffset> fired = [];
        using ITimer timer = clock.CreateTimer(_ => fired.Add(clock.GetUtcNow()), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2));

        await clock.AdvanceAsync(TimeSpan.FromMinutes(6), _ => Task.CompletedTask);
        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await clock.AdvanceAsync(TimeSpan.FromMinutes(6), _ => Task.CompletedTask);

        Assert.Equal([Start.AddMinutes(1), Start.AddMinutes(3), Start.AddMinutes(5)], fired);
    }

    [Fact]
    public async Task TimerThatSetsItselfToNow_DoesNotHoldTheClockUp()
    {
        using VirtualClock clock = VirtualClock.Frozen(Start);
        int fired = 0;
        ITimer? timer = null;
        timer = clock.CreateTimer(
            _ =>
            {
                if (++fired < 3)
                {
                    timer!.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
                }
            },
            null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        int settled = 0;

        await clock.AdvanceAsync(TimeSpan.FromSeconds(1), _ => Task.FromResult(settled++));

        Assert.Equal((3, 4), (fired, settled));
    }

    [Fact]
    public async Task Advance_IntoThePast_IsRefused()
    {
        using VirtualClock clock = VirtualClock.Frozen(Start);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => clock.AdvanceToAsync(Start.AddTicks(-1), _ => Task.CompletedTask));
        Assert.Equal(Start, clock.GetUtcNow());
    }

    [Fact]
    public async Task Advance_DuringAnAdvance_IsRefused_AndAfterItPossible()
    {
        using VirtualClock clock = VirtualClock.Frozen(Start);
        await clock.AdvanceAsync(TimeSpan.Zero, async _ =>
            await Assert.ThrowsAsync<InvalidOperationException>(() => clock.AdvanceAsync(TimeSpan.FromDays(1), _ => Task.CompletedTask)));

        await clock.AdvanceAsync(TimeSpan.FromDays(1), _ => Task.CompletedTask);

        Assert.Equal(Start.AddDays(1), clock.GetUtcNow());
    }

    [Fact]
    public async Task Timestamps_FollowVirtualTime()
    {
        using VirtualClock clock = VirtualClock.Frozen(Start);
        long before = clock.GetTimestamp();

        await clock.AdvanceAsync(TimeSpan.FromDays(10), _ => Task.CompletedTask);

        Assert.Equal(TimeSpan.FromDays(10), clock.GetElapsedTime(before));
    }

    [Fact]
    public async Task Delay_CompletesWhenTheClockIsMoved()
    {
        using VirtualClock clock = VirtualClock.Frozen(Start);
        Task delay = Task.Delay(TimeSpan.FromDays(3), clock);

        await clock.AdvanceAsync(TimeSpan.FromDays(3) - TimeSpan.FromTicks(1), _ => Task.CompletedTask);
        Assert.False(delay.IsCompleted);
        await clock.AdvanceAsync(TimeSpan.FromTicks(1), _ => Task.CompletedTask);

        await delay.OrFail();
    }

    private static ITimer Timer(VirtualClock clock, TimeSpan due, Action fire) =>
        clock.CreateTimer(_ => fire(), null, due, Timeout.InfiniteTimeSpan);
}
