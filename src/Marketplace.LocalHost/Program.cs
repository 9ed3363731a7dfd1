using System.CommandLine;
using Marketplace.LocalHost.Hosting;

// Ctrl-C and SIGTERM cancel the run; it has this long to stop what it started.
Terminal.SetUp();
InvocationConfiguration configuration = new() { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) };
return await MarketCommand.Create(MarketRun.RunAsync).Parse(args).InvokeAsync(configuration);
