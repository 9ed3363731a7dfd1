using Marketplace.Simulation.Members;

namespace Marketplace.Simulation.Habits;

/// <summary>A seller's bond and what it stands for.</summary>
internal static class Bonds
{
    // Enough for every category.
    private const long EnoughMinor = 1_000_000;
    private const int LooksMax = 60;

    private static readonly string[] _all = ["asDescribed", "sevenDayReturn", "counterfeitTriple", "thirtyDayRepair", "authenticity", "damageInTransit"];

    /// <summary>The deal's seller pays a bond in, unless there is one, and joins every guarantee; false when that is refused.</summary>
    public static async Task<bool> JoinAsync(Deal deal)
    {
        if (await OnBondAsync(deal) < EnoughMinor)
        {
            HttpReply opened = await deal.AsSellerAsync("bond/deposits", new { amount = RefundCase.Amount(EnoughMinor) });
            if (opened.Text("paymentId") is not { } payment)
            {
                return false;
            }

            deal.Decide(payment, approve: true);
        }

        for (int look = 0; look < LooksMax && await OnBondAsync(deal) < EnoughMinor; look++)
        {
            await deal.Kernel.SleepAsync(TimeSpan.FromMinutes(1 + look));
        }

        return (await deal.AsSellerAsync("guarantees", new { guarantees = _all })).IsOk;
    }

    private static async Task<long> OnBondAsync(Deal deal) =>
        (await deal.AskAsync(new(deal.Seller, "GET", "/api/members/me/guarantees"))).Read("bond", bond => bond.GetProperty("amountMinor").GetInt64());
}
