using Marketplace.Domain.Buyers;
using Marketplace.Domain.Notifications;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Notifications;

namespace Marketplace.Functions.Buyers;

/// <summary>Takes note of orders that ended unpaid, and tells buyers what that brings them. Twice is once.</summary>
public sealed class UnpaidOrders(BuyerStore buyers, Notifier notifier, PolicyCatalog policies)
{
    /// <summary>Takes note of an order that ended; nothing follows when it did not end unpaid by its buyer's doing.</summary>
    public async Task NoteAsync(Order order, CancellationToken cancellationToken)
    {
        if (BuyerConduct.IsLost(order))
        {
            BuyerConduct conduct = await buyers.NoteAsync(order, cancellationToken);
            await notifier.TellAsync(BuyerNotices.Of(order, conduct, policies.Current.Ordering), cancellationToken);
        }
    }
}
