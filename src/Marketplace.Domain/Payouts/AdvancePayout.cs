using Marketplace.Domain.Accounts;
using Marketplace.Domain.Decisions;
using Marketplace.Domain.Ledger;

namespace Marketplace.Domain.Payouts;

/// <summary>
/// A payout goes on: it is handed to the provider, or the provider says what has become of it. News come twice, late and in any order; each end
/// happens once.
/// </summary>
/// <param name="Owner">Whose payout.</param>
/// <param name="PayoutId">Which.</param>
/// <param name="DecidedUtc">When.</param>
/// <param name="To">How it stands from now on.</param>
/// <param name="Amount">How much the provider speaks of; null when it is we who speak.</param>
/// <param name="Reason">Why it came back, in the provider's words.</param>
public sealed record AdvancePayout(MemberId Owner, PayoutId PayoutId, DateTimeOffset DecidedUtc, PayoutState To, Money? Amount = null, string? Reason = null)
    : AccountCommand(TransferId.For(Owner, $"{PayoutId} {To}"), DecidedUtc)
{
    private const int ReasonLengthMax = 200;

    /// <inheritdoc/>
    public override PayoutId? PayoutAsked => PayoutId;

    /// <inheritdoc/>
    public override Decision<AccountEntry> Decide(OwnerAccounts accounts, AccountFacts facts)
    {
        if (facts.Payout is not { } payout)
        {
            return Rejection.Conflict("PAYOUT_STATE", "There is no such payout.");
        }

        if (Amount is { } told && told != payout.Amount)
        {
            return Rejection.Conflict("PAYOUT_AMOUNT", "The provider speaks of another amount.");
        }

        // A word that came late, after a newer one: what was paid may be returned, and nothing else changes.
        if (payout.State == To || !Leads(payout.State, To))
        {
            return Rejection.Conflict("PAYOUT_STATE", $"The payout is {payout.State} already.");
        }

        Payout after = payout with
        {
            State = To,
            SentUtc = payout.SentUtc ?? DecidedUtc,
            EndedUtc = To == PayoutState.Processing ? null : DecidedUtc,
            Reason = Reason is { Length: > ReasonLengthMax } ? Reason[..ReasonLengthMax] : Reason,
        };
        return after.CameBack
            ? new AccountEntry(Id, EntryCode.PayoutReturned, null, DecidedUtc, null, MoneyBack(accounts, payout.Amount), Payout: after)
            : new AccountEntry(Id, EntryCode.PayoutNews, null, DecidedUtc, null, [], Payout: after);
    }

    // What becomes available pays first what is owed, as any credit does.
    private static JournalEntry[] MoneyBack(OwnerAccounts accounts, Money amount)
    {
        AccountAddress available = AccountAddress.SellerAvailable(accounts.Owner);
        JournalEntry back = JournalEntry.Move(EntryCode.PayoutReturned, amount, AccountAddress.BankPayouts, available);
        JournalEntry? netting = Debts.Net(accounts.Post(new Posting(available, amount)), amount.Currency);
        return netting is null ? [back] : [back, netting];
    }

    private static bool Leads(PayoutState from, PayoutState to) => from switch
    {
        PayoutState.Requested or PayoutState.Processing => to > from,
        PayoutState.Paid => to == PayoutState.Returned,
        _ => false,
    };
}
