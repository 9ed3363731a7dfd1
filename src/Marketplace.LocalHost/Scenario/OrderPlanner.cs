using Marketplace.LocalHost.Catalogue;

namespace Marketplace.LocalHost.Scenario;

/// <summary>Draws one order's story after the other; never plans to buy more than there is.</summary>
internal sealed class OrderPlanner(IReadOnlyList<PlannedListing> listings, IReadOnlyList<string> buyers, Random random)
{
    private static readonly string[] _notes =
        ["", "", "", "请尽快发货，谢谢！", "麻烦包装结实一点", "送人的，请不要放小票", "Please ring twice.", "Leave it at the gate, thanks.", "工作日送货"];

    private static readonly TimeSpan[] _delays =
        [TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(20)];

    private readonly int[] _left = [.. listings.Select(listing => listing.Draft.Stock)];
    private readonly BehaviourDraw _behaviours = new(random);

    /// <summary>The story of order number <paramref name="number"/>.</summary>
    /// <exception cref="InvalidOperationException">Everything is sold out.</exception>
    public PlannedOrder Next(int number)
    {
        Behaviour behaviour = _behaviours.Next();
        int first = TakeListing(behaviour);
        PlannedListing listing = listings[first];
        string goodsType = listing.Draft.GoodsType;
        string[] modes = [.. ModesFor(listing, behaviour)];
        string mode = modes[random.Next(modes.Length)];
        bool isCase = CaseScript.Of(behaviour) is not null || ClaimScript.Of(behaviour) is not null;
        return new PlannedOrder
        {
            Number = number,
            // One after the other, so that nobody collects more unpaid orders than the rules allow.
            Buyer = buyers[number % buyers.Count],
            Seller = listing.Seller,
            Lines = [new(first, 1), .. MoreLines(first, mode)],
            GoodsType = goodsType,
            DeliveryMode = mode,
            Behaviour = behaviour,
            // A dispute takes weeks: it starts early, so that the scenario does not end much later for it.
            PlaceAt = Agenda.Step * random.Next(isCase ? 6 : 12),
            ShipAfter = Agenda.Step * random.Next(1, isCase || mode is "lightning" or "online" ? 3 : 9),
            ConfirmAfter = Agenda.Step * (goodsType == "physical" && !isCase ? random.Next(6, 26) : random.Next(1, 4)),
            WebhookDuplicates = random.Next(10) == 0 ? random.Next(1, 4) : 0,
            WebhookDelay = _delays[random.Next(_delays.Length)],
            Note = _notes[random.Next(_notes.Length)],
        };
    }

    private int TakeListing(Behaviour behaviour)
    {
        int[] open = [.. Enumerable.Range(0, listings.Count).Where(index => _left[index] > 0 && ModesFor(listings[index], behaviour).Any())];
        if (open.Length == 0)
        {
            throw new InvalidOperationException("The scenario's shops are sold out; ask for fewer orders.");
        }

        int index = open[random.Next(open.Length)];
        _left[index]--;
        return index;
    }

    private static IEnumerable<string> ModesFor(PlannedListing listing, Behaviour behaviour) => listing.Draft.DeliveryModes
        .Select(offer => offer.Mode)
        .Where(mode => BehaviourDraw.Suits(behaviour, listing.Draft.GoodsType, mode));

    // Some orders take more from the same shop: other listings that travel the same way.
    private IEnumerable<PlannedLine> MoreLines(int first, string mode)
    {
        if (random.Next(5) != 0)
        {
            yield break;
        }

        PlannedListing listing = listings[first];
        int[] others =
        [
            .. Enumerable.Range(0, listings.Count).Where(index => index != first
                && _left[index] >= 2
                && listings[index].Seller == listing.Seller
                && listings[index].Draft.GoodsType == listing.Draft.GoodsType
                && listings[index].Draft.DeliveryModes.Any(offer => offer.Mode == mode)),
        ];
        random.Shuffle(others);
        foreach (int other in others.Take(random.Next(1, 3)))
        {
            int quantity = random.Next(1, 3);
            _left[other] -= quantity;
            yield return new PlannedLine(other, quantity);
        }
    }
}
