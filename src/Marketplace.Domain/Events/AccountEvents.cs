using System.Globalization;
using Marketplace.Domain.Accounts;
using Marketplace.Domain.Guarantees;
using Marketplace.Domain.Payouts;

namespace Marketplace.Domain.Events;

/// <summary>
/// What others are told of members' accounts: payouts, guarantees and bonds. What an order brought is told by the order; where payouts go, and when they
/// are asked for, is between the member and us.
/// </summary>
public static class AccountEvents
{
    private static readonly Dictionary<PayoutState, EventKind> _payouts = new()
    {
        [PayoutState.Requested] = EventKind.Of<PayoutFacts>("payout.requested", "A payout was asked for, by its owner or by schedule: the money is off the balance."),
        [PayoutState.Processing] = EventKind.Of<PayoutFacts>("payout.processing", "The provider has the payout, or may have it: what is not answered stays so until the provider tells."),
        [PayoutState.Paid] = EventKind.Of<PayoutFacts>("payout.paid", "The bank has the payout. It may still send it back."),
        [PayoutState.Rejected] = EventKind.Of<PayoutFacts>("payout.rejected", "The provider would not pay it: the money is available again."),
        [PayoutState.Returned] = EventKind.Of<PayoutFacts>("payout.returned", "The bank sent it back: the money is available again."),
    };

    private static readonly Dictionary<BondStep, EventKind> _bonds = new()
    {
        [BondStep.Joined] = EventKind.Of<GuaranteesFacts>("guarantees.joined", "A seller guarantees something, or something more."),
        [BondStep.PaidIn] = EventKind.Of<BondMovedFacts>("bond.paid-in", "Money came into a seller's bond."),
        [BondStep.Charged] = EventKind.Of<BondMovedFacts>("bond.charged", "Money was taken off a seller's bond, for what the seller owes."),
        [BondStep.FellShort] = EventKind.Of<BondFacts>("bond.fell-short", "A seller's bond is below its minimum: it is to be filled up by DueUtc."),
        [BondStep.Paused] = EventKind.Of<BondFacts>("bond.overdue", "A bond was not filled up in time: what the seller sells is paused, and nothing new is guaranteed."),
        [BondStep.FilledUp] = EventKind.Of<BondFacts>("bond.filled-up", "A bond that was short is not short any more; nothing had been paused."),
        [BondStep.Resumed] = EventKind.Of<BondFacts>("bond.restored", "A bond is whole again after a pause: new orders are guaranteed, and the seller may put things on sale again."),
        [BondStep.Left] = EventKind.Of<BondFacts>("guarantees.left", "A seller guarantees nothing new; the bond goes back at DueUtc."),
        [BondStep.Returned] = EventKind.Of<BondMovedFacts>("bond.returned", "The bond of a seller who left went back to the balance."),
    };

    /// <summary>All of them.</summary>
    public static IEnumerable<EventKind> All => _payouts.Values.Concat(_bonds.Values);

    /// <summary>What an entry is told as; nothing for what concerns nobody else.</summary>
    /// <param name="owner">Whose accounts.</param>
    /// <param name="entry">The entry as it is written.</param>
    public static IEnumerable<PublicEvent> Of(MemberId owner, AccountEntry entry)
    {
        int number = 0;
        if (entry.Payout is { } payout && _payouts.TryGetValue(payout.State, out EventKind? kind))
        {
            yield return Of(owner, entry, number++, kind, payout.Id.Value, new PayoutFacts(payout.Id, payout.Amount));
        }

        foreach (BondStep step in entry.Bond?.Steps ?? [])
        {
            yield return Of(owner, entry, number++, _bonds[step], owner.Value, FactsOf(step, entry, entry.Bond!));
        }
    }

    private static object FactsOf(BondStep step, AccountEntry entry, BondNews bond) => step switch
    {
        BondStep.Joined => new GuaranteesFacts(entry.Guarantees!.Joined, bond.Minimum!.Value),
        BondStep.PaidIn or BondStep.Charged or BondStep.Returned => new BondMovedFacts(bond.Moved, bond.Bond),
        _ => new BondFacts(bond.Bond, bond.Minimum, bond.Missing, bond.DueUtc),
    };

    private static PublicEvent Of(MemberId owner, AccountEntry entry, int number, EventKind kind, string subject, object facts) => new(
        string.Create(CultureInfo.InvariantCulture, $"{entry.Id}:{number}"), kind.Type, subject, entry.DecidedUtc, new AccountNews(owner, entry.Version, facts));
}
