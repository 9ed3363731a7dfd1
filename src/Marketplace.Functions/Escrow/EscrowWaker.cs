using Marketplace.Domain;
using Marketplace.Domain.Escrow;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Platform.Durable;
using Marketplace.Functions.Platform.Telemetry;
using Microsoft.DurableTask.Client;

namespace Marketplace.Functions.Escrow;

/// <summary>Starts and wakes escrows' instances. The store is the truth; this only says that it is time to look.</summary>
public sealed class EscrowWaker(PolicyCatalog policies)
{
    /// <summary>What instances' ids begin with.</summary>
    public const string InstancePrefix = "escrow-";

    /// <summary>The instance of an order's escrow.</summary>
    public static string InstanceOf(OrderId order) => $"{InstancePrefix}{order}";

    /// <summary>Starts an order's escrow unless it lives, and gives it the news if it does. Whether it was started.</summary>
    public async Task<bool> StartAsync(DurableTaskClient client, Order order, CancellationToken cancellationToken)
    {
        bool started = await StartIfMissingAsync(client, order, cancellationToken);
        if (!started)
        {
            await WakeAsync(client, order, cancellationToken);
        }

        return started;
    }

    /// <summary>Starts an order's escrow unless it lives; one that has ended is started again when a payment came late and has to go back. Whether it was started.</summary>
    public Task<bool> StartIfMissingAsync(DurableTaskClient client, Order order, CancellationToken cancellationToken) => client.StartUnlessLiveAsync(
        InstanceOf(order.Id), nameof(EscrowOrchestrator), () => new EscrowInstance(order.Id, StatusOf(order), 0), cancellationToken);

    /// <summary>
    /// Starts an escrow that may have ended, or wakes it. False when it may have been about to end and not have read the news: look again.
    /// </summary>
    public async Task<bool> ReviveAsync(DurableTaskClient client, Order order, CancellationToken cancellationToken)
    {
        OrchestrationMetadata? found = await client.GetInstanceAsync(InstanceOf(order.Id), getInputsAndOutputs: true, cancellationToken);
        bool knows = found?.SerializedCustomStatus is not null && found.ReadCustomStatusAs<EscrowStatus>()?.Version >= order.Version;
        return knows || await StartAsync(client, order, cancellationToken);
    }

    /// <summary>Gives an escrow the news.</summary>
    public Task WakeAsync(DurableTaskClient client, Order order, CancellationToken cancellationToken) => client.RaiseEventAsync(
        InstanceOf(order.Id), EscrowOrchestrator.NewsEvent, StatusOf(order), cancellationToken);

    private EscrowStatus StatusOf(Order order) => EscrowStatus.Of(order, policies.Get(order.PolicyVersion)) with { TraceParent = MarketTelemetry.TraceParent };
}
