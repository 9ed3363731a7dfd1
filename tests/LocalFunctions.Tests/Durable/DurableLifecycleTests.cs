using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Status = Microsoft.DurableTask.Client.OrchestrationRuntimeStatus;

namespace LocalFunctions.Tests.Durable;

public sealed class DurableLifecycleTests
{
    private static TestFunctions Waiting() => new TestFunctions()
        .Activity<string>("Echo", text => text)
        .Orchestrator("Waits", async context =>
        {
            context.SetCustomStatus(new { step = 1 });
            string got = await context.WaitForExternalEvent<string>("Go");
            context.SetCustomStatus(new { step = 2 });
            return await context.CallActivityAsync<string>("Echo", context.GetInput<string>() + got);
        });

    [Fact]
    public async Task Terminate_EndsALiveInstanceWithItsOutput_AndRefusesAFinishedOne()
    {
        await using DurableHarness host = await DurableHarness.StartAsync(Waiting());
        await host.RunAsync("Waits");

        await host.Client.TerminateInstanceAsync("it", "because");
        await host.SettleAsync();
        await host.RaiseAsync("Go", "on");

        OrchestrationMetadata ended = await host.GetAsync();
        Assert.Equal(Status.Terminated, ended.RuntimeStatus);
        Assert.Equal("because", ended.ReadOutputAs<string>());
        Assert.Equal("""{"step":1}""", ended.SerializedCustomStatus);
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Client.TerminateInstanceAsync("it"));
        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.TerminateInstanceAsync("nobody"));
    }

    [Fact]
    public async Task Suspended_KeepsWhatComesUntilResumed_AlsoAcrossARestart()
    {
        await using DurableHarness host = await DurableHarness.StartAsync(Waiting());
        await host.RunAsync("Waits", "a");
        await host.Client.SuspendInstanceAsync("it", "hold on");
        await host.RaiseAsync("Go", "b");
        Assert.Equal(Status.Suspended, (await host.GetAsync()).RuntimeStatus);

        await using DurableHarness again = await host.RestartAsync();
        await again.SettleAsync();
        OrchestrationMetadata held = await again.GetAsync();
        Assert.Equal(Status.Suspended, held.RuntimeStatus);
        Assert.Equal("""{"step":1}""", held.SerializedCustomStatus);

        await again.Client.ResumeInstanceAsync("it");
        await again.SettleAsync();
        OrchestrationMetadata ended = await again.GetAsync();
        Assert.Equal("ab", ended.ReadOutputAs<string>());
        Assert.Equal("""{"step":2}""", ended.SerializedCustomStatus);
    }

    [Fact]
    public async Task Suspended_CanBeTerminated()
    {
        await using DurableHarness host = await DurableHarness.StartAsync(Waiting());
        await host.RunAsync("Waits");
        await host.Client.SuspendInstanceAsync("it");
        await host.Client.TerminateInstanceAsync("it");
        await host.SettleAsync();

        Assert.Equal(Status.Terminated, (await host.GetAsync()).RuntimeStatus);
    }

    [Fact]
    public async Task Start_UnderALiveId_IsRefusedByDefault_AndReplacesAFinishedOne()
    {
        await using DurableHarness host = await DurableHarness.StartAsync(Waiting());
        await host.RunAsync("Waits", "first");

        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(() => host.RunAsync("Waits", "second"));
        await host.RaiseAsync("Go", "!");
        Assert.Equal("first!", (await host.GetAsync()).ReadOutputAs<string>());

        await host.RunAsync("Waits", "third");
        await host.RaiseAsync("Go", "?");
        Assert.Equal("third?", (await host.GetAsync()).ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(Status.Completed)]
    [InlineData(Status.Failed)]
    [InlineData(Status.Terminated)]
    public async Task Start_WithDedupeStatuses_RefusesExactlyThose(Status finished)
    {
        TestFunctions functions = Waiting().Orchestrator("Fails", Task<object?> (_) => throw new InvalidDataException("bad"));
        await using DurableHarness host = await DurableHarness.StartAsync(functions);
        await host.RunAsync(finished == Status.Failed ? "Fails" : "Waits");
        await (finished == Status.Completed ? host.RaiseAsync("Go", "!") : Task.CompletedTask);
        await (finished == Status.Terminated ? host.Client.TerminateInstanceAsync("it") : Task.CompletedTask);
        await host.SettleAsync();
        Assert.Equal(finished, (await host.GetAsync()).RuntimeStatus);

        StartOrchestrationOptions refusing = new StartOrchestrationOptions("it").WithDedupeStatuses(
            finished, Status.Running, Status.Pending, Status.Suspended);
        await Assert.ThrowsAsync<OrchestrationAlreadyExistsException>(
            () => host.Client.ScheduleNewOrchestrationInstanceAsync("Waits", refusing));

        Status other = finished == Status.Failed ? Status.Completed : Status.Failed;
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Waits", new StartOrchestrationOptions("it").WithDedupeStatuses(other));
        await host.SettleAsync();
        Assert.Equal(Status.Running, (await host.GetAsync()).RuntimeStatus);
    }

    [Fact]
    public async Task Start_WithoutAnyDedupeStatus_TerminatesTheLiveInstanceFirst()
    {
        await using DurableHarness host = await DurableHarness.StartAsync(Waiting());
        await host.RunAsync("Waits", "old");
        Task<OrchestrationMetadata> oldEnd = host.Client.WaitForInstanceCompletionAsync("it");

        await host.Client.ScheduleNewOrchestrationInstanceAsync("Waits", "new", new StartOrchestrationOptions("it").WithDedupeStatuses());
        await host.RaiseAsync("Go", "!");

        Assert.Equal(Status.Terminated, (await oldEnd.WaitAsync(TimeSpan.FromSeconds(30))).RuntimeStatus);
        Assert.Equal("new!", (await host.GetAsync()).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Start_WithDedupeStatusesThatContradictThemselves_Throws()
    {
        await using DurableHarness host = await DurableHarness.StartAsync(Waiting());

        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.ScheduleNewOrchestrationInstanceAsync(
            "Waits", new StartOrchestrationOptions("it").WithDedupeStatuses(Status.Terminated)));
        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.ScheduleNewOrchestrationInstanceAsync(
            "Waits", new StartOrchestrationOptions("it") { DedupeStatuses = ["Sleeping"] }));
    }

    [Fact]
    public async Task Start_ConcurrentlyUnderOneId_SucceedsOnce()
    {
        await using DurableHarness host = await DurableHarness.StartAsync(Waiting());

        Task<string>[] starts = [.. Enumerable.Range(0, 50).Select(_ => Task.Run(
            () => host.Client.ScheduleNewOrchestrationInstanceAsync("Waits", new StartOrchestrationOptions("it"))))];
        await Task.WhenAll(starts).ContinueWith(_ => { }, TaskScheduler.Default).WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(1, starts.Count(start => start.IsCompletedSuccessfully));
        Assert.All(
            starts.Where(start => start.IsFaulted).Select(start => start.Exception!.InnerException),
            refusal => Assert.IsType<OrchestrationAlreadyExistsException>(refusal));
    }

    [Fact]
    public async Task Waits_ForStartAndCompletion_EndWhenTheyShould()
    {
        await using DurableHarness host = await DurableHarness.StartAsync(Waiting());
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Waits", new StartOrchestrationOptions("it", DurableHarness.Noon.AddHours(1)));
        Task<OrchestrationMetadata> started = host.Client.WaitForInstanceStartAsync("it");
        Task<OrchestrationMetadata> ended = host.Client.WaitForInstanceCompletionAsync("it", getInputsAndOutputs: true);
        await host.SettleAsync();
        Assert.False(started.IsCompleted);

        await host.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.True((await started.WaitAsync(TimeSpan.FromSeconds(30))).IsRunning);
        Assert.False(ended.IsCompleted);

        await host.RaiseAsync("Go", "x");
        Assert.Equal("x", (await ended.WaitAsync(TimeSpan.FromSeconds(30))).ReadOutputAs<string>());
        Assert.Null(await host.Client.WaitForInstanceCompletionAsync("nobody"));
    }

    [Fact]
    public async Task Purge_ForgetsFinishedInstancesOnly()
    {
        await using DurableHarness host = await DurableHarness.StartAsync(Waiting());
        foreach (string id in (string[])["a", "b", "c"])
        {
            await host.RunAsync("Waits", id: id);
        }

        await host.RaiseAsync("Go", "!", id: "a");
        await host.Client.TerminateInstanceAsync("b");
        await host.SettleAsync();

        Assert.Equal(0, (await host.Client.PurgeInstanceAsync("c")).PurgedInstanceCount);
        Assert.Equal(1, (await host.Client.PurgeInstanceAsync("a")).PurgedInstanceCount);
        Assert.Equal(0, (await host.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(Statuses: [Status.Completed]))).PurgedInstanceCount);
        Assert.Equal(1, (await host.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter())).PurgedInstanceCount);

        await using DurableHarness again = await host.RestartAsync();
        Assert.Equal(["c"], await again.Client.GetAllInstancesAsync().Select(instance => instance.InstanceId).ToArrayAsync());
    }

    [Fact]
    public async Task Metadata_WithoutPayloads_RefusesToReadThem()
    {
        await using DurableHarness host = await DurableHarness.StartAsync(Waiting());
        await host.RunAsync("Waits", "secret");

        OrchestrationMetadata instance = (await host.Client.GetInstanceAsync("it"))!;

        Assert.Null(instance.SerializedInput);
        Assert.Throws<InvalidOperationException>(instance.ReadInputAs<string>);
    }
}
