using Marketplace.Domain.Claims;
using Marketplace.Domain.Guarantees;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Claims;

/// <summary>Completed orders of a seller who guarantees everything, and claims on them.</summary>
internal static class ClaimScenario
{
    public static readonly Guarantee[] All = Enum.GetValues<Guarantee>();

    /// <summary>A paid order of one phone for 129.99, freight 8.00.</summary>
    public static Scenario Paid(params Guarantee[] guarantees)
    {
        PlaceOrder command = new(Some.BuyerId, [new(Some.ActiveListing(), 1)], DeliveryMode.Express, "", guarantees);
        return Scenario.From(command, Some.Policy, Some.Monday).Pay();
    }

    /// <summary>The same, shipped and, if asked for, delivered a day before it was confirmed.</summary>
    public static Scenario Completed(Guarantee[]? guarantees = null, bool delivered = false)
    {
        Scenario shipped = Paid(guarantees ?? All).Given(new ShipOrder(Some.Seller, Some.Shipment));
        shipped = delivered ? shipped.After(24).Given(new SignalDelivery(shipped.NowUtc.AddHours(24))).After(24) : shipped;
        return shipped.Given(new ConfirmReceipt(Some.Buyer));
    }

    public static FileClaim Filing(Guarantee guarantee, long? minor = null) =>
        new(Some.Buyer, guarantee, minor is { } amount ? Some.Yuan(amount) : null, "It is not what I bought.", [Some.Document]);

    public static Scenario Filed(Guarantee guarantee = Guarantee.AsDescribed, long? minor = null) => Completed().Given(Filing(guarantee, minor));

    /// <summary>A claim in a phase, reached the usual way.</summary>
    public static Scenario In(ClaimPhase phase, Guarantee guarantee = Guarantee.SevenDayReturn) => phase switch
    {
        ClaimPhase.Answering => Filed(guarantee),
        ClaimPhase.ShippingBack => Filed(guarantee).Given(new AcceptClaim(Some.Seller)),
        ClaimPhase.Inspecting => In(ClaimPhase.ShippingBack, guarantee).Given(new ShipBackClaim(Some.Buyer, Some.Shipment)),
        ClaimPhase.Ruling => Filed(guarantee).Given(new RejectClaim(Some.Seller, "It is.")),
        _ => Filed(guarantee).Given(new WithdrawClaim(Some.Buyer)),
    };
}
