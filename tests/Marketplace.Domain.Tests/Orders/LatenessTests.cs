using Marketplace.Domain.Escrow;
using Marketplace.Domain.Ledger;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Orders;

/// <summary>Lightning shipping that was missed (rules.md section 4).</summary>
public class LatenessTests
{
    [Fact]
    public void Ship_UnderLightning_CompensatesOnlyWhenLate()
    {
        Scenario paid = Scenario.Paid(mode: DeliveryMode.Lightning);
        Assert.DoesNotContain(paid.JustBefore(paid.Order.ShipDueUtc!.Value).When(Ship()).Decision.Value, @event => @event is LatenessCompensated);

        Scenario late = paid.At(paid.Order.ShipDueUtc.Value).Given(Ship());

        Assert.Equal(
            [(TransferKind.CreditBuyer, 649L), (TransferKind.ChargeSeller, 649L)], late.Order.Transfers.Select(transfer => (transfer.Kind, transfer.Amount.AmountMinor)));
        JournalEntry entry = Assert.Single(OrderLedger.EntriesOf(late.Order, late.Records[^1].Event));
        Assert.Equal([$"seller:{Some.SellerId}:receivable", $"buyer:{Some.BuyerId}:balance"], entry.Postings.Select(posting => posting.Account.Value));
    }

    [Theory]
    [InlineData(1_000_000, 50_000)]
    [InlineData(1_000_019, 50_000)]
    [InlineData(999_999, 49_999)]
    [InlineData(19, 0)]
    public void Compensation_IsFivePerCentOfTheGoods_AtMost500(long goodsMinor, long minor)
    {
        Scenario placed = Scenario.From(
            new PlaceOrder(Some.BuyerId, [new(Some.ActiveListing(Some.Content(priceMinor: goodsMinor)), 1)], DeliveryMode.Lightning, ""), Some.Policy, Some.Monday);
        Scenario paid = placed.Pay();
        Scenario late = paid.At(paid.Order.ShipDueUtc!.Value).Given(Ship());
        Assert.Equal(minor, late.Records.Select(record => record.Event).OfType<LatenessCompensated>().Sum(compensated => compensated.Amount.AmountMinor));
    }

    [Theory]
    [InlineData(DeliveryMode.Express)]
    [InlineData(DeliveryMode.Surface)]
    public void Ship_WithoutThePromise_CompensatesNothing(DeliveryMode mode)
    {
        Scenario paid = Scenario.Paid(mode: mode);
        Assert.Single(paid.At(paid.Order.ShipDueUtc!.Value).When(Ship()).Decision.Value);
    }

    [Fact]
    public void Cancel_OfTheLateSeller_CompensatesToo()
    {
        Scenario paid = Scenario.Paid(mode: DeliveryMode.Lightning);
        Assert.Single(paid.When(new CancelOrder(Some.Seller)).Decision.Value);
        Assert.Equal(2, paid.At(paid.Order.ShipDueUtc!.Value).When(new CancelOrder(Some.Seller)).Decision.Value.Count);
    }

    private static ShipOrder Ship() => new(Some.Seller, Some.Shipment);
}
