using Marketplace.Domain.Ledger;
using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Chargebacks;

/// <summary>What chargebacks book.</summary>
internal static class ChargebackLedger
{
    public static IReadOnlyList<JournalEntry> EntriesOf(Order order, ChargebackEvent @event)
    {
        AccountAddress escrow = AccountAddress.EscrowOf(order.Id);
        return @event switch
        {
            EscrowChargedBack e =>
            [
                .. JournalEntry.MoveIfAny(EntryCode.Chargeback, e.Taken, escrow, AccountAddress.ProviderClearing),
                .. JournalEntry.MoveIfAny(EntryCode.Refund, e.Refund, escrow, AccountAddress.ProviderClearing),
            ],
            ReleaseChargedBack e => JournalEntry.MoveIfAny(EntryCode.Chargeback, e.Taken, AccountAddress.SellerReceivable(order.SellerId), AccountAddress.ProviderClearing),
            ChargebackReversed e =>
            [
                .. JournalEntry.MoveIfAny(EntryCode.Reversal, e.SellerCredit, AccountAddress.ProviderClearing, AccountAddress.SellerAvailable(order.SellerId)),
                .. JournalEntry.MoveIfAny(EntryCode.Fee, e.Fee, AccountAddress.ProviderClearing, AccountAddress.PlatformFees),
                .. JournalEntry.MoveIfAny(EntryCode.Reversal, e.Refund, AccountAddress.ProviderClearing, escrow),
                .. JournalEntry.MoveIfAny(EntryCode.Refund, e.Refund, escrow, AccountAddress.ProviderClearing),
            ],
            _ => throw new InvalidOperationException($"{@event.GetType().Name} is not an event of a chargeback."),
        };
    }
}
