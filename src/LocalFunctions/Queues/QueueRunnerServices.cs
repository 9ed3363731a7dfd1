using LocalFunctions.Hosting;
using LocalFunctions.Invocation;
using Microsoft.Extensions.Logging;

namespace LocalFunctions.Queues;

/// <summary>What all queue functions share.</summary>
internal sealed record QueueRunnerServices(
    FunctionInvoker Invoker, WorkMeter Meter, HostStop Stop, QueueSettings Settings, TimeSpan Lease, ILogger Log);
