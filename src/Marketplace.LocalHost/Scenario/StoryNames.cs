namespace Marketplace.LocalHost.Scenario;

/// <summary>The stories as the table names them, in its chapters.</summary>
internal static class StoryNames
{
    private static readonly (string Chapter, (Behaviour Behaviour, string Name)[] Stories)[] _chapters =
    [
        ("Sold", [
            (Behaviour.Confirm, "paid, shipped, confirmed"),
            (Behaviour.StaySilent, "buyer stays silent"),
            (Behaviour.DeliveredThenSilent, "delivered, buyer stays silent"),
            (Behaviour.BuyerExtends, "buyer extends, then confirms"),
            (Behaviour.SellerExtends, "seller extends, buyer stays silent"),
            (Behaviour.Reprice, "repriced, then confirmed"),
            (Behaviour.Farm, "in a ring, for the ratings"),
        ]),
        ("Not paid, not shipped", [
            (Behaviour.NeverPay, "never paid"),
            (Behaviour.Decline, "payment declined"),
            (Behaviour.CancelUnpaid, "cancelled before paying"),
            (Behaviour.PayTooLate, "paid too late, sent back"),
            (Behaviour.CancelUnshipped, "not shipped, buyer cancels"),
            (Behaviour.NeverShipped, "never shipped, refunded by time"),
        ]),
        ("Refunds and returns", [
            (Behaviour.RefundUnshipped, "refund agreed before shipping"),
            (Behaviour.RefundBySilence, "refund agreed by silence"),
            (Behaviour.RefundPartly, "part refunded, rest confirmed"),
            (Behaviour.RefundRevised, "refused, revised to less, agreed"),
            (Behaviour.RefundLapses, "refused, not pursued"),
            (Behaviour.ReturnAccepted, "returned, accepted, refunded"),
            (Behaviour.ReturnBySilence, "returned, refunded by silence"),
        ]),
        ("Disputes", [
            (Behaviour.ReturnContested, "return contested, seller upheld"),
            (Behaviour.RulingFinal, "ruled a split, final by time"),
            (Behaviour.RulingAccepted, "ruled a refund, both accept"),
            (Behaviour.RulingAppealed, "appealed, other arbiter rules"),
            (Behaviour.NoShow, "seller files nothing, refunded"),
            (Behaviour.RulingOverdue, "overdue: alerted, senior rules"),
            (Behaviour.DisputeSettled, "settled on a counter-offer"),
        ]),
        ("After completion", [
            (Behaviour.ClaimAccepted, "claim accepted by the seller"),
            (Behaviour.ClaimBySilence, "claim accepted by silence"),
            (Behaviour.ClaimRuled, "claim refused, arbiter upholds half"),
            (Behaviour.Counterfeit, "counterfeit upheld, paid threefold"),
            (Behaviour.ChargedBack, "charged back by the buyer's bank"),
        ]),
    ];

    /// <summary>The chapter of the table that a story belongs to.</summary>
    public static string ChapterOf(Behaviour behaviour) => _chapters.First(chapter => chapter.Stories.Any(story => story.Behaviour == behaviour)).Chapter;

    /// <summary>A story in a few words.</summary>
    public static string Of(Behaviour behaviour) => _chapters.SelectMany(chapter => chapter.Stories).First(story => story.Behaviour == behaviour).Name;
}
