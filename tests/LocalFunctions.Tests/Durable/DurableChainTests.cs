using LocalFunctions.Durable.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Tests.Durable;

/// <summary>Executions that follow one another, and orchestrations that start or signal others.</summary>
public sealed class DurableChainTests
{
    /// <summary>Adds up events, two an execution, until it has enough.</summary>
    private static TestFunctions Eternal(bool keepEvents = true) => new TestFunctions().Orchestrator("Adds", async context =>
    {
        int[] state = context.GetInput<int[]>() ?? [0, 0];
        int sum = state[1] + await context.WaitForExternalEvent<int>("Add") + await context.WaitForExternalEvent<int>("Add");
        if (state[0] < 99)
        {
            context.ContinueAsNew(new[] { state[0] + 1, sum }, keepEvents);
        }

        return sum;
    });

    [Fact]
    public async Task ContinueAsNew_KeepsUnusedEvents_AndItsLogStaysShort()
    {
        InMemoryHistoryStore store = new();
        await using DurableHarness host = await DurableHarness.StartAsync(Eternal(), store);
        await host.RunAsync("Adds");

        Task[] raised = [.. Enumerable.Range(1, 198).Select(n => host.Client.RaiseEventAsync("it", "Add", n))];
        await Task.WhenAll(raised);
        await host.SettleAsync();
        int[]? first = (await host.GetAsync()).ReadInputAs<int[]>();
        Assert.Equal([99, 19701], first!);

        await using DurableHarness again = await host.RestartAsync();
        Assert.True((await store.LoadAsync(CancellationToken.None)).Sum(frame => frame.Length) < 1000);
        await again.RaiseAsync("Add", 1);
        await again.RaiseAsync("Add", 2);
        Assert.Equal(19704, (await again.GetAsync()).ReadOutputAs<int>());
    }

    [Fact]
    public async Task ContinueAsNew_ToldToDropUnusedEvents_DropsThem()
    {
        await using DurableHarness host = await DurableHarness.StartAsync(Eternal(keepEvents: false));
        await host.RunAsync("Adds");
        await host.Client.SuspendInstanceAsync("it");
        foreach (int n in (int[])[1, 2, 3])
        {
            await host.RaiseAsync("Add", n);
        }

        // All three are delivered in one turn, so the third is received but not used.
        await host.Client.ResumeInstanceAsync("it");
        await host.SettleAsync();
        await host.RaiseAsync("Add", 10);

        int[]? second = (await host.GetAsync()).ReadInputAs<int[]>();
        Assert.Equal([1, 3], second!);
        await host.RaiseAsync("Add", 20);
        int[]? third = (await host.GetAsync()).ReadInputAs<int[]>();
        Assert.Equal([2, 33], third!);
    }

    [Fact]
    public async Task ContinueAsNew_AfterAFailure_DoesNotHappen()
    {
        TestFunctions functions = new TestFunctions().Orchestrator("Fails", Task<object?> (context) =>
        {
            context.ContinueAsNew(1);
            throw new InvalidDataException("bad");
        });
        await using DurableHarness host = await DurableHarness.StartAsync(functions);

        await host.RunAsync("Fails");

        Assert.Equal("bad", (await host.GetAsync()).FailureDetails?.ErrorMessage);
    }

    [Fact]
    public async Task SubOrchestrations_AnswerTheirParent_WithResultsAndFailures()
    {
        TestFunctions functions = new TestFunctions()
            .Orchestrator("Child", async context => await context.WaitForExternalEvent<int>("Go") >= 0
                ? context.Parent!.InstanceId
                : throw new InvalidDataException("negative"))
            .Orchestrator("Parent", async context =>
            {
                Task<string> good = context.CallSubOrchestratorAsync<string>("Child", new TaskOptions().WithInstanceId("good"));
                Task<string> bad = context.CallSubOrchestratorAsync<string>("Child", new TaskOptions().WithInstanceId("bad"));
                context.SendEvent("good", "Go", 1);
                context.SendEvent("bad", "Go", -1);
                try
                {
                    return await bad;
                }
                catch (TaskFailedException failed)
                {
                    return await good + ": " + failed.FailureDetails;
                }
            });
        await using DurableHarness host = await DurableHarness.StartAsync(functions);

        await host.RunAsync("Parent");

        Assert.Equal("it: System.IO.InvalidDataException: negative", (await host.GetAsync()).ReadOutputAs<string>());
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await host.GetAsync("bad")).RuntimeStatus);
    }

    [Fact]
    public async Task Terminate_Recursively_EndsTheChildren()
    {
        TestFunctions functions = new TestFunctions()
            .Orchestrator("Child", async context => await context.WaitForExternalEvent<int>("Go"))
            .Orchestrator("Parent", async context =>
                await context.CallSubOrchestratorAsync<int>("Child", new TaskOptions().WithInstanceId("child")));
        await using DurableHarness host = await DurableHarness.StartAsync(functions);
        await host.RunAsync("Parent");

        await host.Client.TerminateInstanceAsync("it", new TerminateInstanceOptions(Recursive: true));
        await host.SettleAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Terminated, (await host.GetAsync("child")).RuntimeStatus);
    }
}
