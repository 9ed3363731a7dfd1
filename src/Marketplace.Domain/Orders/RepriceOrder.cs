using Marketplace.Domain.Decisions;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Orders;

/// <summary>The seller changes the price of an unpaid order; the payment window starts anew (rules.md section 3).</summary>
/// <param name="Actor">The seller.</param>
/// <param name="Goods">All goods together, more than nothing.</param>
/// <param name="Freight">The freight; may be nothing.</param>
public sealed record RepriceOrder(Actor Actor, Money Goods, Money Freight) : OrderCommand(Actor)
{
    /// <inheritdoc/>
    protected override ActorRole[] AllowedRoles => [ActorRole.Seller];

    /// <inheritdoc/>
    protected override Decision<IReadOnlyList<OrderEvent>> DecideAllowed(Order order, DecisionContext context)
    {
        if (order.State != OrderState.Placed)
        {
            return WrongState(order);
        }

        if (context.NowUtc >= order.PaymentDueUtc)
        {
            return TooLate(order.PaymentDueUtc);
        }

        if (Faults(order, context.Policy) is { } faults)
        {
            return faults;
        }

        PaymentWindow window = PaymentWindow.From(context.TermsOf(order), context.NowUtc);
        OrderPrice price = OrderPrice.Of(context.Policy, order.Lines, Goods, Freight);

        // Reminded once is reminded, however often the window starts anew.
        return Accept(new OrderRepriced(price, window.DueUtc, order.PaymentReminderUtc is null ? null : window.ReminderUtc));
    }

    private Rejection? Faults(Order order, MarketPolicy policy)
    {
        FieldErrors errors = new();
        long goodsMinorMax = policy.Limits.PriceMinorMax * policy.Limits.LineQuantityMax;
        Currency currency = order.Price.Goods.Currency;
        errors.Require(Goods.Currency == currency, "goods.currency", $"must be {currency}");
        errors.Require(Goods.AmountMinor >= 1 && Goods.AmountMinor <= goodsMinorMax, "goods.amountMinor", $"must be 1 to {goodsMinorMax} minor units");
        errors.Require(Freight.Currency == currency, "freight.currency", $"must be {currency}");
        policy.RequireAmount(errors, Freight, "freight", minorMin: 0);
        return errors.ToRejection();
    }
}
