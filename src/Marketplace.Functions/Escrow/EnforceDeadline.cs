using Marketplace.Domain;
using Marketplace.Domain.Escrow;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Orders;
using Microsoft.Azure.Functions.Worker;

namespace Marketplace.Functions.Escrow;

/// <summary>The activity that lets time act on an order: the decider judges against the stored truth what is due.</summary>
public sealed class EnforceDeadline(OrderCommands commands, PolicyCatalog policies)
{
    /// <summary>Does what is due and tells where the order stands after it.</summary>
    [Function(nameof(EnforceDeadline))]
    public async Task<EscrowStatus> RunAsync([ActivityTrigger] OrderId orderId, CancellationToken cancellationToken) =>
        await commands.HandleAsync(orderId, new EnforceDeadlines(), cancellationToken) is CommandResult.Done done
            ? EscrowStatus.Of(done.Order, policies.Get(done.Order.PolicyVersion))
            : throw new InvalidOperationException($"The deadline of {orderId} could not be enforced now.");
}
