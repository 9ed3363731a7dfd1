using LocalFunctions.Functions;
using LocalFunctions.Invocation;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace LocalFunctions.Timers;

/// <summary>Runs one timer function at its occurrences. The next one is set only when a run has ended, so it never overlaps itself.</summary>
internal sealed class TimerListener : IDisposable
{
    private readonly LocalFunction _function;
    private readonly ITimerSchedule _schedule;
    private readonly TimerServices _services;
    private readonly TimerStatusFile? _file;
    private readonly bool _runOnStartup;
    private readonly ITimer _timer;
    private ScheduleStatus _status = new();
    private bool _pastDue;
    private Task _running = Task.CompletedTask;

    public TimerListener(LocalFunction function, TimerServices services)
    {
        TimerTriggerAttribute trigger = (TimerTriggerAttribute)function.Trigger.Attribute;
        _function = function;
        _services = services;
        _schedule = Schedule(function, trigger, services);
        _runOnStartup = trigger.RunOnStartup;
        _file = trigger.UseMonitor && !IsFrequent(_schedule, services.Clock.GetUtcNow()) ? new TimerStatusFile(services.DataDirectory, function.Name) : null;
        _timer = services.Clock.CreateTimer(_ => Begin(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Waits for the next occurrence; runs at once on a missed one, or when the function asks for it.</summary>
    public void Start()
    {
        DateTimeOffset now = _services.Clock.GetUtcNow();
        ScheduleStatus? remembered = _file?.Read();
        _pastDue = remembered is not null && remembered.Next != default && remembered.Next < now.UtcDateTime;
        _status = remembered ?? _status;
        if (_pastDue || _runOnStartup)
        {
            Begin();
        }
        else
        {
            WaitForNext(_status.Last);
        }
    }

    /// <summary>Sets no more occurrences and waits for a run that is under way.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        _timer.Dispose();
        return _running.WaitAsync(cancellationToken);
    }

    public void Dispose() => _timer.Dispose();

    private static ITimerSchedule Schedule(LocalFunction function, TimerTriggerAttribute trigger, TimerServices services)
    {
        try
        {
            return ITimerSchedule.Parse(services.AppSettings.Resolve(trigger.Schedule), services.Clock.GetUtcNow());
        }
        catch (FormatException error)
        {
            throw new InvalidOperationException($"Function '{function.Name}': {error.Message}", error);
        }
    }

    // As on the Functions host, what runs more than once a minute is not remembered.
    private static bool IsFrequent(ITimerSchedule schedule, DateTimeOffset now) =>
        schedule.NextAfter(now) is { } first && schedule.NextAfter(first) is { } second && second - first < TimeSpan.FromMinutes(1);

    // On the clock's thread: it counts as work before the clock goes on.
    private void Begin()
    {
        _services.Meter.Begin();
        _running = Task.Run(RunAsync);
    }

    private async Task RunAsync()
    {
        try
        {
            DateTimeOffset began = _services.Clock.GetUtcNow();
            await InvokeAsync();
            _pastDue = false;
            WaitForNext(began.UtcDateTime);
        }
        finally
        {
            _services.Meter.End();
        }
    }

    private async Task InvokeAsync()
    {
        try
        {
            TimerInfo info = new() { IsPastDue = _pastDue, ScheduleStatus = _file is null ? null : _status };
            await _services.Invoker.RunAsync(_function, new TriggerEvent(info, _services.Stop.Forced));
        }
        catch (Exception error)
        {
            // A failed run is not repeated; the next occurrence is the next try, as on the Functions host.
            _services.Log.LogError(error, "Timer function '{Function}' failed.", _function.Name);
        }
    }

    private void WaitForNext(DateTime last)
    {
        DateTimeOffset now = _services.Clock.GetUtcNow();
        if (_schedule.NextAfter(now) is not { } next)
        {
            return;
        }

        _status = new ScheduleStatus { Last = last, Next = next.UtcDateTime, LastUpdated = now.UtcDateTime };
        _timer.Change(next - now, Timeout.InfiniteTimeSpan);
        _file?.Write(_status);
    }
}
