using System.Buffers.Binary;
using LocalFunctions.Durable.Storage;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LocalFunctions.Tests.Durable;

/// <summary>The process may die at any instant: whatever part of the log was written, the next start ends where the first would have.</summary>
public sealed class DurableCrashTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("durable-crash");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task Log_CutAnywhere_ConvergesToTheSameEnd()
    {
        (string[] expected, byte[] log) = await RunToEndAsync(Path.Combine(_directory.FullName, "whole"), []);
        List<int> boundaries = Boundaries(log);
        Assert.True(boundaries.Count > 40, $"Only {boundaries.Count} records: the scenario has become too small.");

        foreach (int cut in boundaries.SelectMany(end => (int[])[end, Math.Min(end + 5, log.Length), Math.Min(end + 30, log.Length)]).Distinct())
        {
            (string[] outcome, _) = await RunToEndAsync(Path.Combine(_directory.FullName, $"cut{cut}"), log[..cut]);
            Assert.True(expected.SequenceEqual(outcome), $"Cut at {cut}: {string.Join("; ", outcome)}");
        }
    }

    [Fact]
    public async Task Activity_WhoseEndWasNotKept_RunsAgain()
    {
        TaskCompletionSource never = new();
        SemaphoreSlim effect = new(0);
        string path = Path.Combine(_directory.FullName, "activity");
        TestFunctions hanging = Scenario().Activity<int>("Work", async (n, _) =>
        {
            effect.Release();
            await never.Task;
            return n;
        });
        await using (DurableHarness first = await DurableHarness.StartAsync(hanging, new FileHistoryStore(path), options: DurableHarness.Impatient))
        {
            await first.Client.ScheduleNewOrchestrationInstanceAsync("OneWork", 4, new StartOrchestrationOptions("it"));
            await effect.WaitAsync(TimeSpan.FromSeconds(30));
        }

        TestFunctions working = Scenario();
        await using DurableHarness second = await DurableHarness.StartAsync(working, new FileHistoryStore(path));
        await second.SettleAsync();

        Assert.Equal(["Work(4)"], working.Ran);
        Assert.Equal(8, (await second.GetAsync()).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Activity_ThatObeysTheStop_RunsAgain()
    {
        TaskCompletionSource begun = new();
        string path = Path.Combine(_directory.FullName, "stopped");
        TestFunctions obeying = Scenario().Activity<int>("Work", async (n, stop) =>
        {
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, stop);
            return n;
        });
        await using (DurableHarness first = await DurableHarness.StartAsync(obeying, new FileHistoryStore(path)))
        {
            await first.Client.ScheduleNewOrchestrationInstanceAsync("OneWork", 4, new StartOrchestrationOptions("it"));
            await begun.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }

        await using DurableHarness second = await DurableHarness.StartAsync(Scenario(), new FileHistoryStore(path));
        await second.SettleAsync();

        Assert.Equal(8, (await second.GetAsync()).ReadOutputAs<int>());
    }

    [Fact]
    public async Task Log_ThatCannotBeWritten_StopsTheEngineLoudly()
    {
        await using DurableHarness host = await DurableHarness.StartAsync(Scenario(), new FullStore());

        await Assert.ThrowsAsync<IOException>(() => host.RunAsync("OneWork", 1));
        Assert.Null(await host.Client.GetInstanceAsync("it"));
        await Assert.ThrowsAsync<IOException>(host.SettleAsync);
        await Assert.ThrowsAsync<IOException>(() => host.RunAsync("OneWork", 1));
    }

    private static TestFunctions Scenario() => new TestFunctions()
        .Activity<int>("Work", n => n * 2)
        .Activity<int>("Fails", object? (_) => throw new InvalidDataException("bad"))
        .Orchestrator("OneWork", async context => await context.CallActivityAsync<int>("Work", context.GetInput<int>()))
        .Orchestrator("Escrow", async context =>
        {
            using CancellationTokenSource timerEnd = new();
            Task<int> signal = context.WaitForExternalEvent<int>("Signal");
            Task deadline = context.CreateTimer(TimeSpan.FromDays(context.GetInput<int>()), timerEnd.Token);
            bool signalled = await Task.WhenAny(signal, deadline) == signal;
            timerEnd.Cancel();
            int[] results = await Task.WhenAll(
                context.CallActivityAsync<int>("Work", signalled ? await signal : 100),
                context.CallSubOrchestratorAsync<int>("OneWork", 7));
            return results.Sum();
        })
        .Orchestrator("Rounds", async context =>
        {
            int round = context.GetInput<int>();
            await context.CreateTimer(TimeSpan.FromHours(1), CancellationToken.None);
            int next = await context.CallActivityAsync<int>("Work", round);
            if (next < 16)
            {
                context.ContinueAsNew(next);
            }

            return next;
        })
        .Orchestrator("Hopeless", async context => await context.CallActivityAsync<int>(
            "Fails", 1, TaskOptions.FromRetryPolicy(new RetryPolicy(3, TimeSpan.FromMinutes(1)))));

    private static async Task<(string[] Outcome, byte[] Log)> RunToEndAsync(string path, byte[] log)
    {
        string file = Path.Combine(Directory.CreateDirectory(path).FullName, "durable.log");
        await File.WriteAllBytesAsync(file, log);

        // The first start compacts the log and dies soon after, the second one has to live on what it left.
        await (await DurableHarness.StartAsync(Scenario(), new FileHistoryStore(path), options: DurableHarness.Impatient)).DisposeAsync();
        string[] outcome;
        await using (DurableHarness host = await DurableHarness.StartAsync(Scenario(), new FileHistoryStore(path)))
        {
            await StartOnceAsync(host, "Escrow", 10, "signalled");
            await StartOnceAsync(host, "Escrow", 3, "overdue");
            await StartOnceAsync(host, "Rounds", 1, "rounds");
            await StartOnceAsync(host, "Hopeless", 0, "hopeless");

            // The sender of an event cannot know whether it got through, so it sends again.
            await host.RaiseAsync("Signal", 5, "signalled");
            await host.AdvanceAsync(TimeSpan.FromDays(20));
            outcome = [.. await Task.WhenAll(((string[])["signalled", "overdue", "rounds", "hopeless"]).Select(async id => await DescribeAsync(host, id)))];
        }

        return (outcome, await File.ReadAllBytesAsync(file));
    }

    private static async Task StartOnceAsync(DurableHarness host, string name, int input, string id)
    {
        if (await host.Client.GetInstanceAsync(id) is null)
        {
            await host.RunAsync(name, input, id);
        }
        else
        {
            await host.SettleAsync();
        }
    }

    private static async Task<string> DescribeAsync(DurableHarness host, string id)
    {
        OrchestrationMetadata instance = await host.GetAsync(id);
        return $"{id} {instance.RuntimeStatus} {instance.SerializedOutput}{instance.FailureDetails?.InnerFailure}";
    }

    private static List<int> Boundaries(byte[] log)
    {
        List<int> boundaries = [0];
        while (boundaries[^1] < log.Length)
        {
            boundaries.Add(boundaries[^1] + 8 + BinaryPrimitives.ReadInt32LittleEndian(log.AsSpan(boundaries[^1])));
        }

        return boundaries;
    }

    private sealed class FullStore : IHistoryStore
    {
        public Task<IReadOnlyList<ReadOnlyMemory<byte>>> LoadAsync(CancellationToken cancellationToken)
            => Task.FromResult<IReadOnlyList<ReadOnlyMemory<byte>>>([]);

        public Task AppendAsync(IReadOnlyList<ReadOnlyMemory<byte>> frames, CancellationToken cancellationToken)
            => throw new IOException("No space left.");

        public Task RewriteAsync(IReadOnlyList<ReadOnlyMemory<byte>> frames, CancellationToken cancellationToken) => Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
