using Marketplace.LocalHost.Catalogue;

namespace Marketplace.LocalHost.Scenario;

/// <summary>How a seller's payout goes.</summary>
/// <param name="Last4">The end of the account's number, by which the sandbox knows what to do.</param>
/// <param name="State">How it ends.</param>
/// <param name="Name">For people.</param>
internal sealed record WithdrawalKind(string Last4, string State, string Name)
{
    /// <summary>One of each.</summary>
    public static IReadOnlyList<WithdrawalKind> All { get; } =
    [
        new("1111", "paid", "paid"), new("0003", "paid", "not answered, asked for, paid"), new("0002", "rejected", "rejected, back on the balance"), new("0004", "returned", "returned by the bank"),
    ];
}

/// <summary>What came of a seller's payout.</summary>
/// <param name="Kind">How it was to go.</param>
/// <param name="Seller">Whose.</param>
/// <param name="AmountMinor">How much; 0 when the seller never had anything to pay out.</param>
/// <param name="State">How it ended.</param>
internal sealed record WithdrawalResult(WithdrawalKind Kind, string Seller, long AmountMinor, string State)
{
    /// <summary>What is at the bank.</summary>
    public long PaidOutMinor => State == "paid" ? AmountMinor : 0;
}

/// <summary>A payout, as its owner reads it.</summary>
internal sealed record PayoutView(string Id, string State, Amount Amount);

/// <summary>A seller sets a bank account, waits until it may be used, withdraws what there is, and looks what becomes of it.</summary>
internal sealed class Withdrawal(WithdrawalKind kind, string seller, Market market)
{
    private const int LooksMax = 12;
    private const long LeastMinor = 100;
    private static readonly TimeSpan _begin = TimeSpan.FromDays(5);
    private static readonly TimeSpan _bankWaits = TimeSpan.FromHours(30);
    private static readonly TimeSpan _day = TimeSpan.FromDays(1);

    /// <summary>The withdrawals of a scenario: of sellers whose bond no claim will use up.</summary>
    public static IReadOnlyList<Withdrawal> Of(Market market)
    {
        IEnumerable<string> sellers = market.Plan.Orders.Where(order => order.Behaviour is Behaviour.Confirm or Behaviour.StaySilent && !market.Plan.Guarantors.Contains(order.Seller))
            .GroupBy(order => order.Seller.Name).OrderByDescending(sold => sold.Count()).ThenBy(sold => sold.Key, StringComparer.Ordinal).Select(sold => sold.Key);
        return [.. sellers.Zip(WithdrawalKind.All, (seller, kind) => new Withdrawal(kind, seller, market))];
    }

    /// <summary>From the bank account to the payout's end.</summary>
    public async Task<WithdrawalResult> LiveAsync()
    {
        await market.Agenda.Until(_begin);
        object account = new { holderName = seller, country = "US", bankCode = "021000021", accountNumber = $"98765{kind.Last4}" };
        await market.Client.PostAsync<object>(seller, "api/members/me/bank-account", $"bank-{kind.Last4}", account);
        await market.Agenda.Until(market.Agenda.Now + _bankWaits);
        long available = 0;
        for (int look = 0; look < LooksMax && (available = await AvailableAsync()) < LeastMinor; look++)
        {
            await market.Agenda.Until(market.Agenda.Now + _day);
        }

        return available < LeastMinor ? new(kind, seller, 0, kind.State) : await WithdrawAsync(available);
    }

    private async Task<WithdrawalResult> WithdrawAsync(long minor)
    {
        PayoutView payout = await market.Client.PostAsync<PayoutView>(seller, "api/payouts", $"payout-{kind.Last4}", new { amount = new Amount(minor) });
        for (int look = 0; look < LooksMax && payout.State != kind.State; look++)
        {
            await market.Agenda.Until(market.Agenda.Now + _day);
            payout = await market.Client.GetAsync<PayoutView>(seller, $"api/payouts/{payout.Id}");
        }

        return new(kind, seller, minor, payout.State);
    }

    private async Task<long> AvailableAsync() => (await market.Client.GetAsync<AccountsView>(seller, "api/accounts/me")).AvailableMinor;
}
