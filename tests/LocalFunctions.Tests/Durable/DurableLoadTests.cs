using System.Diagnostics;
using LocalFunctions.Durable;
using LocalFunctions.Durable.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Xunit.Abstractions;

namespace LocalFunctions.Tests.Durable;

public sealed class DurableLoadTests(ITestOutputHelper output) : IDisposable
{
    private const int Instances = 3000;

    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("durable-load");

    public void Dispose() => _directory.Delete(recursive: true);

    private static TestFunctions Escrows() => new TestFunctions()
        .Activity<string>("Enforce", text => text.Length)
        .Orchestrator("Escrow", async context =>
        {
            using CancellationTokenSource timerEnd = new();
            Task deadline = context.CreateTimer(TimeSpan.FromDays(10), timerEnd.Token);
            Task<int> signal = context.WaitForExternalEvent<int>("Signal");
            bool signalled = await Task.WhenAny(deadline, signal) == signal;
            timerEnd.Cancel();
            return await context.CallActivityAsync<int>("Enforce", signalled ? "signal" : "deadline");
        });

    [Fact]
    public async Task ThousandsOfInstances_WaitAcrossARestart_AndAllEnd()
    {
        Stopwatch watch = Stopwatch.StartNew();
        DurableHarness first = await DurableHarness.StartAsync(Escrows(), new FileHistoryStore(_directory.FullName));
        await Task.WhenAll(Enumerable.Range(0, Instances).Select(n =>
            first.Client.ScheduleNewOrchestrationInstanceAsync("Escrow", new StartOrchestrationOptions($"e{n:D5}"))));
        await first.SettleAsync();
        output.WriteLine($"started {Instances} in {watch.ElapsedMilliseconds} ms");
        await first.DisposeAsync();

        await using DurableHarness host = await DurableHarness.StartAsync(Escrows(), new FileHistoryStore(_directory.FullName));
        output.WriteLine($"restarted at {watch.ElapsedMilliseconds} ms");
        await Task.WhenAll(Enumerable.Range(0, Instances / 2).Select(n => host.Client.RaiseEventAsync($"e{n:D5}", "Signal", n)));
        await host.SettleAsync();
        output.WriteLine($"half signalled at {watch.ElapsedMilliseconds} ms");
        await host.AdvanceAsync(TimeSpan.FromDays(10));
        output.WriteLine($"rest overdue at {watch.ElapsedMilliseconds} ms");

        List<OrchestrationMetadata> all = await host.Client.GetAllInstancesAsync(
            new OrchestrationQuery(FetchInputsAndOutputs: true, PageSize: 1000)).ToListAsync();
        Assert.Equal(Instances, all.Count);
        Assert.All(all, instance => Assert.Equal(OrchestrationRuntimeStatus.Completed, instance.RuntimeStatus));
        Assert.Equal(Instances / 2, all.Count(instance => instance.ReadOutputAs<int>() == "signal".Length));
    }

    [Fact]
    public async Task GetAllInstances_PagesInOrder_AndFilters()
    {
        await using DurableHarness host = await DurableHarness.StartAsync(Escrows());
        for (int n = 0; n < 25; n++)
        {
            await host.RunAsync("Escrow", id: $"{(n % 2 == 0 ? "even" : "odd")}-{n:D2}");
            await host.AdvanceAsync(TimeSpan.FromMinutes(1));
        }

        await host.RaiseAsync("Signal", 1, "even-04");

        List<Page<OrchestrationMetadata>> pages = await host.Client.GetAllInstancesAsync(
            new OrchestrationQuery(InstanceIdPrefix: "even-", PageSize: 5)).AsPages().ToListAsync();
        Assert.Equal([5, 5, 3], pages.Select(page => page.Values.Count));
        Assert.Null(pages[^1].ContinuationToken);
        string[] ids = [.. pages.SelectMany(page => page.Values).Select(instance => instance.InstanceId)];
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);

        Page<OrchestrationMetadata> resumed = await host.Client.GetAllInstancesAsync(
            new OrchestrationQuery(InstanceIdPrefix: "even-", PageSize: 5, ContinuationToken: pages[0].ContinuationToken)).AsPages().FirstAsync();
        Assert.Equal(pages[1].Values[0].InstanceId, resumed.Values[0].InstanceId);

        OrchestrationMetadata[] completed = await host.Client.GetAllInstancesAsync(
            new OrchestrationQuery(Statuses: [OrchestrationRuntimeStatus.Completed])).ToArrayAsync();
        Assert.Equal("even-04", Assert.Single(completed).InstanceId);

        OrchestrationMetadata[] early = await host.Client.GetAllInstancesAsync(
            new OrchestrationQuery(CreatedTo: DurableHarness.Noon.AddMinutes(2))).ToArrayAsync();
        Assert.Equal(3, early.Length);
    }

    [Fact]
    public async Task Activities_RunNoMoreThanAllowedAtOneTime()
    {
        SemaphoreSlim running = new(0);
        TaskCompletionSource release = new();
        int now = 0;
        int most = 0;
        TestFunctions functions = new TestFunctions()
            .Activity<int>("Slow", async (n, _) =>
            {
                int count = Interlocked.Increment(ref now);
                most = Math.Max(most, count);
                running.Release();
                await release.Task;
                Interlocked.Decrement(ref now);
                return n;
            })
            .Orchestrator("Fan", async context =>
                (await Task.WhenAll(Enumerable.Range(0, 20).Select(n => context.CallActivityAsync<int>("Slow", n)))).Sum());
        await using DurableHarness host = await DurableHarness.StartAsync(functions, options: new DurableEngineOptions { ParallelActivitiesMax = 3 });
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Fan", new StartOrchestrationOptions("it"));
        for (int n = 0; n < 3; n++)
        {
            Assert.True(await running.WaitAsync(TimeSpan.FromSeconds(30)));
        }

        // Whatever else might have begun has had its chance once the pool has worked off what was queued after it.
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Task.Run(() => { })));
        Assert.False(host.Engine.IsIdle);
        release.SetResult();
        await host.SettleAsync();

        Assert.Equal(3, most);
        Assert.True(host.Engine.IsIdle);
        Assert.Equal(190, (await host.GetAsync()).ReadOutputAs<int>());
    }
}
