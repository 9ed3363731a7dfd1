using System.Globalization;
using Spectre.Console;

namespace Marketplace.LocalHost.Scenario;

/// <summary>Shows that a scenario is going on: bars where someone looks at a terminal, a plain line now and then elsewhere.</summary>
internal static class ProgressDisplay
{
    private static readonly TimeSpan _barInterval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan _lineInterval = TimeSpan.FromSeconds(10);

    /// <summary>Shows progress until the work is done.</summary>
    public static Task<T> ShowAsync<T>(ScenarioProgress progress, Task<T> work) =>
        AnsiConsole.Profile.Capabilities.Interactive && !Console.IsOutputRedirected ? BarsAsync(progress, work) : LinesAsync(progress, work);

    private static Task<T> BarsAsync<T>(ScenarioProgress progress, Task<T> work) =>
        AnsiConsole.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async bars =>
            {
                ProgressTask listings = bars.AddTask("Listings", maxValue: progress.ListingsAll);
                ProgressTask placed = bars.AddTask("Orders placed", maxValue: progress.OrdersAll);
                ProgressTask ended = bars.AddTask("Orders ended", maxValue: progress.OrdersAll);
                do
                {
                    (listings.Value, placed.Value, ended.Value) = (progress.ListedSoFar, progress.PlacedSoFar, progress.EndedSoFar);
                    ended.Description = $"Orders ended, day {Day(progress)}";
                }
                while (!await EndsWithinAsync(work, _barInterval));
                (listings.Value, placed.Value, ended.Value) = (progress.ListedSoFar, progress.PlacedSoFar, progress.EndedSoFar);
                return await work;
            });

    private static async Task<T> LinesAsync<T>(ScenarioProgress progress, Task<T> work)
    {
        string last = "";
        do
        {
            string line = progress.PlacedSoFar == 0
                ? $"  {progress.ListedSoFar} of {progress.ListingsAll} listings are up"
                : $"  day {Day(progress)}: {progress.PlacedSoFar} of {progress.OrdersAll} orders placed, {progress.EndedSoFar} ended";
            if (line != last)
            {
                Console.WriteLine(last = line);
            }
        }
        while (!await EndsWithinAsync(work, _lineInterval));
        return await work;
    }

    private static async Task<bool> EndsWithinAsync(Task work, TimeSpan time) => await Task.WhenAny(work, Task.Delay(time)) == work;

    private static string Day(ScenarioProgress progress) => progress.MarketTime.Days.ToString(CultureInfo.InvariantCulture);
}
