namespace Marketplace.Domain.Orders;

/// <summary>On whose behalf a command comes. Members act by their relation to the order, never by a global role.</summary>
public enum ActorRole
{
    /// <summary>The order's buyer.</summary>
    Buyer,

    /// <summary>The order's seller.</summary>
    Seller,

    /// <summary>The payment provider, through a signed webhook.</summary>
    Provider,

    /// <summary>A carrier, through a signed webhook.</summary>
    Carrier,

    /// <summary>Time: a deadline that passed.</summary>
    Clock,

    /// <summary>Someone who rules on disputes, and is no party to them.</summary>
    Arbiter,
}

/// <summary>Who acts.</summary>
/// <param name="Role">In what role.</param>
/// <param name="Member">Which member; null for the provider, a carrier and the clock.</param>
public sealed record Actor(ActorRole Role, MemberId? Member)
{
    /// <summary>A deadline that passed.</summary>
    public static Actor Clock { get; } = new(ActorRole.Clock, null);

    /// <summary>The payment provider.</summary>
    public static Actor Provider { get; } = new(ActorRole.Provider, null);

    /// <summary>A carrier.</summary>
    public static Actor Carrier { get; } = new(ActorRole.Carrier, null);

    /// <summary>This member as this order's buyer or seller; null when it is neither, to whom the order does not exist.</summary>
    public static Actor? PartyOf(Order order, MemberId member) =>
        member == order.BuyerId ? new(ActorRole.Buyer, member)
        : member == order.SellerId ? new(ActorRole.Seller, member)
        : null;

    /// <summary>As the history shows it: <c>buyer:mbr_…</c>, <c>clock</c>.</summary>
    public override string ToString() => Member is null ? Name : $"{Name}:{Member}";

    private string Name => Role.ToString().ToLowerInvariant();
}
