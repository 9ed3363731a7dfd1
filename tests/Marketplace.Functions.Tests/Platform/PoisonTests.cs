using System.Text.Json.Nodes;
using Azure.Storage.Queues;
using Marketplace.Functions.Platform.Poison;
using Marketplace.Functions.Platform.Storage;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Platform;

[Collection(StillMarketTests.Name)]
public sealed class PoisonTests(MarketFixture market)
{
    [Fact]
    public async Task PoisonedMessages_AreSeen_AndMovedBack_Once()
    {
        Member @operator = market.NewMember("Operator");
        QueueClient poison = new(market.Storage, MarketQueues.ListingEventsName + PoisonQueues.Suffix, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        await poison.CreateIfNotExistsAsync();
        Trade trade = await Trade.OfferedAsync(market);
        foreach (int number in Enumerable.Range(0, 40))
        {
            await poison.SendMessageAsync($$"""{"listingId":"{{trade.ListingId}}","toVersion":1,"categories":["books"],"delays":{{number % 7}}}""");
        }

        JsonNode seen = (await @operator.GetAsync("/api/operator/poison")).Ok().Json["queues"]!.AsArray().Single(queue => queue!["queue"]!.GetValue<string>() == "listing-events")!;
        Assert.Equal((40, 32), (seen["count"]!.GetValue<long>(), seen["messages"]!.AsArray().Count));
        Assert.Contains(trade.ListingId, seen["messages"]![0]!["text"]!.GetValue<string>(), StringComparison.Ordinal);

        string key = Member.NewKey();
        Reply moved = (await @operator.PostAsync("/api/operator/poison/listing-events/redrive", key: key)).Ok();
        Reply again = (await @operator.PostAsync("/api/operator/poison/listing-events/redrive", key: key)).Ok();
        await market.SettleAsync();

        Assert.Equal((40, 40, true), (moved.Long("moved"), again.Long("moved"), again.Replayed));
        Assert.Equal(0, (await @operator.PostAsync("/api/operator/poison/listing-events/redrive")).Ok().Long("moved"));
        Assert.Equal(0, (await poison.GetPropertiesAsync()).Value.ApproximateMessagesCount);
        (await @operator.PostAsync("/api/operator/poison/payments/redrive")).Refused(404, "NOT_FOUND");
    }
}
