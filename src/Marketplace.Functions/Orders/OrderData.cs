using Marketplace.Domain;
using Marketplace.Domain.Evidence;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Disputes;
using Marketplace.Functions.Members;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Privacy;

namespace Marketplace.Functions.Orders;

/// <summary>An order in a member's export, as far as the member may see it.</summary>
/// <param name="Order">The order.</param>
/// <param name="History">Everything that happened, oldest first.</param>
/// <param name="Statements">What was filed.</param>
/// <param name="Disclosures">Who was shown whose contact details.</param>
public sealed record ExportedOrder(
    OrderResponse Order, IReadOnlyList<OrderEventResponse> History, IReadOnlyList<Statement> Statements, IReadOnlyList<DisclosureRecord> Disclosures);

/// <summary>Orders as buyer and as seller. They stay whole, under ids: they are the books, and evidence for the other side too (docs/adr/0019).</summary>
public sealed class OrderData(OrderIndex index, OrderStore store, DisclosureStore disclosures) : IPersonalData
{
    /// <inheritdoc/>
    public IReadOnlyList<ExportPart> Parts =>
    [
        new("ordersBought", (member, limit, cursor, cancellationToken) => ReadAsync(ActorRole.Buyer, member, limit, cursor, cancellationToken)),
        new("ordersSold", (member, limit, cursor, cancellationToken) => ReadAsync(ActorRole.Seller, member, limit, cursor, cancellationToken)),
    ];

    /// <inheritdoc/>
    public Task EraseAsync(MemberId member, CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<Parsed<ListPage<object>>> ReadAsync(ActorRole side, MemberId member, int limit, string? cursor, CancellationToken cancellationToken)
    {
        string list = $"export {new Actor(side, member)}";
        Parsed<ListPage<object>> read = await PageRequest.Of(limit, cursor, list).ThenAsync(page => index.ReadAsync(side, member, null, list, page, cancellationToken));
        if (!read.TryGet(out ListPage<object>? summaries, out Answer? problem))
        {
            return problem;
        }

        ExportedOrder?[] orders = await Task.WhenAll(summaries.Items.Cast<OrderSummary>().Select(order => ReadAsync(order.Id, new Actor(side, member), cancellationToken)));
        return new ListPage<object>([.. orders.OfType<ExportedOrder>()], summaries.NextCursor);
    }

    private async Task<ExportedOrder?> ReadAsync(OrderId id, Actor viewer, CancellationToken cancellationToken)
    {
        if (await store.ReadHistoryAsync(id, 1, cancellationToken) is not { } history)
        {
            return null;
        }

        Order order = history.Stored.Order;
        IReadOnlyList<Statement> statements = DisputeResponse.VisibleTo(viewer, order.Dispute, await store.ReadStatementsAsync(id, cancellationToken));
        return new(OrderResponse.Of(order), OrderEventResponse.Of(history, viewer.Role), statements, await disclosures.ReadAllAsync(id, cancellationToken));
    }
}
