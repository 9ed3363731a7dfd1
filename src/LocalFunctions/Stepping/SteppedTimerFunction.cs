using LocalFunctions.Functions;
using LocalFunctions.Hosting;
using LocalFunctions.Invocation;
using LocalFunctions.Timers;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace LocalFunctions.Stepping;

/// <summary>A timer function that runs when the caller says so.</summary>
public sealed class SteppedTimerFunction
{
    private readonly LocalFunction _function;
    private readonly ITimerSchedule _schedule;
    private readonly FunctionInvoker _invoker;

    private SteppedTimerFunction(LocalFunction function, ITimerSchedule schedule, FunctionInvoker invoker) =>
        (_function, _schedule, _invoker) = (function, schedule, invoker);

    /// <summary>The function's name.</summary>
    public string FunctionName => _function.Name;

    /// <summary>When the function's schedule next has it run after a moment; null when never.</summary>
    public DateTimeOffset? NextAfter(DateTimeOffset moment) => _schedule.NextAfter(moment);

    /// <summary>Runs the function once.</summary>
    public Task RunAsync(bool isPastDue, CancellationToken cancellationToken) =>
        _invoker.RunAsync(_function, new TriggerEvent(new TimerInfo { IsPastDue = isPastDue }, cancellationToken));

    internal static SteppedTimerFunction Create(LocalFunction function, IServiceProvider services)
    {
        TimerTriggerAttribute trigger = (TimerTriggerAttribute)function.Trigger.Attribute;
        string schedule = services.GetRequiredService<AppSettings>().Resolve(trigger.Schedule);
        DateTimeOffset now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        return new(function, ITimerSchedule.Parse(schedule, now), services.GetRequiredService<FunctionInvoker>());
    }
}
