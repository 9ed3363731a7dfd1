using Marketplace.LocalHost.Mail;
using Marketplace.LocalHost.Scenario;

namespace Marketplace.LocalHost.Hosting;

/// <summary>One run from start to stop.</summary>
internal static class MarketRun
{
    /// <summary>The exit code when nothing was started, and one sentence said why.</summary>
    public const int Refused = 2;

    private const int Failed = 1;
    private const int Interrupted = 130;

    /// <summary>Runs as told; the exit code is 0 when everything that was asked for held.</summary>
    public static async Task<int> RunAsync(RunSettings settings, CancellationToken cancellationToken)
    {
        try
        {
            DataDirectory data = DataDirectory.Open(settings.Data, TimeProvider.System.GetUtcNow());
            int exitCode = await RunAsync(settings, data, cancellationToken);
            if (exitCode == 0)
            {
                data.Discard();
            }

            return exitCode;
        }
        catch (StartException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return Refused;
        }
        catch (ScenarioException error)
        {
            await Console.Error.WriteLineAsync($"The scenario cannot go on: {error.Message}");
            return Failed;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Interrupted;
        }
    }

    private static async Task<int> RunAsync(RunSettings settings, DataDirectory data, CancellationToken cancellationToken)
    {
        await using LocalMarket market = await LocalMarket.StartAsync(settings, data, cancellationToken);
        Console.WriteLine(market.MailLine);
        ScenarioReport? report = settings.NoDemo ? null : await PlayAsync(market, settings, cancellationToken);
        if (settings.Exit)
        {
            return ExitCodeOf(report);
        }

        await NextSteps.PrintAsync(market, report?.Sample, cancellationToken);
        await WaitForStopAsync(cancellationToken);
        return ExitCodeOf(report);
    }

    private static async Task<ScenarioReport> PlayAsync(LocalMarket market, RunSettings settings, CancellationToken cancellationToken)
    {
        using ScenarioRunner runner = new(market.BaseUrl, market.ProviderApiKey, settings.Orders, settings.Seed, market.HasMail ? MailDevProcess.Page : null);
        Console.WriteLine($"Trading {settings.Orders} orders at {market.BaseUrl} (seed {settings.Seed}).");
        ScenarioReport report = await ProgressDisplay.ShowAsync(runner.Progress, runner.PlayAsync(cancellationToken));
        ReportPrinter.Print(report);
        return report;
    }

    private static int ExitCodeOf(ScenarioReport? report) => report is null or { AllChecksHeld: true } ? 0 : Failed;

    private static async Task WaitForStopAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource stop = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration registration = cancellationToken.Register(stop.SetResult);
        await stop.Task;
    }
}
