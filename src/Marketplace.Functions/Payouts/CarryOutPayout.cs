using System.Diagnostics;
using Marketplace.Domain.Payouts;
using Marketplace.Functions.Payments;
using Marketplace.Functions.Platform.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Marketplace.Functions.Payouts;

/// <summary>
/// The activity that hands a payout to the provider, or asks what has become of it. That the provider may have it is written before it hears of
/// it; from then on the money comes back on the provider's word only.
/// </summary>
public sealed class CarryOutPayout(PayoutStore payouts, PayoutKeeper keeper, IPayoutProvider provider, ILogger<CarryOutPayout> logger)
{
    /// <summary>Does what can be done now. Whether something is left to do.</summary>
    [Function(nameof(CarryOutPayout))]
    public async Task<bool> RunAsync([ActivityTrigger] PayoutInstance input, CancellationToken cancellationToken)
    {
        using Activity? span = MarketTelemetry.Continue(nameof(CarryOutPayout), ActivityKind.Internal, input.TraceParent);
        Payout payout = await payouts.FindAsync(input.Owner, input.PayoutId, cancellationToken)
            ?? throw new InvalidOperationException($"{input.PayoutId} is to be carried out but does not exist.");
        bool maybeSent = payout.State == PayoutState.Processing;
        if (payout.State == PayoutState.Requested)
        {
            payout = await keeper.AdvanceAsync(payout, PayoutState.Processing, cancellationToken);
        }

        if (!payout.IsOpen || await TryAskAsync(payout, maybeSent, cancellationToken) is not { } told)
        {
            return payout.IsOpen;
        }

        return (await keeper.ToldAsync(payout, told, cancellationToken)).IsOpen;
    }

    // Not known does not mean not sent: the call may be on its way. So it is sent again, under the id that makes both one.
    private async Task<ProviderPayout?> TryAskAsync(Payout payout, bool maybeSent, CancellationToken cancellationToken)
    {
        try
        {
            return (maybeSent ? await provider.FindAsync(payout.Id, cancellationToken) : null) ?? await provider.SendAsync(payout, cancellationToken);
        }
        catch (PaymentProviderException error)
        {
            logger.LogWarning("What has become of payout {PayoutId} is not known; it stays parked and is asked for again: {Reason}", payout.Id, error.Message);
            return null;
        }
    }
}
