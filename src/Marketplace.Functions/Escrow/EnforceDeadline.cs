using System.Diagnostics;
using Marketplace.Domain;
using Marketplace.Domain.Escrow;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Platform.Telemetry;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Escrow;

/// <summary>
/// The activity that lets time act on an order: the decider judges against the stored truth what is due.
/// Time asked for it and no request, so it begins a trace of its own, which its consequences continue.
/// </summary>
public sealed class EnforceDeadline(OrderCommands commands, PolicyCatalog policies)
{
    /// <summary>Does what is due and tells where the order stands after it.</summary>
    [Function(nameof(EnforceDeadline))]
    public async Task<EscrowStatus> RunAsync([ActivityTrigger] OrderId orderId, CancellationToken cancellationToken)
    {
        using Activity? span = MarketTelemetry.Continue(nameof(EnforceDeadline), ActivityKind.Internal, null)?.About(orderId);
        return await commands.HandleAsync(orderId, new EnforceDeadlines(), cancellationToken) is CommandResult.Done done
            ? EscrowStatus.Of(done.Order, policies.Get(done.Order.PolicyVersion)) with { TraceParent = MarketTelemetry.TraceParent }
            : throw new InvalidOperationException($"The deadline of {orderId} could not be enforced now.");
    }
}
