using Marketplace.LocalHost.Catalogue;

namespace Marketplace.LocalHost.Scenario;

/// <summary>What the scenario reads of <c>GET /api/operator/reconciliation</c>.</summary>
internal sealed record ReconciliationView(
    bool Balanced,
    IReadOnlyDictionary<string, int> Orders,
    IReadOnlyList<TotalsView> Totals,
    IReadOnlyList<string> Unbalanced,
    IReadOnlyList<DifferenceView> BalanceDifferences,
    IReadOnlyList<DifferenceView> EscrowDifferences,
    StockTotalsView Stock);

/// <summary>Totals of one currency, in minor units.</summary>
internal sealed record TotalsView(
    string Currency, long ClearingMinor, long HeldMinor, long SellersMinor, long FeesMinor, long BuyersMinor = 0, long AdvancesMinor = 0, long PaidOutMinor = 0);

/// <summary>An account on which two books disagree.</summary>
internal sealed record DifferenceView(string Account, long JournalMinor, long BalanceMinor);

/// <summary>Pieces over all listings.</summary>
internal sealed record StockTotalsView(long AvailablePieces, long HeldPieces, long SoldPieces, long HeldByOrders);

/// <summary>A member's accounts.</summary>
internal sealed record AccountsView(IReadOnlyList<AccountView> Accounts)
{
    /// <summary>What is on all of them together, in minor units of the one currency that the scenario trades in.</summary>
    public long TotalMinor => Accounts.Sum(account => account.Minor);

    /// <summary>What a seller may withdraw.</summary>
    public long AvailableMinor => On(":available");

    /// <summary>How debts are covered: the balance pays first, then the bond, then our advance, and the rest stays owed.</summary>
    public bool OwesInOrder
    {
        get
        {
            (long available, long bond, long owed) = (On(":available"), On(":bond"), On(":receivable") + On("advance:"));
            return available >= 0 && bond >= 0 && On(":receivable") <= 0 && On("advance:") <= 0 && (owed == 0 || (available == 0 && bond == 0));
        }
    }

    private long On(string part) => Accounts.Where(account => account.Account.Contains(part, StringComparison.Ordinal)).Sum(account => account.Minor);
}

/// <summary>One account.</summary>
internal sealed record AccountView(string Account, IReadOnlyList<Amount> Balances)
{
    /// <summary>What is on it.</summary>
    public long Minor => Balances.Sum(balance => balance.AmountMinor);
}

/// <summary>An entry of a member's accounts.</summary>
internal sealed record EntryView(IReadOnlyList<MovementView> Movements)
{
    /// <summary>What it did to all of them together.</summary>
    public long TotalMinor => Movements.Sum(movement => movement.Amount.AmountMinor);
}

/// <summary>What an entry did to one account.</summary>
internal sealed record MovementView(Amount Amount);

/// <summary>A page of the provider's report.</summary>
internal sealed record ProviderPageView(IReadOnlyList<ReportedView> Payments, IReadOnlyList<ReportedView> Refunds, string? NextCursor, IReadOnlyList<ReportedView>? Payouts = null);

/// <summary>A payment, refund or payout as the provider tells it.</summary>
internal sealed record ReportedView(long AmountMinor, string? Status = null, long ChargedBackMinor = 0);
