using Marketplace.Domain.Chargebacks;
using Marketplace.Domain.Claims;
using Marketplace.Domain.Ledger;
using Marketplace.Domain.Refunds;

namespace Marketplace.Domain.Orders;

/// <summary>What an event books. Entries are committed with their event; money never moves without one.</summary>
public static class OrderLedger
{
    /// <summary>The entries of an event; none for most.</summary>
    public static IReadOnlyList<JournalEntry> EntriesOf(Order order, OrderEvent @event)
    {
        AccountAddress escrow = AccountAddress.EscrowOf(order.Id);
        return @event switch
        {
            PaymentCaptured e => [Hold(e.Amount, escrow)],
            PaymentReturned e => [Hold(e.Amount, escrow), Refund(e.Amount, escrow)],
            EscrowRefunded e => [Refund(e.Amount, escrow)],
            EscrowPartlyRefunded e => [Refund(e.Amount, escrow)],
            EscrowReleased e => Release(e, escrow, AccountAddress.SellerAvailable(order.SellerId)),
            LatenessCompensated e => [Compensate(order, Money.Zero(e.Amount.Currency), e.Amount)],
            ClaimUpheld e => e.Refund.IsZero && e.Compensation.IsZero ? [] : [Compensate(order, e.Refund, e.Compensation)],
            ChargebackEvent e => ChargebackLedger.EntriesOf(order, e),
            _ => [],
        };
    }

    /// <summary>The seller owes the buyer: a refund of the payment through the provider, and what comes on top to the buyer's balance.</summary>
    private static JournalEntry Compensate(Order order, Money refund, Money onTop)
    {
        Posting[] postings =
        [
            new(AccountAddress.SellerReceivable(order.SellerId), -(refund + onTop)),
            new(AccountAddress.ProviderClearing, refund),
            new(AccountAddress.BuyerBalance(order.BuyerId), onTop),
        ];
        return new(EntryCode.Compensation, [.. postings.Where(posting => !posting.Amount.IsZero)]);
    }

    private static JournalEntry Hold(Money amount, AccountAddress escrow) =>
        JournalEntry.Move(EntryCode.Hold, amount, AccountAddress.ProviderClearing, escrow);

    private static JournalEntry Refund(Money amount, AccountAddress escrow) =>
        JournalEntry.Move(EntryCode.Refund, amount, escrow, AccountAddress.ProviderClearing);

    private static JournalEntry[] Release(EscrowReleased e, AccountAddress escrow, AccountAddress seller) =>
    [
        .. JournalEntry.MoveIfAny(EntryCode.Release, e.SellerCredit, escrow, seller),
        .. JournalEntry.MoveIfAny(EntryCode.Fee, e.Fee, escrow, AccountAddress.PlatformFees),
    ];
}
