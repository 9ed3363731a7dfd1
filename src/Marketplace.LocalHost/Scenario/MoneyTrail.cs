namespace Marketplace.LocalHost.Scenario;

/// <summary>Where one order's money went, by its history. Minor units.</summary>
internal sealed record MoneyTrail(long In, long ToBuyer, long ToSeller, long Fee)
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
                _ => trail,
            };
        }

        return trail;
    }
}
