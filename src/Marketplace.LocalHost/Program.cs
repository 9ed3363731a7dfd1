using System.CommandLine;
using Marketplace.LocalHost.Hosting;

Terminal.SetUp();
ParseResult parsed = MarketCommand.Create(MarketRun.RunAsync).Parse(args);
if (parsed.Errors.Count > 0)
{
    await Console.Error.WriteLineAsync(parsed.Errors[0].Message);
    return MarketRun.Refused;
}

// Ctrl-C and SIGTERM cancel the run; it has this long to stop what it started.
return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
