namespace Marketplace.LocalHost.Scenario;

/// <summary>How an order ends, as the closing line counts it: every order once.</summary>
internal enum Ending
{
    /// <summary>Released to the seller, by the buyer's word or an arbiter's.</summary>
    Released,

    /// <summary>Released to the seller by silence.</summary>
    AutoReleased,

    /// <summary>Some to each: a refund of a part, a ruling or a settlement.</summary>
    Split,

    /// <summary>The escrow went back to the buyer.</summary>
    Refunded,

    /// <summary>Ended before any money was held.</summary>
    Cancelled,
}

/// <summary>What must come of a story.</summary>
/// <param name="Ending">How its order ends.</param>
/// <param name="Outcome">Why, as the API names it.</param>
/// <param name="BackPermille">How much of what was paid goes back to the buyer.</param>
/// <param name="RefundEnd">How its refund request ends; null where there is none.</param>
/// <param name="DisputeEnd">How its dispute ends; null where there is none.</param>
internal sealed record Expectation(Ending Ending, string Outcome, int BackPermille = 0, string? RefundEnd = null, string? DisputeEnd = null)
{
    /// <summary>Who upholds its claim; null where there is none.</summary>
    public string? UpheldBy { get; init; }

    /// <summary>How much of what was paid the claim brings back.</summary>
    public int ClaimedPermille { get; init; }

    /// <summary>How many times the goods' price comes on top.</summary>
    public int TimesOnTop { get; init; }

    /// <summary>How much of what was paid the buyer's bank takes back.</summary>
    public int ChargedBackPermille { get; init; }

    private const int Whole = CaseScript.Whole;

    private static readonly Dictionary<Behaviour, Expectation> _all = new()
    {
        [Behaviour.Confirm] = new(Ending.Released, "confirmed"),
        [Behaviour.StaySilent] = new(Ending.AutoReleased, "autoConfirmed"),
        [Behaviour.DeliveredThenSilent] = new(Ending.AutoReleased, "autoConfirmed"),
        [Behaviour.BuyerExtends] = new(Ending.Released, "confirmed"),
        [Behaviour.SellerExtends] = new(Ending.AutoReleased, "autoConfirmed"),
        [Behaviour.Reprice] = new(Ending.Released, "confirmed"),
        [Behaviour.NeverPay] = new(Ending.Cancelled, "unpaid"),
        [Behaviour.Decline] = new(Ending.Cancelled, "unpaid"),
        [Behaviour.CancelUnpaid] = new(Ending.Cancelled, "cancelledByBuyer"),
        [Behaviour.PayTooLate] = new(Ending.Cancelled, "unpaid", Whole),
        [Behaviour.CancelUnshipped] = new(Ending.Refunded, "cancelledByBuyer", Whole),
        [Behaviour.NeverShipped] = new(Ending.Refunded, "neverShipped", Whole),
        [Behaviour.RefundUnshipped] = new(Ending.Refunded, "refundAgreed", Whole, "paid"),
        [Behaviour.RefundBySilence] = new(Ending.Refunded, "refundAgreed", Whole, "paid"),
        [Behaviour.RefundPartly] = new(Ending.Split, "confirmed", 250, "paid"),
        [Behaviour.RefundRevised] = new(Ending.Split, "autoConfirmed", 200, "paid"),
        [Behaviour.RefundLapses] = new(Ending.AutoReleased, "autoConfirmed", 0, "lapsed"),
        [Behaviour.ReturnAccepted] = new(Ending.Refunded, "refundAgreed", Whole, "paid"),
        [Behaviour.ReturnBySilence] = new(Ending.Refunded, "refundAgreed", Whole, "paid"),
        [Behaviour.ReturnContested] = new(Ending.Released, "ruled", 0, "disputed", "rulingFinal"),
        [Behaviour.RulingFinal] = new(Ending.Split, "ruled", 400, "disputed", "rulingFinal"),
        [Behaviour.RulingAccepted] = new(Ending.Refunded, "ruled", Whole, "disputed", "rulingAccepted"),
        [Behaviour.RulingAppealed] = new(Ending.Split, "ruled", 350, "disputed", "appealRuled"),
        [Behaviour.NoShow] = new(Ending.Refunded, "ruled", Whole, "disputed", "rulingFinal"),
        [Behaviour.RulingOverdue] = new(Ending.Split, "ruled", 500, "disputed", "rulingAccepted"),
        [Behaviour.DisputeSettled] = new(Ending.Split, "settled", 300, "disputed", "settled"),
        [Behaviour.ClaimAccepted] = new(Ending.Released, "confirmed") { UpheldBy = "seller", ClaimedPermille = 300 },
        [Behaviour.ClaimBySilence] = new(Ending.Released, "confirmed") { UpheldBy = "silence", ClaimedPermille = Whole },
        [Behaviour.ClaimRuled] = new(Ending.Released, "confirmed") { UpheldBy = "arbiter", ClaimedPermille = 500 },
        [Behaviour.Counterfeit] = new(Ending.Released, "confirmed") { UpheldBy = "arbiter", ClaimedPermille = Whole, TimesOnTop = 3 },
        [Behaviour.Farm] = new(Ending.Released, "confirmed"),
        [Behaviour.ChargedBack] = new(Ending.Released, "confirmed") { ChargedBackPermille = Whole },
    };

    /// <summary>What the rules (rules.md sections 3 to 6) make of a story.</summary>
    public static Expectation Of(Behaviour behaviour) => _all[behaviour];

    /// <summary>What is otherwise than it must be; null when nothing is.</summary>
    public string? Fault(StoryResult result)
    {
        CaseView end = result.Case;
        (string What, object? Actual, object? Expected)[] facts =
        [
            ("ending", result.Ending, Ending),
            ("outcome", end.Order.Outcome, Outcome),
            ("refund request", end.RefundRequest?.End, RefundEnd),
            ("dispute", end.Dispute?.End, DisputeEnd),
            ("back", result.Trail.ToBuyer, CaseScript.Share(end.Order.Total.AmountMinor, BackPermille)),
            ("claim upheld by", end.UpheldBy, UpheldBy),
            ("claimed back", result.Trail.ClaimedBack, CaseScript.Share(end.Order.Total.AmountMinor, ClaimedPermille)),
            ("on top", result.Trail.OnTop, TimesOnTop * end.Order.Goods.AmountMinor),
            ("charged back", result.Trail.ChargedBack, CaseScript.Share(end.Order.Total.AmountMinor, ChargedBackPermille)),
        ];
        return facts.Where(fact => !Equals(fact.Actual, fact.Expected))
            .Select(fact => $"{result.Plan.Behaviour} of {end.Order.Id}: {fact.What} is {fact.Actual ?? "none"} and not {fact.Expected ?? "none"}")
            .FirstOrDefault();
    }
}
