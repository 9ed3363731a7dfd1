namespace Marketplace.Domain.Policies;

/// <summary>Every clock of an order of one goods type and delivery mode (rules.md sections 3 to 5).</summary>
public sealed record OrderTerms
{
    /// <summary>Which goods.</summary>
    public required GoodsType GoodsType { get; init; }

    /// <summary>Which delivery.</summary>
    public required DeliveryMode DeliveryMode { get; init; }

    /// <summary>How long the buyer has to pay.</summary>
    public required int PaymentWindowHours { get; init; }

    /// <summary>The one reminder comes so long before the payment window closes; none when the window is not longer.</summary>
    public required int PaymentReminderHours { get; init; }

    /// <summary>How long the seller has to ship, from payment; 0 when the platform ships at once.</summary>
    public required int ShipWithinHours { get; init; }

    /// <summary>At so many times <see cref="ShipWithinHours"/> an unshipped order is refunded by itself.</summary>
    public required int RefundAtShipMultiple { get; init; }

    /// <summary>The buyer's silence means yes after so long, from shipping.</summary>
    public required int AutoConfirmHours { get; init; }

    /// <summary>A carrier's delivered signal shortens that to so long after delivery; 0 when there is no carrier.</summary>
    public required int DeliveredConfirmHours { get; init; }

    /// <summary>What the buyer's one extension adds; 0 when there is none.</summary>
    public required int BuyerExtensionHours { get; init; }

    /// <summary>The buyer may extend only this long before auto-confirm.</summary>
    public required int BuyerExtensionWindowHours { get; init; }

    /// <summary>How many days the seller may add at a time; empty when none.</summary>
    public required IReadOnlyList<int> SellerExtensionDays { get; init; }

    /// <summary>How many days the seller may add in all.</summary>
    public required int SellerExtensionDaysMax { get; init; }

    /// <summary>Reminders before auto-confirm, so many hours before it.</summary>
    public required IReadOnlyList<int> ConfirmReminderHours { get; init; }

    /// <summary>What a late shipment costs the seller, in basis points of the goods; 0 where shipping in time is no promise.</summary>
    public required int LateCompensationBasisPoints { get; init; }

    /// <summary>And at most this, in minor units.</summary>
    public required long LateCompensationMaxMinor { get; init; }

    /// <summary>How long the seller has to answer a refund request before the goods are shipped; silence agrees.</summary>
    public required int RefundAnswerUnshippedHours { get; init; }

    /// <summary>The same for goods that were shipped and, by the buyer's word, never came.</summary>
    public required int RefundAnswerNotReceivedHours { get; init; }

    /// <summary>The same for everything else.</summary>
    public required int RefundAnswerHours { get; init; }

    /// <summary>How long the buyer has to change a rejected request, or to take it to a dispute.</summary>
    public required int RefundReviseHours { get; init; }

    /// <summary>How long the buyer has to send the goods back once that was agreed; 0 where nothing can be sent back.</summary>
    public required int ReturnShipHours { get; init; }

    /// <summary>How long the seller has to inspect returned goods, from their sending; silence accepts them.</summary>
    public required int ReturnInspectHours { get; init; }

    /// <summary>Whether listed holidays stop the clocks.</summary>
    public required bool SkipsHolidays { get; init; }
}
