using System.CommandLine;
using Marketplace.Simulation.Cli;

ParseResult parsed = SimCommand.Create(SimRun.Run).Parse(args);
if (parsed.Errors.Count > 0)
{
    await Console.Error.WriteLineAsync(parsed.Errors[0].Message);
    return SimRun.Refused;
}

return parsed.Invoke();
