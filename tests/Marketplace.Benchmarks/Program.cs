using System.CommandLine;
using Marketplace.Benchmarks;
using Marketplace.Benchmarks.Report;

Option<bool> quick = new("--quick") { Description = "Under a minute: the same counts, rough times." };
Option<string> json = new("--json") { Description = "Where the numbers are written to.", DefaultValueFactory = _ => Path.Combine(Root(), "artifacts", "bench.json") };
RootCommand command = new("Measures what an order costs and how fast the market is.") { quick, json };
command.SetAction(async parsed =>
{
    BenchReport report = await BenchRun.RunAsync(parsed.GetValue(quick) ? BenchSize.Quick : BenchSize.Full, Console.Out);
    ReportPrinter.Print(report, Console.Out);
    report.Write(Path.GetFullPath(parsed.GetValue(json)!));
    return 0;
});
return await command.Parse(args).InvokeAsync();

static string Root()
{
    DirectoryInfo? folder = new(AppContext.BaseDirectory);
    while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "functions.sln")))
    {
        folder = folder.Parent;
    }

    return folder?.FullName ?? Directory.GetCurrentDirectory();
}
