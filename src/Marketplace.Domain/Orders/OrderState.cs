namespace Marketplace.Domain.Orders;

/// <summary>Where an order stands. The last three are final.</summary>
public enum OrderState
{
    /// <summary>Stock is held; the buyer has the payment window to pay.</summary>
    Placed,

    /// <summary>The provider captured the money; it is in escrow and the seller is to ship.</summary>
    Paid,

    /// <summary>On its way; the buyer is to confirm, and silence confirms.</summary>
    Shipped,

    /// <summary>The escrow was released to the seller.</summary>
    Completed,

    /// <summary>The escrow went back to the buyer.</summary>
    Refunded,

    /// <summary>Ended before any money was held.</summary>
    Cancelled,
}

/// <summary>Why an order ended as it did.</summary>
public enum OrderOutcome
{
    /// <summary>The buyer confirmed receipt.</summary>
    Confirmed,

    /// <summary>The buyer stayed silent past the deadline.</summary>
    AutoConfirmed,

    /// <summary>The buyer cancelled.</summary>
    CancelledByBuyer,

    /// <summary>The seller cancelled.</summary>
    CancelledBySeller,

    /// <summary>Nobody paid in time.</summary>
    Unpaid,

    /// <summary>The seller never shipped.</summary>
    NeverShipped,

    /// <summary>The seller agreed to refund all of it, by word or by silence.</summary>
    RefundAgreed,

    /// <summary>An arbiter ruled.</summary>
    Ruled,

    /// <summary>Both sides settled their dispute.</summary>
    Settled,

    /// <summary>The buyer's bank took the money back while it was in escrow.</summary>
    ChargedBack,
}

/// <summary>How the buyer pays.</summary>
public enum PaymentMethod
{
    /// <summary>The platform holds the money until the goods are accepted.</summary>
    Escrow,
}
