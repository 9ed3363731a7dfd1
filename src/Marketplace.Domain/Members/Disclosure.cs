using Marketplace.Domain.Orders;
using Marketplace.Domain.Refunds;

namespace Marketplace.Domain.Members;

/// <summary>A part of a member's contact details.</summary>
public enum ContactField
{
    /// <summary>Where goods go.</summary>
    Address,

    /// <summary>The phone number.</summary>
    Phone,

    /// <summary>The mail address.</summary>
    Email,

    /// <summary>What the two said to each other; shown to staff that works on a case, and never by <see cref="Disclosure"/>.</summary>
    Messages,
}

/// <summary>
/// What a party of an order may know of the other (rules.md section 1): what the trade needs at once, the rest after one has performed one's own
/// side. What ended without a sale shows nothing any more.
/// </summary>
public static class Disclosure
{
    /// <summary>The fields of the counterpart that are open to this side now.</summary>
    public static IReadOnlyList<ContactField> FieldsFor(Order order, ActorRole side) =>
        order.PaidUtc is null || order.State is OrderState.Cancelled or OrderState.Refunded ? []
        : side == ActorRole.Seller ? ForSeller(order)
        : side == ActorRole.Buyer ? ForBuyer(order)
        : [];

    // The seller's side is to ship.
    private static ContactField[] ForSeller(Order order) =>
        order.ShippedUtc is null ? [ContactField.Address] : [ContactField.Address, ContactField.Phone, ContactField.Email];

    // The buyer's side is to pay and then to accept; a parcel that goes back needs an address before that.
    private static ContactField[] ForBuyer(Order order) =>
        order.State == OrderState.Completed ? [ContactField.Address, ContactField.Phone, ContactField.Email]
        : order.Refund is { Phase: RefundPhase.ReturnAgreed or RefundPhase.ReturnShipped } ? [ContactField.Address, ContactField.Phone]
        : [ContactField.Phone];
}
