using System.Diagnostics;
using LocalFunctions.Durable;
using LocalFunctions.Durable.Storage;
using Marketplace.Domain;
using Marketplace.Domain.Escrow;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Escrow;
using Microsoft.DurableTask;

namespace Marketplace.Benchmarks.Live;

/// <summary>Time to tell an instance something, by how long its history is.</summary>
internal sealed record ReplayTime(int Events, double MillisecondsATurn);

/// <summary>What open escrows take of the local host, whose engine keeps them in memory; on Azure they are rows.</summary>
internal static class Escrows
{
    private static readonly DateTimeOffset _due = new(2036, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Bytes of memory an open escrow, its log included.</summary>
    public static async Task<double> MemoryAsync(int escrows)
    {
        await using DurableEngine engine = new(new RealEscrow(), new InMemoryHistoryStore(), TimeProvider.System);
        await engine.StartAsync(CancellationToken.None);
        await OpenAsync(engine, 0, 100);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        await OpenAsync(engine, 100, 100 + escrows);
        return (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)escrows;
    }

    /// <summary>Times of a turn after so many events; an escrow itself begins a new history after 20 rounds.</summary>
    public static async Task<IReadOnlyList<ReplayTime>> ReplayAsync(IReadOnlyList<int> lengths)
    {
        const int Turns = 20;
        await using DurableEngine engine = new(new Listener(), new InMemoryHistoryStore(), TimeProvider.System);
        await engine.StartAsync(CancellationToken.None);
        List<ReplayTime> times = [];
        foreach (int length in lengths)
        {
            string instance = $"listener-{length}";
            await engine.Client.ScheduleNewOrchestrationInstanceAsync(nameof(Listener), null, new StartOrchestrationOptions(instance));
            await TellAsync(engine, instance, length);
            long start = Stopwatch.GetTimestamp();
            await TellAsync(engine, instance, Turns);
            times.Add(new(length, Stopwatch.GetElapsedTime(start).TotalMilliseconds / Turns));
        }

        return times;
    }

    private static async Task TellAsync(DurableEngine engine, string instance, int times)
    {
        for (int i = 0; i < times; i++)
        {
            await engine.Client.RaiseEventAsync(instance, Listener.Event, i);
            await engine.IdleAsync(CancellationToken.None);
        }
    }

    private static async Task OpenAsync(DurableEngine engine, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            OrderId order = OrderId.For(MemberId.For("tenant", "buyer"), $"{i}");
            EscrowInstance input = new(order, new EscrowStatus(1, OrderState.Paid, _due, []), 0);
            await engine.Client.ScheduleNewOrchestrationInstanceAsync(nameof(EscrowOrchestrator), input, new StartOrchestrationOptions(EscrowWaker.InstanceOf(order)));
        }

        await engine.IdleAsync(CancellationToken.None);
    }

    private sealed class RealEscrow : IDurableFunctions
    {
        public bool HasOrchestrator(string name) => name == nameof(EscrowOrchestrator);

        public bool HasActivity(string name) => false;

        public async Task<object?> RunOrchestratorAsync(string name, TaskOrchestrationContext context)
        {
            await EscrowOrchestrator.RunAsync(context);
            return null;
        }

        public Task<string?> RunActivityAsync(string name, string instanceId, string? input, CancellationToken cancellationToken) =>
            throw new InvalidOperationException($"{name} is not due before {_due}.");
    }

    private sealed class Listener : IDurableFunctions
    {
        public const string Event = "said";

        public bool HasOrchestrator(string name) => name == nameof(Listener);

        public bool HasActivity(string name) => false;

        public async Task<object?> RunOrchestratorAsync(string name, TaskOrchestrationContext context)
        {
            for (int heard = 0; heard >= 0;)
            {
                heard = await context.WaitForExternalEvent<int>(Event);
            }

            return null;
        }

        public Task<string?> RunActivityAsync(string name, string instanceId, string? input, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("It calls none.");
    }
}
