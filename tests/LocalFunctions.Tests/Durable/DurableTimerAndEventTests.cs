using LocalFunctions.Durable.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Tests.Durable;

public sealed class DurableTimerAndEventTests
{
    /// <summary>The usual race: a signal against a deadline, the loser cancelled.</summary>
    private static TestFunctions Race(bool cancelLoser = true) => new TestFunctions().Orchestrator("Race", async context =>
    {
        using CancellationTokenSource timerEnd = new();
        using CancellationTokenSource waitEnd = new();
        Task deadline = context.CreateTimer(TimeSpan.FromDays(10), timerEnd.Token);
        Task<string> signal = context.WaitForExternalEvent<string>("Signal", waitEnd.Token);
        bool signalled = await Task.WhenAny(deadline, signal) == signal;
        if (cancelLoser)
        {
            (signalled ? timerEnd : waitEnd).Cancel();
        }

        return signalled ? await signal : "too late at " + context.CurrentUtcDateTime.ToString("s");
    });

    [Theory]
    [InlineData(true, OrchestrationRuntimeStatus.Completed)]
    [InlineData(false, OrchestrationRuntimeStatus.Running)]
    public async Task Race_WonByTheEvent_CompletesOnlyWhenTheTimerIsCancelled(bool cancelLoser, OrchestrationRuntimeStatus expected)
    {
        await using DurableHarness host = await DurableHarness.StartAsync(Race(cancelLoser));
        await host.RunAsync("Race");

        await host.RaiseAsync("SIGNAL", "yes");
        Assert.Equal(expected, (await host.GetAsync()).RuntimeStatus);

        await host.AdvanceAsync(TimeSpan.FromDays(11));
        OrchestrationMetadata ended = await host.GetAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Completed, ended.RuntimeStatus);
        Assert.Equal("yes", ended.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Race_WonByTheTimer_CompletesAtTheDeadlineExactly()
    {
        await using DurableHarness host = await DurableHarness.StartAsync(Race());
        await host.RunAsync("Race");

        await host.AdvanceAsync(TimeSpan.FromDays(10) - TimeSpan.FromTicks(1));
        Assert.True((await host.GetAsync()).IsRunning);
        await host.AdvanceAsync(TimeSpan.FromDays(60));

        Assert.Equal("too late at 2026-03-11T12:00:00", (await host.GetAsync()).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Timers_FireInTheOrderOfTheirTimes_AndOverdueOnesAfterARestart()
    {
        TestFunctions functions = new TestFunctions().Orchestrator("Order", async context =>
        {
            List<int> fired = [];
            async Task After(int days)
            {
                await context.CreateTimer(TimeSpan.FromDays(days), CancellationToken.None);
                fired.Add(days);
            }

            await Task.WhenAll(After(100), After(1), After(7));
            return fired;
        });
        await using DurableHarness first = await DurableHarness.StartAsync(functions);
        await first.RunAsync("Order");
        await first.AdvanceAsync(TimeSpan.FromDays(2));
        await first.Engine.DisposeAsync();
        await first.Clock.AdvanceAsync(TimeSpan.FromDays(300), _ => Task.CompletedTask);

        await using DurableHarness second = await first.RestartAsync();
        await second.SettleAsync();

        int[]? output = (await second.GetAsync()).ReadOutputAs<int[]>();
        Assert.Equal([1, 7, 100], output!);
    }

    [Fact]
    public async Task Events_ThatNobodyWaitsFor_AreKeptInOrder()
    {
        TestFunctions functions = new TestFunctions().Orchestrator("Late", async context =>
        {
            await context.WaitForExternalEvent<int>("Begin");
            return new[] { await context.WaitForExternalEvent<int>("n"), await context.WaitForExternalEvent<int>("N") };
        });
        await using DurableHarness host = await DurableHarness.StartAsync(functions);
        await host.RunAsync("Late");

        await host.RaiseAsync("N", 1);
        await host.RaiseAsync("n", 2);
        await host.RaiseAsync("Begin", 0);

        int[]? output = (await host.GetAsync()).ReadOutputAs<int[]>();
        Assert.Equal([1, 2], output!);
    }

    [Fact]
    public async Task Events_RaisedWhilePending_AreKept()
    {
        TestFunctions functions = new TestFunctions().Orchestrator("Patient", async context => await context.WaitForExternalEvent<int>("Go"));
        await using DurableHarness host = await DurableHarness.StartAsync(functions);
        await host.Client.ScheduleNewOrchestrationInstanceAsync(
            "Patient", new StartOrchestrationOptions("it", DurableHarness.Noon.AddDays(3)));

        await host.RaiseAsync("Go", 7);
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await host.GetAsync()).RuntimeStatus);
        await using DurableHarness again = await host.RestartAsync();
        await again.AdvanceAsync(TimeSpan.FromDays(3));

        Assert.Equal(7, (await again.GetAsync()).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Waits_ForOneName_AreServedNewestFirst()
    {
        TestFunctions functions = new TestFunctions().Orchestrator("Many", async context =>
        {
            Task<string>[] waits = [.. Enumerable.Range(0, 3).Select(_ => context.WaitForExternalEvent<string>("E"))];
            return await Task.WhenAll(waits);
        });
        await using DurableHarness host = await DurableHarness.StartAsync(functions);
        await host.RunAsync("Many");

        foreach (string name in (string[])["a", "b", "c"])
        {
            await host.RaiseAsync("E", name);
        }

        string[]? output = (await host.GetAsync()).ReadOutputAs<string[]>();
        Assert.Equal(["c", "b", "a"], output!);
    }

    [Fact]
    public async Task Waits_OfDifferentTypesForOneName_AreRefused()
    {
        TestFunctions functions = new TestFunctions().Orchestrator("Mixed", async context =>
        {
            _ = context.WaitForExternalEvent<string>("E");
            return await context.WaitForExternalEvent<int>("E");
        });
        await using DurableHarness host = await DurableHarness.StartAsync(functions);

        await host.RunAsync("Mixed");

        Assert.Equal(typeof(ArgumentException).FullName, (await host.GetAsync()).FailureDetails?.ErrorType);
    }

    [Fact]
    public async Task CancelledWait_OnTop_UsesUpTheNextEvent_AsTheVendorHasIt()
    {
        TestFunctions functions = new TestFunctions().Orchestrator("Careless", async context =>
        {
            using CancellationTokenSource end = new();
            _ = context.WaitForExternalEvent<int>("E", end.Token);
            end.Cancel();
            await context.WaitForExternalEvent<int>("Next");
            return await context.WaitForExternalEvent<int>("E");
        });
        await using DurableHarness host = await DurableHarness.StartAsync(functions);
        await host.RunAsync("Careless");

        await host.RaiseAsync("E", 1);
        await host.RaiseAsync("Next", 0);
        await host.RaiseAsync("E", 2);

        Assert.Equal(2, (await host.GetAsync()).ReadOutputAs<int>());
    }

    [Theory]
    [InlineData(1, "in time")]
    [InlineData(5, "timeout")]
    public async Task WaitWithTimeout_IsCancelledWhenTheTimeIsUp(int raisedAfterDays, string expected)
    {
        TestFunctions functions = new TestFunctions().Orchestrator("Limited", async context =>
        {
            try
            {
                return await context.WaitForExternalEvent<string>("E", TimeSpan.FromDays(3));
            }
            catch (OperationCanceledException)
            {
                return "timeout";
            }
        });
        await using DurableHarness host = await DurableHarness.StartAsync(functions);
        await host.RunAsync("Limited");

        await host.AdvanceAsync(TimeSpan.FromDays(raisedAfterDays));
        await host.RaiseAsync("E", "in time");

        OrchestrationMetadata ended = await host.GetAsync();
        Assert.Equal(OrchestrationRuntimeStatus.Completed, ended.RuntimeStatus);
        Assert.Equal(expected, ended.ReadOutputAs<string>());
    }

    [Fact]
    public async Task RaiseEvent_ToNobody_IsDroppedWithoutATrace()
    {
        InMemoryHistoryStore store = new();
        await using DurableHarness host = await DurableHarness.StartAsync(new TestFunctions(), store);

        await host.RaiseAsync("E", 1, id: "nobody");

        Assert.Empty(await store.LoadAsync(CancellationToken.None));
        Assert.Null(await host.Client.GetInstanceAsync("nobody"));
    }
}
