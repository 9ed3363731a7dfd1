namespace Marketplace.LocalHost.Scenario;

/// <summary>
/// Draws behaviours in fixed shares from a shuffled deck, so that small scenarios too see every story. A story that does not suit
/// the goods becomes the nearest one that does.
/// </summary>
internal sealed class BehaviourDraw(Random random)
{
    private static readonly (Behaviour Behaviour, int Cards)[] _shares =
    [
        (Behaviour.Confirm, 18), (Behaviour.StaySilent, 10), (Behaviour.DeliveredThenSilent, 4), (Behaviour.BuyerExtends, 2),
        (Behaviour.SellerExtends, 2), (Behaviour.Reprice, 3), (Behaviour.NeverPay, 4), (Behaviour.Decline, 1),
        (Behaviour.CancelUnpaid, 2), (Behaviour.PayTooLate, 2), (Behaviour.CancelUnshipped, 2), (Behaviour.NeverShipped, 2),
    ];

    private readonly Queue<Behaviour> _deck = new();

    /// <summary>A story for goods of this type that travel this way.</summary>
    public Behaviour Next(string goodsType, string deliveryMode)
    {
        if (_deck.Count == 0)
        {
            Behaviour[] cards = [.. _shares.SelectMany(share => Enumerable.Repeat(share.Behaviour, share.Cards))];
            random.Shuffle(cards);
            Array.ForEach(cards, _deck.Enqueue);
        }

        return Suit(_deck.Dequeue(), goodsType, deliveryMode);
    }

    private static Behaviour Suit(Behaviour behaviour, string goodsType, string deliveryMode) => (goodsType, behaviour) switch
    {
        // Silence takes 30 days by surface mail: the carrier tells of the delivery, so that a scenario's time is bounded.
        ("physical", Behaviour.StaySilent or Behaviour.SellerExtends) when deliveryMode == "surface" => Behaviour.DeliveredThenSilent,
        ("physical", Behaviour.BuyerExtends) when deliveryMode == "surface" => Behaviour.Confirm,
        ("physical", _) => behaviour,
        // Nothing is carried.
        (_, Behaviour.DeliveredThenSilent) => Behaviour.StaySilent,
        // Handed over by the platform the moment it is paid, with no extensions.
        ("autoDelivery", Behaviour.BuyerExtends or Behaviour.CancelUnshipped) => Behaviour.Confirm,
        ("autoDelivery", Behaviour.SellerExtends or Behaviour.NeverShipped) => Behaviour.StaySilent,
        _ => behaviour,
    };
}
