namespace Marketplace.LocalHost.Scenario;

/// <summary>Where one order's money went, by its history. Minor units.</summary>
/// <param name="In">What the provider captured.</param>
/// <param name="ToBuyer">What went back out of the escrow.</param>
/// <param name="ToSeller">What the seller was paid out of the escrow.</param>
/// <param name="Fee">Our share of that.</param>
/// <param name="Compensated">What the seller owes the buyer besides, for shipping late; it is on the buyer's balance.</param>
internal sealed record MoneyTrail(long In, long ToBuyer, long ToSeller, long Fee, long Compensated = 0)
{
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
                _ => trail,
            };
        }

        return trail;
    }
}
