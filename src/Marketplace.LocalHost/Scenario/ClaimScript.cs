namespace Marketplace.LocalHost.Scenario;

/// <summary>How a claim after completion goes. Shares are of what the buyer paid, per mille.</summary>
/// <param name="Guarantee">As the API names it.</param>
/// <param name="Reason">What the buyer complains of.</param>
/// <param name="AskPermille">How much the buyer claims; null where the guarantee says how much.</param>
/// <param name="Answer">What the seller says to that.</param>
/// <param name="RulePermille">What an arbiter gives after a no; null for all that is claimed.</param>
internal sealed record ClaimScript(string Guarantee, string Reason, int? AskPermille, SellerAnswer Answer, int? RulePermille = null)
{
    private const string AsDescribed = "asDescribed";
    private const string Damage = "damageInTransit";
    private const string Counterfeit = "counterfeitTriple";

    private static readonly Dictionary<Behaviour, ClaimScript> _all = new()
    {
        [Behaviour.ClaimAccepted] = new(AsDescribed, "notAsDescribed", 300, SellerAnswer.Agree),
        [Behaviour.ClaimBySilence] = new(Damage, "damaged", CaseScript.Whole, SellerAnswer.StaySilent),
        [Behaviour.ClaimRuled] = new(AsDescribed, "notAsDescribed", CaseScript.Whole, SellerAnswer.Refuse, RulePermille: 500),
        [Behaviour.Counterfeit] = new(Counterfeit, "counterfeit", null, SellerAnswer.Refuse),
    };

    /// <summary>What a seller joins on whom somebody will claim.</summary>
    public static IReadOnlyList<string> Guarantees { get; } = [AsDescribed, Damage, Counterfeit];

    /// <summary>The script of a story; null when nothing is claimed in it.</summary>
    public static ClaimScript? Of(Behaviour behaviour) => _all.GetValueOrDefault(behaviour);
}
