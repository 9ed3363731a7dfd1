using LocalFunctions.Hosting;
using LocalFunctions.Invocation;
using LocalFunctions.Time;
using Microsoft.Extensions.Logging;

namespace LocalFunctions.Timers;

/// <summary>What all timer functions share.</summary>
internal sealed record TimerServices(
    FunctionInvoker Invoker, WorkMeter Meter, HostStop Stop, VirtualClock Clock, AppSettings AppSettings, string DataDirectory, ILogger Log);
