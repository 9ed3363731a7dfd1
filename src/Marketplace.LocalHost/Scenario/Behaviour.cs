namespace Marketplace.LocalHost.Scenario;

/// <summary>How the story of one order goes.</summary>
internal enum Behaviour
{
    /// <summary>Paid, shipped, confirmed by the buyer.</summary>
    Confirm,

    /// <summary>Paid, shipped, and the buyer says nothing until silence confirms.</summary>
    StaySilent,

    /// <summary>As <see cref="StaySilent"/>, but the carrier tells of the delivery, which shortens the wait.</summary>
    DeliveredThenSilent,

    /// <summary>The buyer takes the one extension near the end, then confirms.</summary>
    BuyerExtends,

    /// <summary>The seller grants more time; then silence confirms.</summary>
    SellerExtends,

    /// <summary>The seller lowers the price before the payment; then as <see cref="Confirm"/>.</summary>
    Reprice,

    /// <summary>Nobody ever pays.</summary>
    NeverPay,

    /// <summary>The payer declines at the provider; nobody pays.</summary>
    Decline,

    /// <summary>The buyer calls it off before paying.</summary>
    CancelUnpaid,

    /// <summary>The payment comes after the order was cancelled for want of it, and goes back.</summary>
    PayTooLate,

    /// <summary>The seller never ships; the buyer cancels once that is overdue.</summary>
    CancelUnshipped,

    /// <summary>The seller never ships and the buyer never asks; the order is refunded by itself.</summary>
    NeverShipped,
}

/// <summary>How an order ends, as the closing line counts it.</summary>
internal enum Ending
{
    /// <summary>Released to the seller; the buyer confirmed.</summary>
    Released,

    /// <summary>Released to the seller by silence.</summary>
    AutoReleased,

    /// <summary>The escrow went back to the buyer.</summary>
    Refunded,

    /// <summary>Ended before any money was held.</summary>
    Cancelled,
}

/// <summary>What must come of a behaviour.</summary>
internal static class BehaviourEnding
{
    /// <summary>The ending that rules.md sections 3 and 4 give this story.</summary>
    public static Ending Expected(this Behaviour behaviour) => behaviour switch
    {
        Behaviour.Confirm or Behaviour.BuyerExtends or Behaviour.Reprice => Ending.Released,
        Behaviour.StaySilent or Behaviour.DeliveredThenSilent or Behaviour.SellerExtends => Ending.AutoReleased,
        Behaviour.CancelUnshipped or Behaviour.NeverShipped => Ending.Refunded,
        _ => Ending.Cancelled,
    };
}
