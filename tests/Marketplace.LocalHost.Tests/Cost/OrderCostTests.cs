using Marketplace.Benchmarks.Counting;
using Marketplace.LocalHost.Tests.Support;

namespace Marketplace.LocalHost.Tests.Cost;

/// <summary>What <c>./market bench</c> counts, counted: whoever makes an order dearer has to say so here and in docs/adr/0009.</summary>
[Collection(UsesAzurite.Name)]
public sealed class OrderCostTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task AnOrder_TakesNoMoreStorageRequestsThanItMay_HoweverManyEscrowsAreOpen()
    {
        IReadOnlyList<OrderCost> costs = await CostCount.RunAsync(azurite.ConnectionString, [2, 40], TextWriter.Null);

        Assert.Equal(12, costs.Count);
        Assert.All(costs.Where(cost => cost.Story == "completed"), cost => Assert.InRange(cost.Total, 1, 47));
        Assert.All(costs.Where(cost => cost.Story == "completed"), cost => Assert.Equal(2, cost.Calls.Where(call => call.Step == "payment grant").Sum(call => call.Count)));
        Assert.All(costs.Where(cost => cost.Story == "refunded"), cost => Assert.InRange(cost.Total, 1, 35));
        Assert.All(costs.Where(cost => cost.Story == "disputed"), cost => Assert.InRange(cost.Total, 1, 115));
        Assert.All(costs.GroupBy(cost => cost.Story), story => Assert.Single(story.Select(cost => cost.Total).Distinct()));
        Assert.All(costs, cost => Assert.DoesNotContain(cost.Calls, call => call.Resource.Length == 0));
        Assert.All(costs.Where(cost => cost.Story == "completed"), cost => Assert.InRange(cost.Hub.Actions, 1, 6));
    }
}
