using System.CommandLine;
using Marketplace.Crash;

Option<int> kills = new("--kills") { Description = "How often the market is killed.", DefaultValueFactory = _ => 20 };
Option<int> seed = new("--seed") { Description = "Chooses the stories and the moments of the kills.", DefaultValueFactory = _ => 1 };
Option<int> traders = new("--traders") { Description = "How many trade at a time.", DefaultValueFactory = _ => 6 };
RootCommand command = new("Trades on a market that is killed again and again, and then audits it.") { kills, seed, traders };
command.SetAction(async (parsed, cancellationToken) =>
{
    CrashSettings settings = new(parsed.GetValue(kills), parsed.GetValue(seed), parsed.GetValue(traders));
    await using CrashRun run = await CrashRun.StartAsync(settings, Console.Out, cancellationToken);
    CrashReport report = await run.RunAsync(cancellationToken);
    report.Print(Console.Out);
    return report.Holds ? 0 : 1;
});
return await command.Parse(args).InvokeAsync();
