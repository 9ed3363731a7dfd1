using LocalFunctions.Tests.Support;
using LocalFunctions.Time;

namespace LocalFunctions.Tests.Time;

/// <summary>A clock that runs with a time that passes by itself; here that time is another clock, moved by the test.</summary>
public sealed class RunningClockTests : IDisposable
{
    private static readonly DateTimeOffset Start = TestHost.Start;

    private readonly VirtualClock _real = VirtualClock.Frozen(Start);

    [Fact]
    public async Task Timers_FireAsRealTimePasses()
    {
        using VirtualClock clock = new(_real, offset: TimeSpan.FromDays(100));
        List<DateTimeOffset> fired = [];
        using ITimer far = clock.CreateTimer(_ => fired.Add(clock.GetUtcNow()), null, TimeSpan.FromDays(3), Timeout.InfiniteTimeSpan);
        using ITimer near = clock.CreateTimer(_ => fired.Add(clock.GetUtcNow()), null, TimeSpan.FromMilliseconds(5), Timeout.InfiniteTimeSpan);

        await PassAsync(TimeSpan.FromDays(4));

        Assert.Equal([Start.AddDays(100).AddMilliseconds(5), Start.AddDays(103)], fired);
    }

    [Fact]
    public async Task Advance_KeepsItsLead_AndSettlingMayWaitForRealTime()
    {
        using VirtualClock clock = new(_real);
        using ITimer timer = clock.CreateTimer(_ => { }, null, TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);

        await clock.AdvanceAsync(TimeSpan.FromHours(2), async cancelled =>
        {
            Task delay = Task.Delay(TimeSpan.FromSeconds(2), clock, cancelled);
            await PassAsync(TimeSpan.FromSeconds(2));
            await delay.OrFail();
        });
        await PassAsync(TimeSpan.FromMinutes(1));

        // Two settlings of two seconds each, of which the first was before the hour; both lie within the two hours.
        Assert.Equal(Start.AddHours(2).AddMinutes(1), clock.GetUtcNow());
    }

    [Fact]
    public async Task ClockFile_RemembersTheOffset()
    {
        using TemporaryFolder folder = new();
        using (VirtualClock clock = ClockFile.Open(folder.Path))
        {
            await clock.AdvanceAsync(TimeSpan.FromDays(10), _ => Task.CompletedTask);
        }

        using VirtualClock restarted = ClockFile.Open(folder.Path);

        Assert.InRange(restarted.Offset, TimeSpan.FromDays(9.99), TimeSpan.FromDays(10));
    }

    public void Dispose() => _real.Dispose();

    private Task<int> PassAsync(TimeSpan time) => _real.AdvanceAsync(time, _ => Task.CompletedTask);
}
