using Marketplace.Domain.Decisions;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Orders;

public class ExtendConfirmationTests
{
    [Theory]
    [InlineData(GoodsType.Physical, DeliveryMode.Express, 3, 72)]
    [InlineData(GoodsType.Physical, DeliveryMode.Surface, 3, 72)]
    [InlineData(GoodsType.Physical, DeliveryMode.Lightning, 3, 72)]
    [InlineData(GoodsType.Virtual, DeliveryMode.Online, 1, 24)]
    public void Extend_ByBuyer_OnceAndOnlyNearTheEnd(GoodsType goods, DeliveryMode mode, int days, int windowHours)
    {
        Scenario shipped = Scenario.Shipped(goods, mode);
        DateTimeOffset due = shipped.Order.ConfirmDueUtc!.Value;
        ExtendConfirmation command = new(Some.Buyer, days);
        shipped.JustBefore(due.Hours(-windowHours)).When(command).ThenConflict("EXTENSION_TOO_EARLY");
        shipped.At(due).When(command).ThenConflict("DEADLINE_PASSED");
        shipped.JustBefore(due).When(command).Then(new ConfirmationExtended(ActorRole.Buyer, days, due.AddDays(days)));

        Scenario extended = shipped.At(due.Hours(-windowHours)).When(command).Then(new ConfirmationExtended(ActorRole.Buyer, days, due.AddDays(days)));
        Assert.Equal(due.AddDays(days), extended.Order.ConfirmDueUtc);
        extended.JustBefore(due.AddDays(days)).When(command).ThenConflict("EXTENSION_USED_UP");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(int.MaxValue)]
    [InlineData(536_870_915)] // In hours this is 72 again, once 32 bits have overflowed.
    public void Extend_ByBuyerForAnotherLength_IsRejected(int days)
    {
        Scenario shipped = Scenario.Shipped();
        shipped.JustBefore(shipped.Order.ConfirmDueUtc!.Value).When(new ExtendConfirmation(Some.Buyer, days)).ThenRejected(RejectionKind.Invalid, "EXTENSION_DAYS");
    }

    [Theory]
    [InlineData(DeliveryMode.Express, GoodsType.Physical)]
    [InlineData(DeliveryMode.Surface, GoodsType.Physical)]
    [InlineData(DeliveryMode.Lightning, GoodsType.Physical)]
    [InlineData(DeliveryMode.Online, GoodsType.Virtual)]
    public void Extend_BySeller_AllowsExactlyThreeFiveSevenTen(DeliveryMode mode, GoodsType goods)
    {
        Scenario shipped = Scenario.Shipped(goods, mode);
        for (int days = -1; days <= 31; days++)
        {
            Outcome outcome = shipped.When(new ExtendConfirmation(Some.Seller, days));
            if (days is 3 or 5 or 7 or 10)
            {
                outcome.Then(new ConfirmationExtended(ActorRole.Seller, days, shipped.Order.ConfirmDueUtc!.Value.AddDays(days)));
            }
            else
            {
                outcome.ThenRejected(RejectionKind.Invalid, "EXTENSION_DAYS");
            }
        }
    }

    [Fact]
    public void Extend_BySeller_ReachesThirtyDaysAndNoMore()
    {
        Scenario shipped = Scenario.Shipped();
        DateTimeOffset due = shipped.Order.ConfirmDueUtc!.Value;
        Scenario at27 = Extend(shipped, 10, 10, 7);
        at27.When(new ExtendConfirmation(Some.Seller, 5)).ThenConflict("EXTENSION_USED_UP");
        Scenario at30 = Extend(at27, 3);
        Assert.Equal(30, at30.Order.SellerExtendedDays);
        Assert.Equal(due.AddDays(30), at30.Order.ConfirmDueUtc);
        at30.When(new ExtendConfirmation(Some.Seller, 3)).ThenConflict("EXTENSION_USED_UP");
        at30.When(new ExtendConfirmation(Some.Seller, 4)).ThenConflict("EXTENSION_USED_UP");
    }

    [Fact]
    public void Extend_BySeller_NeedsTime()
    {
        Scenario shipped = Scenario.Shipped();
        DateTimeOffset due = shipped.Order.ConfirmDueUtc!.Value;
        shipped.At(due).When(new ExtendConfirmation(Some.Seller, 3)).ThenConflict("DEADLINE_PASSED");
        shipped.JustBefore(due).When(new ExtendConfirmation(Some.Seller, 3)).Then(new ConfirmationExtended(ActorRole.Seller, 3, due.AddDays(3)));
    }

    [Fact]
    public void Extend_OneSide_LeavesTheOthersExtension()
    {
        Scenario shipped = Extend(Scenario.Shipped(), 10, 10, 10);
        Scenario late = shipped.JustBefore(shipped.Order.ConfirmDueUtc!.Value);
        Scenario both = late.Given(new ExtendConfirmation(Some.Buyer, 3));
        Assert.Equal((true, 30), (both.Order.BuyerExtended, both.Order.SellerExtendedDays));

        Scenario buyerFirst = Scenario.Shipped();
        buyerFirst = buyerFirst.JustBefore(buyerFirst.Order.ConfirmDueUtc!.Value).Given(new ExtendConfirmation(Some.Buyer, 3));
        Assert.Equal(30, Extend(buyerFirst, 10, 10, 10).Order.SellerExtendedDays);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Extend_OfAutoDelivery_IsRejectedForBothSides(int days)
    {
        Scenario shipped = Scenario.Shipped(GoodsType.AutoDelivery, DeliveryMode.Auto);
        Scenario late = shipped.JustBefore(shipped.Order.ConfirmDueUtc!.Value);
        late.When(new ExtendConfirmation(Some.Buyer, days)).ThenConflict("EXTENSION_USED_UP");
        late.When(new ExtendConfirmation(Some.Seller, days)).ThenConflict("EXTENSION_USED_UP");
    }

    [Fact]
    public void Extend_AfterReminders_SendsThemAgainBeforeTheNewDeadline()
    {
        Scenario shipped = Scenario.Shipped();
        DateTimeOffset due = shipped.Order.ConfirmDueUtc!.Value;
        Scenario reminded = shipped.At(due.Hours(-24)).WhenTimeIsUp().Then(new ConfirmationReminded(24));
        Scenario extended = reminded.Given(new ExtendConfirmation(Some.Seller, 10));
        Assert.Equal(due.AddDays(10).Hours(-72), extended.NextDeadlineUtc);
        extended.At(due.AddDays(7)).WhenTimeIsUp().Then(new ConfirmationReminded(72));
    }

    private static Scenario Extend(Scenario scenario, params int[] days) =>
        days.Aggregate(scenario, (given, step) => given.Given(new ExtendConfirmation(Some.Seller, step)));
}
