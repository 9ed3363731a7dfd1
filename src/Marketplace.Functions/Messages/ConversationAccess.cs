using Marketplace.Domain;
using Marketplace.Domain.Members;
using Marketplace.Domain.Messages;
using Marketplace.Domain.Orders;
using Marketplace.Functions.Members;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Platform.Access;

namespace Marketplace.Functions.Messages;

/// <summary>
/// Who may read a conversation: its two members; and staff that works on cases, when it is an order's and a dispute or a claim was opened on it. What staff
/// reads is written down before it is shown.
/// </summary>
public sealed class ConversationAccess(OrderStore orders, DisclosureStore disclosures, TimeProvider time)
{
    /// <summary>Whether an order's conversation is evidence: a dispute or a claim was opened.</summary>
    public static bool IsEvidence(Order order) => order.Dispute is not null || order.Claim is not null;

    /// <summary>Whether the caller may read a conversation; what staff reads is noted.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="conversation">The conversation.</param>
    /// <param name="read">Its order as it was just read; null to have it read here.</param>
    /// <param name="cancellationToken">Gives up between steps.</param>
    public async Task<bool> AdmitsAsync(CurrentMember caller, Conversation conversation, Order? read, CancellationToken cancellationToken)
    {
        if (conversation.SideOf(caller.Id) is not null)
        {
            return true;
        }

        if (!WorksOnCases(caller) || conversation.OrderId is not { } id || (read ?? (await orders.ReadAsync(id, cancellationToken))?.Order) is not { } order || !IsEvidence(order))
        {
            return false;
        }

        await NoteAsync(caller, order, cancellationToken);
        return true;
    }

    /// <summary>Writes down that staff reads what an order's sides said: once for each of them and hour.</summary>
    public Task NoteAsync(CurrentMember caller, Order order, CancellationToken cancellationToken) =>
        NoteAsync(caller, [order.BuyerId, order.SellerId], reading => disclosures.NoteAsync(order.Id, reading, cancellationToken));

    /// <summary>Writes down that staff reads a conversation: beside the order that it is about, or else beside the conversation.</summary>
    public Task NoteAsync(CurrentMember caller, Conversation conversation, CancellationToken cancellationToken) => NoteAsync(
        caller,
        [conversation.BuyerId, conversation.SellerId],
        reading => conversation.OrderId is { } order
            ? disclosures.NoteAsync(order, reading, cancellationToken)
            : disclosures.NoteAsync(conversation.Id, reading, cancellationToken));

    private Task NoteAsync(CurrentMember caller, MemberId[] sides, Func<DisclosureRecord, Task> noteAsync) =>
        Task.WhenAll(sides.Select(of => noteAsync(new(caller.Id, of, [ContactField.Messages], time.GetUtcNow()))));

    /// <summary>Whether disputes and complaints are the caller's work; books are not made of what people say.</summary>
    public static bool WorksOnCases(CurrentMember caller) => caller.Roles.Any(role => role is StaffRoles.Arbiter or StaffRoles.Operator);
}
