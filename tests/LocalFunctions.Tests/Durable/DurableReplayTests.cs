using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Tests.Durable;

public sealed class DurableReplayTests
{
    private static TestFunctions Echo() => new TestFunctions().Activity<string>("Echo", text => text + "!");

    [Fact]
    public async Task Orchestrator_WithActivities_CompletesWithTheirResults()
    {
        TestFunctions functions = Echo().Orchestrator("Two", async context =>
            await context.CallActivityAsync<string>("Echo", context.GetInput<string>()) + await context.CallActivityAsync<string>("echo", "b"));
        await using DurableHarness host = await DurableHarness.StartAsync(functions);

        await host.RunAsync("two", "a");

        OrchestrationMetadata instance = await host.GetAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Completed, instance.RuntimeStatus);
        Assert.Equal("a!b!", instance.ReadOutputAs<string>());
        Assert.Equal("a", instance.ReadInputAs<string>());
        Assert.Equal(["Echo(\"a\")", "echo(\"b\")"], functions.Ran);
    }

    [Theory]
    [InlineData("other name", "CallActivity 'Echo' #0, and on replay for CallActivity 'Other' #0")]
    [InlineData("other kind", "CallActivity 'Echo' #0, and on replay for CreateTimer #0")]
    [InlineData("one more", "nothing more, and on replay for CallActivity 'Echo' #1")]
    [InlineData("one less", "CallActivity 'Echo' #0, and on replay for nothing")]
    [InlineData("the end", "CallActivity 'Echo' #0, and on replay for nothing")]
    public async Task Orchestrator_ThatDeviatesFromItsHistory_FailsAsNonDeterministic(string deviation, string difference)
    {
        string? active = null;
        TestFunctions functions = Echo().Activity<string>("Other", text => text).Orchestrator("Fickle", async context =>
        {
            Task first = active switch
            {
                "other name" => context.CallActivityAsync("Other", "a"),
                "other kind" => context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None),
                "one less" or "the end" => Task.CompletedTask,
                _ => context.CallActivityAsync("Echo", "a"),
            };
            _ = active == "one more" ? context.CallActivityAsync("Echo", "b") : Task.CompletedTask;
            await first;
            return active == "the end" ? "over" : await context.WaitForExternalEvent<string>("Go");
        });
        await using DurableHarness host = await DurableHarness.StartAsync(functions);
        await host.RunAsync("Fickle");
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await host.GetAsync()).RuntimeStatus);

        active = deviation;
        await host.RaiseAsync("Go", "on");

        TaskFailureDetails? failure = (await host.GetAsync()).FailureDetails;
        Assert.EndsWith("NonDeterministicOrchestrationException", failure?.ErrorType, StringComparison.Ordinal);
        Assert.Contains(difference, failure!.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Orchestrator_ThatOnReplayEndsWhereItWaited_FailsAsNonDeterministic()
    {
        bool hasty = false;
        TestFunctions functions = new TestFunctions().Orchestrator(
            "Hasty", async context => hasty ? "over" : await context.WaitForExternalEvent<string>("Go"));
        await using DurableHarness host = await DurableHarness.StartAsync(functions);
        await host.RunAsync("Hasty");

        hasty = true;
        await host.RaiseAsync("Go", "on");

        Assert.Contains("ended where it went on", (await host.GetAsync()).FailureDetails?.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Orchestrator_AwaitingAForeignTask_FailsAtOnce()
    {
        TaskCompletionSource<string> foreign = new();
        TestFunctions functions = new TestFunctions().Orchestrator("Foreign", async _ => await foreign.Task);
        await using DurableHarness host = await DurableHarness.StartAsync(functions);

        await host.RunAsync("Foreign");

        OrchestrationMetadata instance = await host.GetAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Failed, instance.RuntimeStatus);
        Assert.Contains("only durable tasks", instance.FailureDetails?.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Orchestrator_CarriedOnByAForeignThreadBesideAnOpenTimer_Fails(bool continueOnCapturedContext)
    {
        TaskCompletionSource<string> foreign = new();
        TestFunctions functions = new TestFunctions().Orchestrator("Foreign", async context =>
        {
            Task timer = context.CreateTimer(TimeSpan.FromDays(1), CancellationToken.None);
            await Task.WhenAny(timer, foreign.Task).ConfigureAwait(continueOnCapturedContext);
            return "out of turn";
        });
        await using DurableHarness host = await DurableHarness.StartAsync(functions);
        await host.RunAsync("Foreign");
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await host.GetAsync()).RuntimeStatus);

        foreign.SetResult("now");
        OrchestrationMetadata ended = await host.Client.WaitForInstanceCompletionAsync("it").WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Contains("only durable tasks", ended.FailureDetails?.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Orchestrator_CancellingAsynchronously_Fails()
    {
        TestFunctions functions = new TestFunctions().Orchestrator("Async", async context =>
        {
            using CancellationTokenSource end = new();
            Task timer = context.CreateTimer(TimeSpan.FromDays(1), end.Token);
            await end.CancelAsync();
            return timer.IsCanceled;
        });
        await using DurableHarness host = await DurableHarness.StartAsync(functions);

        await host.RunAsync("Async");
        OrchestrationMetadata ended = await host.Client.WaitForInstanceCompletionAsync("it").WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Contains("only durable tasks", ended.FailureDetails?.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_AnswersTheSameIdsAndTimes_AndLogsOnce()
    {
        List<(Guid, Guid, DateTime)> seen = [];
        using ListLoggers loggers = new();
        TestFunctions functions = Echo().Orchestrator("Steady", async context =>
        {
            context.CreateReplaySafeLogger("steady").Log(
                Microsoft.Extensions.Logging.LogLevel.Information, default, "begun", null, (state, _) => state);
            seen.Add((context.NewGuid(), context.NewGuid(), context.CurrentUtcDateTime));
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            await context.CallActivityAsync("Echo", "a");
            return context.IsReplaying;
        });
        await using DurableHarness host = await DurableHarness.StartAsync(functions, loggers: loggers);

        await host.RunAsync("Steady");
        await host.AdvanceAsync(TimeSpan.FromHours(2));

        Assert.Equal(3, seen.Count);
        Assert.Single(seen.Distinct());
        Assert.NotEqual(seen[0].Item1, seen[0].Item2);
        Assert.Equal(DurableHarness.Noon.UtcDateTime, seen[0].Item3);
        Assert.Equal(["begun"], loggers.Entries("steady"));
        Assert.False((await host.GetAsync()).ReadOutputAs<bool>());
    }

    [Fact]
    public async Task MissingFunctions_FailTheInstanceClearly()
    {
        TestFunctions functions = new TestFunctions().Orchestrator("Calls", async context => await context.CallActivityAsync<string>(
            "Nowhere", "a", TaskOptions.FromRetryPolicy(new RetryPolicy(5, TimeSpan.FromHours(1)))));
        await using DurableHarness host = await DurableHarness.StartAsync(functions);

        await host.RunAsync("Nobody", id: "missing");
        await host.RunAsync("Calls", id: "calls");

        Assert.Contains("no orchestrator function named 'Nobody'", (await host.GetAsync("missing")).FailureDetails?.ErrorMessage, StringComparison.Ordinal);
        Assert.Contains("no activity function named 'Nowhere'", (await host.GetAsync("calls")).FailureDetails?.ErrorMessage, StringComparison.Ordinal);
    }
}
