using LocalFunctions.Tests.Support;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace LocalFunctions.Tests.Timers;

public sealed class TimerTriggerTests
{
    [Fact]
    public async Task Timers_RunInOrderUnderAnAdvance_EachAtItsTime()
    {
        Runs runs = new();
        await using TestHost host = await StartAsync(runs);

        int fired = await host.AdvanceAsync(TimeSpan.FromHours(2));

        Assert.Equal(
            ["Start 08:00", "HalfHour 08:30", "HalfHour 09:00", "Hour 09:00", "HalfHour 09:30", "HalfHour 10:00", "Hour 10:00"],
            runs.Log.Order(StringComparer.Ordinal).OrderBy(entry => entry[^5..], StringComparer.Ordinal));
        Assert.Equal(6, fired);
    }

    [Fact]
    public async Task TimerInfo_TellsLastAndNextOccurrence()
    {
        Runs runs = new();
        await using TestHost host = await StartAsync(runs);

        await host.AdvanceAsync(TimeSpan.FromHours(1.5));

        ScheduleStatus status = runs.Infos["HalfHour"].ScheduleStatus!;
        Assert.Equal((At(9), At(9.5)), (status.Last, status.Next));
        Assert.False(runs.Infos["HalfHour"].IsPastDue);
    }

    [Fact]
    public async Task MissedOccurrence_IsMadeUpForAtTheNextStart_Once()
    {
        using TemporaryFolder folder = new();
        await using (await StartAsync(new Runs(), folder.Path))
        {
            // Its schedules are remembered; then the host is away from 08:00 to 11:10.
        }

        Runs runs = new();
        await using TestHost host = await StartAsync(runs, folder.Path, Time(11, 10));
        await host.AdvanceAsync(TimeSpan.FromMinutes(20));

        Assert.Equal(["HalfHour 11:10", "HalfHour 11:30", "Hour 11:10", "Start 11:10"], runs.Log.Order(StringComparer.Ordinal));
        Assert.True(runs.Infos["Hour"].IsPastDue);
        Assert.False(runs.Infos["HalfHour"].IsPastDue);
    }

    [Fact]
    public async Task FailedRun_DoesNotEndTheSchedule()
    {
        Runs runs = new() { Fails = true };
        await using TestHost host = await StartAsync(runs);

        await host.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal(2, runs.Log.Count(entry => entry.StartsWith("HalfHour", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task LongRun_DoesNotOverlapItself()
    {
        Runs runs = new() { Gate = new TaskCompletionSource() };
        await using TestHost host = await StartAsync(runs);
        Task<int> advance = host.AdvanceAsync(TimeSpan.FromHours(1));
        await runs.Entered.Task.OrFail();

        // Half a day of real time does not pass here; the clock stands at the first occurrence until its run has ended.
        Assert.False(advance.IsCompleted);
        Assert.Single(runs.Log, entry => entry.StartsWith("HalfHour", StringComparison.Ordinal));
        runs.Gate.SetResult();
        await advance.OrFail();

        Assert.Equal(1, runs.MostAtOnce);
        Assert.Equal(2, runs.Log.Count(entry => entry.StartsWith("HalfHour", StringComparison.Ordinal)));
    }

    private static Task<TestHost> StartAsync(Runs runs, string? folder = null, DateTimeOffset? now = null) =>
        TestHost.StartAsync(new TestHostSettings(typeof(Functions))
        {
            DataDirectory = folder,
            Clock = LocalFunctions.Time.VirtualClock.Frozen(now ?? TestHost.Start),
            Settings = new Dictionary<string, string?> { ["half-hour"] = "0 */30 * * * *" },
            Configure = (app, _) => app.Services.AddSingleton(runs),
        });

    private static DateTime At(double hour) => TestHost.Start.UtcDateTime.Date.AddHours(hour);

    private static DateTimeOffset Time(int hour, int minute) => TestHost.Start.Date.AddHours(hour).AddMinutes(minute);

    public sealed class Runs
    {
        private readonly Lock _lock = new();
        private int _now;

        public List<string> Log { get; } = [];

        public Dictionary<string, TimerInfo> Infos { get; } = [];

        public bool Fails { get; init; }

        public TaskCompletionSource? Gate { get; init; }

        public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int MostAtOnce { get; private set; }

        public async Task RunAsync(string name, TimerInfo info, TimeProvider clock)
        {
            lock (_lock)
            {
                Log.Add($"{name} {clock.GetUtcNow():HH:mm}");
                Infos[name] = info;
                MostAtOnce = name == "HalfHour" ? Math.Max(MostAtOnce, ++_now) : MostAtOnce;
            }

            if (name == "HalfHour")
            {
                Entered.TrySetResult();
                await (Gate?.Task ?? Task.CompletedTask);
                Interlocked.Decrement(ref _now);
            }

            if (Fails)
            {
                throw new InvalidOperationException("as planned");
            }
        }
    }

    public sealed class Functions(Runs runs, TimeProvider clock)
    {
        [Function("Hour")]
        public Task Hour([TimerTrigger("0 0 * * * *")] TimerInfo info) => runs.RunAsync("Hour", info, clock);

        [Function("HalfHour")]
        public Task HalfHour([TimerTrigger("%half-hour%")] TimerInfo info) => runs.RunAsync("HalfHour", info, clock);

        [Function("Start")]
        public Task Start([TimerTrigger("1.00:00:00", RunOnStartup = true)] TimerInfo info) => runs.RunAsync("Start", info, clock);
    }
}
