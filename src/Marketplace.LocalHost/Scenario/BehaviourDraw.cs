namespace Marketplace.LocalHost.Scenario;

/// <summary>Draws stories in fixed shares from a shuffled deck of 60, so that sixty orders see every one of them.</summary>
internal sealed class BehaviourDraw(Random random)
{
    private static readonly (Behaviour Behaviour, int Cards)[] _shares =
    [
        (Behaviour.Confirm, 11), (Behaviour.StaySilent, 8), (Behaviour.DeliveredThenSilent, 4), (Behaviour.BuyerExtends, 2),
        (Behaviour.SellerExtends, 2), (Behaviour.Reprice, 2), (Behaviour.NeverPay, 4), (Behaviour.Decline, 1),
        (Behaviour.CancelUnpaid, 2), (Behaviour.PayTooLate, 1), (Behaviour.CancelUnshipped, 2), (Behaviour.NeverShipped, 2),
        (Behaviour.RefundUnshipped, 1), (Behaviour.RefundBySilence, 1), (Behaviour.RefundPartly, 1), (Behaviour.RefundRevised, 1),
        (Behaviour.RefundLapses, 1), (Behaviour.ReturnAccepted, 1), (Behaviour.ReturnBySilence, 1), (Behaviour.ReturnContested, 1),
        (Behaviour.RulingFinal, 1), (Behaviour.RulingAccepted, 1), (Behaviour.RulingAppealed, 1), (Behaviour.NoShow, 1),
        (Behaviour.RulingOverdue, 1), (Behaviour.DisputeSettled, 1),
        (Behaviour.ClaimAccepted, 1), (Behaviour.ClaimBySilence, 1), (Behaviour.ClaimRuled, 1), (Behaviour.Counterfeit, 1),
        (Behaviour.ChargedBack, 1),
    ];

    private readonly Queue<Behaviour> _deck = new();

    /// <summary>How many orders see every story.</summary>
    public static int DeckSize => _shares.Sum(share => share.Cards);

    /// <summary>The next story.</summary>
    public Behaviour Next()
    {
        if (_deck.Count == 0)
        {
            Behaviour[] cards = [.. _shares.SelectMany(share => Enumerable.Repeat(share.Behaviour, share.Cards))];
            random.Shuffle(cards);
            Array.ForEach(cards, _deck.Enqueue);
        }

        return _deck.Dequeue();
    }

    /// <summary>Whether a story can happen to goods of this type that travel this way.</summary>
    public static bool Suits(Behaviour behaviour, string goodsType, string deliveryMode) => (goodsType, behaviour) switch
    {
        // Silence takes 30 days by surface mail; a scenario's time is bounded.
        ("physical", Behaviour.StaySilent or Behaviour.SellerExtends or Behaviour.BuyerExtends or Behaviour.RefundLapses or Behaviour.RefundRevised) => deliveryMode != "surface",
        ("physical", _) => true,
        // Nothing is carried.
        (_, Behaviour.DeliveredThenSilent) => false,
        (_, _) when CaseScript.SendsGoodsBack(behaviour) || ClaimScript.Of(behaviour) is not null => false,
        // Handed over by the platform the moment it is paid, and confirmed by silence a day later.
        ("autoDelivery", Behaviour.BuyerExtends or Behaviour.SellerExtends or Behaviour.CancelUnshipped or Behaviour.NeverShipped) => false,
        ("autoDelivery", _) => CaseScript.Of(behaviour) is null,
        _ => true,
    };
}
