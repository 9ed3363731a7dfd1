using Marketplace.Domain;
using Marketplace.Domain.Payouts;
using Marketplace.Functions.Payouts;

namespace Marketplace.Functions.Reconciliation;

/// <summary>One account in one currency.</summary>
public readonly record struct AccountKey(string Account, Currency Currency);

/// <summary>Amounts in minor units by account; an account that is not in it has nothing.</summary>
public sealed class AccountSums
{
    private readonly Dictionary<AccountKey, long> _sums = [];

    /// <summary>The accounts that anything was ever added to.</summary>
    public IEnumerable<AccountKey> Accounts => _sums.Keys;

    /// <summary>What is on an account.</summary>
    public long this[AccountKey account] => _sums.GetValueOrDefault(account);

    /// <summary>Adds to an account.</summary>
    public void Add(AccountKey account, long amountMinor) => _sums[account] = checked(this[account] + amountMinor);

    /// <summary>These sums as they are until what is under way arrives.</summary>
    public AccountSums Without(IReadOnlyDictionary<BookedTransfer, long> underWay)
    {
        AccountSums rest = new();
        foreach ((AccountKey account, long amountMinor) in _sums)
        {
            rest.Add(account, amountMinor);
        }

        foreach ((BookedTransfer transfer, long amountMinor) in underWay)
        {
            rest.Add(transfer.Account, -amountMinor);
        }

        return rest;
    }
}

/// <summary>A listing's pieces: as its head counts them, and as its orders' holds do.</summary>
public sealed record ListingPieces(long Available, long Held, long Sold, long HeldByOrders)
{
    /// <summary>Both together.</summary>
    public static ListingPieces operator +(ListingPieces left, ListingPieces right) =>
        new(left.Available + right.Available, left.Held + right.Held, left.Sold + right.Sold, left.HeldByOrders + right.HeldByOrders);
}

/// <summary>What an order's journal books on a member's account: there once its transfer has arrived.</summary>
public readonly record struct BookedTransfer(OrderId OrderId, DateTimeOffset DecidedUtc, AccountKey Account);

/// <summary>Everything that the books say, read from the tables in one pass each.</summary>
public sealed record Books
{
    /// <summary>Each account as the orders' journals leave it.</summary>
    public AccountSums Journal { get; } = new();

    /// <summary>Each member's account as its balance row has it.</summary>
    public AccountSums Balances { get; } = new();

    /// <summary>Each order's escrow as the order's head has it.</summary>
    public AccountSums Held { get; } = new();

    /// <summary>What orders have booked on members' accounts of late, and the accounts' own rows do not show yet; amounts in minor units.</summary>
    public Dictionary<BookedTransfer, long> UnderWay { get; } = [];

    /// <summary>How many orders there are in each state.</summary>
    public Dictionary<string, int> Orders { get; } = new(StringComparer.Ordinal);

    /// <summary>Journal entries whose postings do not sum to zero.</summary>
    public List<string> Unbalanced { get; } = [];

    /// <summary>Every payout, as its owner's accounts have it.</summary>
    public List<Payout> Payouts { get; } = [];

    /// <summary>Every payout, as the provider reports it; null when its report could not be read.</summary>
    public IReadOnlyDictionary<PayoutId, ProviderPayout>? Reported { get; init; }

    /// <summary>Each listing's pieces.</summary>
    public Dictionary<string, ListingPieces> Stock { get; } = new(StringComparer.Ordinal);
}
