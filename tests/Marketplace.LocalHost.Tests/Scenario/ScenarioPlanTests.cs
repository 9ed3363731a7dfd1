using System.Text.Json;
using Marketplace.LocalHost.Scenario;

namespace Marketplace.LocalHost.Tests.Scenario;

public sealed class ScenarioPlanTests
{
    [Fact]
    public void Plan_IsTheSameForTheSameSeed_AndDiffersForAnother()
    {
        static string Text(int seed) => JsonSerializer.Serialize(ScenarioPlan.Create(orders: 120, seed));

        Assert.Equal(Text(42), Text(42));
        Assert.NotEqual(Text(42), Text(43));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(3_000)]
    public void Plan_NeverSellsMoreThanThereIs_AndKeepsToOneShopAnOrder(int orders)
    {
        ScenarioPlan plan = ScenarioPlan.Create(orders, seed: 5);

        Assert.Equal(orders, plan.Orders.Count);
        Assert.All(
            plan.Orders.SelectMany(order => order.Lines).GroupBy(line => line.Listing),
            lines => Assert.True(lines.Sum(line => line.Quantity) <= plan.Listings[lines.Key].Draft.Stock));
        Assert.All(plan.Orders, order => Assert.All(order.Lines, line =>
        {
            Assert.Equal(order.Seller, plan.Listings[line.Listing].Seller);
            Assert.Contains(plan.Listings[line.Listing].Draft.DeliveryModes, offer => offer.Mode == order.DeliveryMode);
        }));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(200)]
    public void Ring_SellsToItselfAlone_ForAsManyPointsAsALevelTakes_UnderAnotherNameInEachRun(int orders)
    {
        ScenarioPlan plan = ScenarioPlan.Create(orders, seed: 1, " 1");

        PlannedOrder[] farmed = [.. plan.Orders.Where(order => plan.Ring.Contains(order.Seller.Name))];
        Assert.Equal([4, 4], farmed.CountBy(order => order.Seller.Name).Select(seller => seller.Value));
        Assert.All(farmed, order => Assert.True(order.Behaviour == Behaviour.Farm && order.Buyer != order.Seller.Name && plan.Ring.Contains(order.Buyer)));
        Assert.Equal(8, farmed.DistinctBy(order => order.Lines.Single().Listing).Count());
        Assert.All(plan.Orders.Except(farmed), order => Assert.DoesNotContain(order.Buyer, plan.Ring));
        Assert.Empty(plan.Ring.Intersect(ScenarioPlan.Create(orders, seed: 1, " 2").Ring));
        Assert.Empty(ScenarioPlan.Create(5, seed: 1).Ring);
    }

    [Theory]
    [InlineData(60, 1)]
    [InlineData(60, 2)]
    [InlineData(200, 1)]
    public void Plan_OfADeckOrMore_TellsEveryStory_AndNoBuyerPilesUpUnpaidOrders(int orders, int seed)
    {
        ScenarioPlan plan = ScenarioPlan.Create(orders, seed);

        Assert.True(orders >= BehaviourDraw.DeckSize);
        Assert.Equal(Enum.GetValues<Behaviour>(), plan.Orders.Select(order => order.Behaviour).Distinct().Order());
        Assert.All(plan.Orders, order => Assert.True(BehaviourDraw.Suits(order.Behaviour, order.GoodsType, order.DeliveryMode)));
        Assert.All(
            plan.Orders.Where(order => Expectation.Of(order.Behaviour).Ending == Ending.Cancelled).GroupBy(order => order.Buyer),
            unpaid => Assert.True(unpaid.Count() < 5));
    }
}
