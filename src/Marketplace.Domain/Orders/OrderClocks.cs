using Marketplace.Domain.Claims;
using Marketplace.Domain.Guarantees;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Orders;

/// <summary>Every clock of an order, running or paused, for people to see. Decides nothing: <see cref="EnforceDeadlines"/> does.</summary>
public static class OrderClocks
{
    /// <summary>
    /// The clocks: the one that everybody waits for first, then those behind it; none on a closed order. A missed shipping deadline no longer runs: from then on
    /// the buyer may cancel, and the clock to the refund is what is left.
    /// </summary>
    public static IReadOnlyList<ClockView> Of(Order order, MarketPolicy policy, DateTimeOffset nowUtc) => order.State switch
    {
        OrderState.Placed => [Payment(order, nowUtc)],
        _ when CaseClocks.Of(order) is { } first => [View(first, nowUtc), .. BehindACase(order, nowUtc)],
        OrderState.Paid when nowUtc < order.ShipDueUtc => [Shipping(order, nowUtc), ShippingRefund(order, nowUtc)],
        OrderState.Paid => [ShippingRefund(order, nowUtc)],
        OrderState.Shipped => [Confirmation(order, policy, nowUtc)],
        OrderState.Completed when order.Claim is { DueUtc: { } due } claim => [ClaimClock(claim, due, nowUtc)],
        _ => [],
    };

    // A dispute will decide about an unshipped order; a refund request leaves the clock to ship running.
    private static IEnumerable<ClockView> BehindACase(Order order, DateTimeOffset nowUtc) => order switch
    {
        { ConfirmRemaining: { } left } =>
            [new(ClockName.Confirmation, ClockTurn.Nobody, null, (long)Math.Ceiling(left.TotalSeconds), ClockDefault.EscrowReleased, [], ExtensionsLeft.None)],
        { State: OrderState.Paid, Dispute: not { IsOpen: true } } => [ShippingRefund(order, nowUtc)],
        _ => [],
    };

    private static ClockView Payment(Order order, DateTimeOffset nowUtc) =>
        View(ClockName.Payment, ClockTurn.Buyer, order.PaymentDueUtc, ClockDefault.OrderCancelled, nowUtc) with
        {
            RemindersUtc = order.PaymentReminderUtc is { } at && at > nowUtc ? [at] : [],
        };

    private static ClockView Shipping(Order order, DateTimeOffset nowUtc) =>
        View(ClockName.Shipping, ClockTurn.Seller, order.ShipDueUtc!.Value, ClockDefault.BuyerMayCancel, nowUtc);

    private static ClockView ShippingRefund(Order order, DateTimeOffset nowUtc) =>
        View(ClockName.ShippingRefund, ClockTurn.Seller, order.ShipRefundUtc!.Value, ClockDefault.EscrowRefunded, nowUtc);

    private static ClockView Confirmation(Order order, MarketPolicy policy, DateTimeOffset nowUtc) =>
        View(ClockName.Confirmation, ClockTurn.Buyer, order.ConfirmDueUtc!.Value, ClockDefault.EscrowReleased, nowUtc) with
        {
            RemindersUtc = [.. OrderClock.OpenRemindersUtc(order, policy).Where(at => at > nowUtc)],
            ExtensionsLeft = nowUtc < order.ConfirmDueUtc ? Extensions(order, new DecisionContext(policy, nowUtc).TermsOf(order)) : ExtensionsLeft.None,
        };

    private static ClockView ClaimClock(Claim claim, DateTimeOffset dueUtc, DateTimeOffset nowUtc)
    {
        ClockDefault agreed = claim.Phase == ClaimPhase.Answering && claim.Guarantee.TakesGoodsBack() ? ClockDefault.ReturnAgreed : ClockDefault.ClaimPaid;
        return claim.Phase switch
        {
            ClaimPhase.Answering => View(ClockName.ClaimAnswer, ClockTurn.Seller, dueUtc, agreed, nowUtc),
            ClaimPhase.ShippingBack => View(ClockName.ClaimShipBack, ClockTurn.Buyer, dueUtc, ClockDefault.ClaimClosed, nowUtc),
            ClaimPhase.Inspecting => View(ClockName.ClaimInspection, ClockTurn.Seller, dueUtc, agreed, nowUtc),
            _ => View(ClockName.ClaimRuling, ClockTurn.Arbiter, dueUtc, ClockDefault.RulingRaised, nowUtc),
        };
    }

    private static ExtensionsLeft Extensions(Order order, OrderTerms terms)
    {
        DateTimeOffset due = order.ConfirmDueUtc!.Value;
        bool buyerMay = terms.BuyerExtensionHours > 0 && !order.BuyerExtended;
        int daysLeft = terms.SellerExtensionDaysMax - order.SellerExtendedDays;
        int[] steps = [.. terms.SellerExtensionDays.Where(days => days <= daysLeft)];
        return new ExtensionsLeft(
            buyerMay ? new BuyerExtensionLeft(due.AddHours(-terms.BuyerExtensionWindowHours), due, terms.BuyerExtensionHours) : null,
            steps.Length > 0 ? new SellerExtensionLeft(daysLeft, steps) : null);
    }

    private static ClockView View(CaseClock clock, DateTimeOffset nowUtc) => View(clock.Name, clock.Turn, clock.DueUtc, clock.ByDefault, nowUtc);

    private static ClockView View(ClockName name, ClockTurn turn, DateTimeOffset dueUtc, ClockDefault byDefault, DateTimeOffset nowUtc)
    {
        bool runs = nowUtc < dueUtc;
        long seconds = runs ? (long)Math.Ceiling((dueUtc - nowUtc).TotalSeconds) : 0;
        return new ClockView(name, runs ? turn : ClockTurn.Nobody, dueUtc, seconds, byDefault, [], ExtensionsLeft.None);
    }
}
