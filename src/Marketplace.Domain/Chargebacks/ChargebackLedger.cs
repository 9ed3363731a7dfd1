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
                .. Move(EntryCode.Chargeback, e.Taken, escrow, AccountAddress.ProviderClearing),
                .. Move(EntryCode.Refund, e.Refund, escrow, AccountAddress.ProviderClearing),
            ],
            ReleaseChargedBack e => [.. Move(EntryCode.Chargeback, e.Taken, AccountAddress.SellerReceivable(order.SellerId), AccountAddress.ProviderClearing)],
            ChargebackReversed e =>
            [
                .. Move(EntryCode.Reversal, e.SellerCredit, AccountAddress.ProviderClearing, AccountAddress.SellerAvailable(order.SellerId)),
                .. Move(EntryCode.Fee, e.Fee, AccountAddress.ProviderClearing, AccountAddress.PlatformFees),
                .. Move(EntryCode.Reversal, e.Refund, AccountAddress.ProviderClearing, escrow),
                .. Move(EntryCode.Refund, e.Refund, escrow, AccountAddress.ProviderClearing),
            ],
            _ => throw new InvalidOperationException($"{@event.GetType().Name} is not an event of a chargeback."),
        };
    }

    private static IEnumerable<JournalEntry> Move(EntryCode code, Money amount, AccountAddress from, AccountAddress to) =>
        amount.IsPositive ? [JournalEntry.Move(code, amount, from, to)] : [];
}
