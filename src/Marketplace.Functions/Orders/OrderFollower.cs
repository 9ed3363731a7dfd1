using Marketplace.Domain.Orders;

namespace Marketplace.Functions.Orders;

/// <summary>Waits for an order's next events: told by this process at once, and otherwise by a look at the order's head every few seconds.</summary>
public sealed class OrderFollower(OrderStore store, OrderSignals signals, TimeProvider time)
{
    private static readonly TimeSpan _lookEvery = TimeSpan.FromSeconds(5);

    /// <summary>The events after a version, as a viewer may see them; none when there were none for so long.</summary>
    /// <param name="order">The order as it was just read.</param>
    /// <param name="viewer">As whom; null for staff.</param>
    /// <param name="after">The last version that is known.</param>
    /// <param name="wait">How long to wait.</param>
    /// <param name="cancellationToken">The one who waits is gone.</param>
    public async Task<IReadOnlyList<OrderEventResponse>> NextAsync(Order order, ActorRole? viewer, long after, TimeSpan wait, CancellationToken cancellationToken)
    {
        DateTimeOffset until = time.GetUtcNow() + wait;
        long version = order.Version;
        while (version <= after && time.GetUtcNow() < until)
        {
            TimeSpan left = until - time.GetUtcNow();
            await signals.WaitAsync(order.Id, left < _lookEvery ? left : _lookEvery, IsThereNewsAsync, time, cancellationToken);
        }

        return version <= after ? [] : await ReadAsync(order, viewer, after, cancellationToken);

        async Task<bool> IsThereNewsAsync()
        {
            version = (await store.ReadAsync(order.Id, cancellationToken))!.Order.Version;
            return version > after;
        }
    }

    // All of it is read, since what is sealed further back seals hashes here.
    private async Task<IReadOnlyList<OrderEventResponse>> ReadAsync(Order order, ActorRole? viewer, long after, CancellationToken cancellationToken)
    {
        OrderHistory history = (await store.ReadHistoryAsync(order.Id, 1, cancellationToken))!;
        return [.. OrderEventResponse.Of(history, viewer).Where(record => record.Version > after)];
    }
}
