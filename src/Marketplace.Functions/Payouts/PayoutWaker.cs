using Marketplace.Domain;
using Marketplace.Domain.Payouts;
using Marketplace.Functions.Platform.Durable;
using Marketplace.Functions.Platform.Telemetry;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Payouts;

/// <summary>Starts and wakes payouts' instances. The accounts are the truth; this only says that it is time to look.</summary>
public sealed class PayoutWaker(ILogger<PayoutWaker> logger)
{
    /// <summary>What instances' ids begin with.</summary>
    public const string InstancePrefix = "payout-";

    /// <summary>The instance of a payout.</summary>
    public static string InstanceOf(PayoutId payout) => $"{InstancePrefix}{payout}";

    /// <summary>Starts a payout's instance unless it lives. Whether it was started.</summary>
    public static Task<bool> StartIfMissingAsync(DurableTaskClient client, MemberId owner, PayoutId payout, CancellationToken cancellationToken) => client.StartUnlessLiveAsync(
        InstanceOf(payout), nameof(PayoutOrchestrator), () => new PayoutInstance(owner, payout, 0, MarketTelemetry.TraceParent), cancellationToken);

    /// <summary>Starts the instance of what was just committed. What fails here is mended by the sweep, so the caller is not told.</summary>
    public async Task TryStartAsync(DurableTaskClient client, MemberId owner, PayoutId payout, CancellationToken cancellationToken)
    {
        try
        {
            await StartIfMissingAsync(client, owner, payout, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            logger.LogWarning(error, "Payout {PayoutId} could not be started; the sweep will", payout);
        }
    }

    /// <summary>Tells an instance that there is news, so that it need not wait until it looks by itself; nothing is lost without it.</summary>
    public async Task TryWakeAsync(DurableTaskClient client, Payout payout, CancellationToken cancellationToken)
    {
        try
        {
            await client.RaiseEventAsync(InstanceOf(payout.Id), PayoutOrchestrator.NewsEvent, payout.State, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            logger.LogWarning(error, "Payout {PayoutId} could not be woken; it will look by itself", payout.Id);
        }
    }
}
