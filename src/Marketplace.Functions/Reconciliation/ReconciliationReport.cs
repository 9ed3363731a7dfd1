using Marketplace.Domain;
using Marketplace.Domain.Payouts;

namespace Marketplace.Functions.Reconciliation;

/// <summary>An account on which two books disagree.</summary>
/// <param name="Account">Which.</param>
/// <param name="JournalMinor">What the journal says.</param>
/// <param name="BalanceMinor">What its balance, or its order's head, says.</param>
/// <param name="Currency">In which currency.</param>
public sealed record BookDifference(string Account, long JournalMinor, long BalanceMinor, Currency Currency);

/// <summary>A listing whose head counts other pieces as held than its orders hold.</summary>
/// <param name="ListingId">Which.</param>
/// <param name="HeldPieces">What its head says.</param>
/// <param name="HeldByOrders">What its orders' holds say.</param>
public sealed record StockDifference(string ListingId, long HeldPieces, long HeldByOrders);

/// <summary>A payout of which we and the provider say what cannot both be true.</summary>
/// <param name="PayoutId">Which.</param>
/// <param name="OursMinor">How much our books have; 0 when they do not have it.</param>
/// <param name="Ours">How our books have it; absent when they do not.</param>
/// <param name="TheirsMinor">How much the provider has; 0 when it does not have it.</param>
/// <param name="Theirs">How the provider has it; absent when it does not.</param>
public sealed record PayoutDifference(PayoutId PayoutId, long OursMinor, PayoutState? Ours, long TheirsMinor, PayoutState? Theirs);

/// <summary>A transfer that an order has booked within the last hour and that its account does not show yet: no difference, unless it stays so.</summary>
/// <param name="OrderId">The order that decided it.</param>
/// <param name="Account">Where it is to arrive.</param>
/// <param name="AmountMinor">How much, in minor units; negative for a charge.</param>
/// <param name="Currency">In which currency.</param>
/// <param name="DecidedUtc">When it was decided.</param>
public sealed record TransferUnderWay(OrderId OrderId, string Account, long AmountMinor, Currency Currency, DateTimeOffset DecidedUtc);

/// <summary>Totals of one currency, in minor units.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="ClearingMinor">Money that the provider has captured and not paid back.</param>
/// <param name="HeldMinor">Money in escrow.</param>
/// <param name="SellersMinor">Money of sellers: available and bonds, less what they owe.</param>
/// <param name="FeesMinor">Our fees.</param>
/// <param name="BuyersMinor">Money of buyers.</param>
/// <param name="AdvancesMinor">What we have paid for sellers and not got back; negative or nothing.</param>
/// <param name="PaidOutMinor">What has left for members' banks and not come back.</param>
public sealed record CurrencyTotals(
    Currency Currency, long ClearingMinor, long HeldMinor, long SellersMinor, long FeesMinor, long BuyersMinor, long AdvancesMinor, long PaidOutMinor);

/// <summary>Pieces over all listings.</summary>
/// <param name="AvailablePieces">Free to sell.</param>
/// <param name="HeldPieces">Held, as the listings count.</param>
/// <param name="SoldPieces">Sold.</param>
/// <param name="HeldByOrders">Held, as the orders' holds count; the same as <paramref name="HeldPieces"/>.</param>
public sealed record StockTotals(long AvailablePieces, long HeldPieces, long SoldPieces, long HeldByOrders);

/// <summary>What reconciliation finds (rules.md section 11).</summary>
public sealed record ReconciliationReport
{
    /// <summary>Whether nothing is amiss.</summary>
    public bool Balanced => Differences == 0;

    /// <summary>How much is amiss.</summary>
    public int Differences => Unbalanced.Count + BalanceDifferences.Count + EscrowDifferences.Count + StockDifferences.Count + PayoutDifferences.Count;

    /// <summary>How many orders there are in each state.</summary>
    public required IReadOnlyDictionary<string, int> Orders { get; init; }

    /// <summary>Totals by currency.</summary>
    public required IReadOnlyList<CurrencyTotals> Totals { get; init; }

    /// <summary>Entries whose postings do not sum to zero.</summary>
    public required IReadOnlyList<string> Unbalanced { get; init; }

    /// <summary>Members' accounts whose balance is not what the journal gives, apart from what is under way.</summary>
    public required IReadOnlyList<BookDifference> BalanceDifferences { get; init; }

    /// <summary>Transfers of the last hour that have not arrived yet.</summary>
    public required IReadOnlyList<TransferUnderWay> UnderWay { get; init; }

    /// <summary>Orders whose held amount is not what the journal leaves in their escrow.</summary>
    public required IReadOnlyList<BookDifference> EscrowDifferences { get; init; }

    /// <summary>Listings whose held pieces are not what their orders hold.</summary>
    public required IReadOnlyList<StockDifference> StockDifferences { get; init; }

    /// <summary>Payouts of which the provider says something else.</summary>
    public required IReadOnlyList<PayoutDifference> PayoutDifferences { get; init; }

    /// <summary>Whether the provider's report could be read; when not, payouts were compared with our own books only.</summary>
    public required bool ProviderReported { get; init; }

    /// <summary>Pieces available, held and sold, over all listings.</summary>
    public required StockTotals Stock { get; init; }

    /// <summary>
    /// This report without what <paramref name="earlier"/> did not find on the same account or listing: trade goes on while the books are
    /// read, and what is only under way is gone at the second look.
    /// </summary>
    public ReconciliationReport Confirming(ReconciliationReport earlier) => this with
    {
        Unbalanced = [.. Unbalanced.Intersect(earlier.Unbalanced)],
        BalanceDifferences = [.. BalanceDifferences.IntersectBy(earlier.BalanceDifferences.Select(found => found.Account), found => found.Account)],
        EscrowDifferences = [.. EscrowDifferences.IntersectBy(earlier.EscrowDifferences.Select(found => found.Account), found => found.Account)],
        StockDifferences = [.. StockDifferences.IntersectBy(earlier.StockDifferences.Select(found => found.ListingId), found => found.ListingId)],
        PayoutDifferences = [.. PayoutDifferences.IntersectBy(earlier.PayoutDifferences.Select(found => found.PayoutId), found => found.PayoutId)],
    };
}
