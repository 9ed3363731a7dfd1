namespace Marketplace.Domain.Notifications;

/// <summary>What a member chooses channels for.</summary>
public enum NoticeGroup
{
    /// <summary>The steps of orders.</summary>
    Orders,

    /// <summary>Refunds, disputes, claims and chargebacks.</summary>
    Cases,

    /// <summary>Ratings.</summary>
    Ratings,

    /// <summary>Payouts, and the bond behind guarantees.</summary>
    Money,

    /// <summary>One's shop.</summary>
    Shop,

    /// <summary>Conversations.</summary>
    Messages,

    /// <summary>Passwords, the verification, the bank account, penalties: what someone else may have done in one's name, and what one may do here at all.</summary>
    Security,
}

/// <summary>What kinds belong to.</summary>
public static class NoticeGroups
{
    /// <summary>A kind's group.</summary>
    public static NoticeGroup Of(NoticeKind kind) => kind switch
    {
        >= NoticeKind.OrderPlaced and <= NoticeKind.LatenessCharged => NoticeGroup.Orders,
        >= NoticeKind.RefundRequested and <= NoticeKind.ChargebackReversed => NoticeGroup.Cases,
        >= NoticeKind.RatingsRevealed and <= NoticeKind.RatingReplied => NoticeGroup.Ratings,
        >= NoticeKind.PayoutPaid and <= NoticeKind.BondReturned => NoticeGroup.Money,
        >= NoticeKind.PaymentPasswordSet and <= NoticeKind.PersonalDataErased => NoticeGroup.Security,
        NoticeKind.LowStock => NoticeGroup.Shop,
        NoticeKind.MessageReceived => NoticeGroup.Messages,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A kind without a group."),
    };
}
