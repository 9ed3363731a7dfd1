using Marketplace.Domain;
using Marketplace.Domain.Payouts;
using Marketplace.Functions.Payouts;

namespace Marketplace.Functions.Reconciliation;

/// <summary>Our payouts against the provider's. What is on its way here or there is no difference: it is asked for until it has ended.</summary>
internal static class PayoutComparison
{
    /// <summary>What cannot both be true; nothing when the provider's report could not be read.</summary>
    public static IEnumerable<PayoutDifference> Differences(IReadOnlyList<Payout> ours, IReadOnlyDictionary<PayoutId, ProviderPayout>? theirs)
    {
        if (theirs is null)
        {
            return [];
        }

        HashSet<PayoutId> known = [.. ours.Select(payout => payout.Id)];
        return ours.Where(payout => Differs(payout, theirs.GetValueOrDefault(payout.Id))).Select(payout => Difference(payout.Id, payout, theirs.GetValueOrDefault(payout.Id)))
            .Concat(theirs.Values.Where(payout => !known.Contains(payout.PayoutId)).Select(payout => Difference(payout.PayoutId, null, payout)));
    }

    private static bool Differs(Payout ours, ProviderPayout? theirs)
    {
        if (theirs is null)
        {
            return ours.State is PayoutState.Paid or PayoutState.Returned;
        }

        bool sameMoney = theirs.Amount == ours.Amount && theirs.Reference == ours.Owner.Value;
        return !sameMoney || ours.State switch
        {
            // It is open here: whatever the provider has of it, we shall take its word.
            PayoutState.Requested or PayoutState.Processing => false,
            _ => theirs.State != ours.State,
        };
    }

    private static PayoutDifference Difference(PayoutId id, Payout? ours, ProviderPayout? theirs) =>
        new(id, ours?.Amount.AmountMinor ?? 0, ours?.State, theirs?.AmountMinor ?? 0, theirs?.State);
}
