namespace Marketplace.LocalHost.Scenario;

/// <summary>What a seller does about a request.</summary>
internal enum SellerAnswer
{
    /// <summary>Agrees.</summary>
    Agree,

    /// <summary>Says nothing, which agrees once time is up.</summary>
    StaySilent,

    /// <summary>Says no.</summary>
    Refuse,
}

/// <summary>What both sides do once an arbiter has ruled.</summary>
internal enum AfterRuling
{
    /// <summary>Nothing: the ruling becomes final.</summary>
    Wait,

    /// <summary>Both accept.</summary>
    Accept,

    /// <summary>The seller appeals, and another arbiter rules.</summary>
    Appeal,
}

/// <summary>How a refund request goes. Shares are of what the buyer paid, per mille.</summary>
/// <param name="Kind">As the API names it.</param>
/// <param name="Reason">As the API names it.</param>
/// <param name="AskPermille">How much the buyer asks for.</param>
/// <param name="Answer">What the seller says to that.</param>
internal sealed record CaseScript(string Kind, string Reason, int AskPermille, SellerAnswer Answer)
{
    /// <summary>All of it, per mille.</summary>
    public const int Whole = 1_000;

    private const string Refund = "refundOnly";
    private const string Return = "returnAndRefund";

    private static readonly Dictionary<Behaviour, CaseScript> _all = new()
    {
        [Behaviour.RefundUnshipped] = new(Refund, "changedMind", Whole, SellerAnswer.Agree) { IsBeforeShipping = true },
        [Behaviour.RefundBySilence] = new(Refund, "notReceived", Whole, SellerAnswer.StaySilent),
        [Behaviour.RefundPartly] = new(Refund, "damaged", 250, SellerAnswer.Agree) { IsConfirmedAfter = true },
        [Behaviour.RefundRevised] = new(Refund, "notAsDescribed", 600, SellerAnswer.Refuse) { RevisedPermille = 200 },
        [Behaviour.RefundLapses] = new(Refund, "other", Whole, SellerAnswer.Refuse),
        [Behaviour.ReturnAccepted] = new(Return, "notAsDescribed", Whole, SellerAnswer.Agree) { Inspection = SellerAnswer.Agree },
        [Behaviour.ReturnBySilence] = new(Return, "wrongItem", Whole, SellerAnswer.Agree) { Inspection = SellerAnswer.StaySilent },
        [Behaviour.ReturnContested] = new(Return, "changedMind", Whole, SellerAnswer.Agree)
        {
            Inspection = SellerAnswer.Refuse,
            Dispute = new(0, "returnIncomplete"),
        },
        [Behaviour.RulingFinal] = Disputed("notAsDescribed", new(400, "shared")),
        [Behaviour.RulingAccepted] = Disputed("damaged", new(Whole, "damaged") { After = AfterRuling.Accept }),
        [Behaviour.RulingAppealed] = Disputed("notAsDescribed", new(700, "notAsDescribed") { After = AfterRuling.Appeal, AppealPermille = 350 }),
        [Behaviour.NoShow] = Disputed("wrongItem", new(Whole, "noShow") { SellerShows = false }),
        [Behaviour.RulingOverdue] = Disputed("damaged", new(500, "shared") { IsOverdue = true, After = AfterRuling.Accept }),
        [Behaviour.DisputeSettled] = Disputed("notAsDescribed", new(300, "shared") { OfferPermille = 100 }),
    };

    /// <summary>Whether the buyer asks before the goods are on their way; they then never are.</summary>
    public bool IsBeforeShipping { get; init; }

    /// <summary>Whether the buyer confirms once part of the money is back.</summary>
    public bool IsConfirmedAfter { get; init; }

    /// <summary>What the buyer asks for after a no, and the seller agrees to.</summary>
    public int? RevisedPermille { get; init; }

    /// <summary>What the seller makes of the goods that came back.</summary>
    public SellerAnswer? Inspection { get; init; }

    /// <summary>How the dispute goes that follows a no.</summary>
    public DisputeScript? Dispute { get; init; }

    /// <summary>The script of a story; null when it has no refund request.</summary>
    public static CaseScript? Of(Behaviour behaviour) => _all.GetValueOrDefault(behaviour);

    /// <summary>Whether goods travel back in a story.</summary>
    public static bool SendsGoodsBack(Behaviour behaviour) => Of(behaviour)?.Kind == Return;

    /// <summary>A share of an amount, rounded down to a minor unit.</summary>
    public static long Share(long amountMinor, int permille) => amountMinor * permille / Whole;

    private static CaseScript Disputed(string reason, DisputeScript dispute) => new(Refund, reason, Whole, SellerAnswer.Refuse) { Dispute = dispute };
}

/// <summary>How a dispute goes.</summary>
/// <param name="RefundPermille">What the ruling, or the accepted offer, gives the buyer.</param>
/// <param name="Criterion">The published criterion that the ruling follows.</param>
internal sealed record DisputeScript(int RefundPermille, string Criterion)
{
    /// <summary>Whether the seller files anything.</summary>
    public bool SellerShows { get; init; } = true;

    /// <summary>Whether no arbiter rules in time.</summary>
    public bool IsOverdue { get; init; }

    /// <summary>What the seller offers first, where the two settle; the buyer's counter-offer is the share of the dispute.</summary>
    public int? OfferPermille { get; init; }

    /// <summary>What the sides do about the ruling.</summary>
    public AfterRuling After { get; init; }

    /// <summary>What the second ruling gives the buyer.</summary>
    public int AppealPermille { get; init; }
}
