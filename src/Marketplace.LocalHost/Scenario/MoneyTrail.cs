namespace Marketplace.LocalHost.Scenario;

/// <summary>Where one order's money went, by its history. Minor units.</summary>
/// <param name="In">What the provider captured.</param>
/// <param name="ToBuyer">What went back out of the escrow.</param>
/// <param name="ToSeller">What the seller was paid out of the escrow.</param>
/// <param name="Fee">Our share of that.</param>
/// <param name="Compensated">What the seller owes the buyer for shipping late; it is on the buyer's balance.</param>
/// <param name="ClaimedBack">What went back through the provider for a claim.</param>
/// <param name="OnTop">What a claim brought the buyer beyond the price; it is on the buyer's balance.</param>
/// <param name="ChargedBack">What the buyer's bank took back after the release.</param>
internal sealed record MoneyTrail(
    long In, long ToBuyer, long ToSeller, long Fee, long Compensated = 0, long ClaimedBack = 0, long OnTop = 0, long ChargedBack = 0)
{
    /// <summary>What the order has put on the buyer's balance.</summary>
    public long Credited => Compensated + OnTop;

    /// <summary>What the seller has to pay besides what the escrow did.</summary>
    public long Owed => Credited + ClaimedBack + ChargedBack;

    /// <summary>Adds up the events that move money.</summary>
    public static MoneyTrail Of(IEnumerable<HistoryView> history)
    {
        MoneyTrail trail = new(0, 0, 0, 0);
        foreach (HistoryView moved in history)
        {
            long amount = moved.Data.Amount?.AmountMinor ?? 0;
            trail = moved.Type switch
            {
                "PaymentCaptured" => trail with { In = trail.In + amount },
                "PaymentReturned" => trail with { In = trail.In + amount, ToBuyer = trail.ToBuyer + amount },
                "EscrowRefunded" or "EscrowPartlyRefunded" => trail with { ToBuyer = trail.ToBuyer + amount },
                "EscrowReleased" => trail with { ToSeller = moved.Data.SellerCredit!.AmountMinor, Fee = moved.Data.Fee!.AmountMinor },
                "LatenessCompensated" => trail with { Compensated = trail.Compensated + amount },
                "ClaimUpheld" => trail with
                {
                    ClaimedBack = trail.ClaimedBack + moved.Data.Refund!.AmountMinor,
                    OnTop = trail.OnTop + moved.Data.Compensation!.AmountMinor,
                },
                "ReleaseChargedBack" => trail with { ChargedBack = trail.ChargedBack + moved.Data.Taken!.AmountMinor },
                _ => trail,
            };
        }

        return trail;
    }
}
