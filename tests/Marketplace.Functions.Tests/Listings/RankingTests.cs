using System.Text.Json;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Credit;
using Marketplace.Functions.Listings;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;
using Marketplace.Functions.Sales;
using Marketplace.Functions.Tests.Events;
using Marketplace.Functions.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Functions.Tests.Listings;

/// <summary>Where listings stand among others follows what is sold and what buyers say, whatever dies on the way or comes twice.</summary>
public sealed class RankingTests(EventfulMarketFixture market) : IClassFixture<EventfulMarketFixture>
{
    [Fact]
    public async Task ARating_ThatBringsANewLevel_MovesAllOfTheSellersListings()
    {
        const string word = "teapot";
        Trade trade = await Trade.OfferedAsync(market, new Offer { Title = word });
        string second = await trade.Seller.SellAsync(new Offer { Title = word, Category = "home" });
        string others = await market.NewMember().SellAsync(new Offer { Title = word });
        await Reputation.GiveAsync(market, trade.Seller, 3);
        Assert.Equal([others, second, trade.ListingId], await ListAsync("sellerCredit", word));

        await trade.PlaceAsync();
        await trade.CompleteAsync();
        (await trade.ActAsync(trade.Buyer, "ratings", new { score = "good" })).Ok();
        Assert.Equal([others, second, trade.ListingId], await ListAsync("sellerCredit", word));
        (await trade.ActAsync(trade.Seller, "ratings", new { score = "good" })).Ok();
        Assert.Equal([second, trade.ListingId, others], await ListAsync("sellerCredit", word));
        Assert.Equal([trade.ListingId, others], (await ListAsync("sellerCredit")).Intersect([trade.ListingId, others]));
        Assert.Equal([second], await ListAsync("sellerCredit", word, "&category=home"));

        // And back, when it counts no more.
        Member desk = market.NewMember("Operator");
        string review = (await desk.PostAsync("/api/operator/reviews", new { memberId = trade.Seller.Id.Value, kind = "ratingBurst", orders = new[] { trade.Id.Value }, findings = "刷单" })).Ok().Text("id");
        (await desk.PostAsync($"/api/operator/reviews/{review}/uphold", new { reasons = "As the order shows." })).Ok();
        await market.SettleAsync();
        Assert.Equal([others, second, trade.ListingId], await ListAsync("sellerCredit", word));
    }

    [Fact]
    public async Task ACreditWriterThatDies_BeforeOrAfterItsWrite_HasLeftWordOfIt_AndARelayThatDies_IsCalledAgain()
    {
        const string word = "kettle";
        Member seller = market.NewMember();
        string[] ids = [await seller.SellAsync(new Offer { Title = word }), await seller.SellAsync(new Offer { Title = word }), await market.NewMember().SellAsync(new Offer { Title = word })];
        await Reputation.GiveAsync(market, seller, 3);
        foreach (bool isWritten in new[] { false, true })
        {
            int before = await WaitingAsync();
            using HttpClient dying = new(new Dying(request => request.Method == HttpMethod.Post, isWritten));
            CreditStore credit = new(Tables(dying), market.Get<ListingAnnouncer>(), market.Get<PolicyCatalog>(), market.Get<TimeProvider>());
            await Assert.ThrowsAnyAsync<Exception>(() => credit.CountAsync(Reputation.Good(market, seller, 3), null, default));

            Assert.Equal(before + 1, await WaitingAsync());
            Assert.Equal(isWritten ? 4 : 3, (await market.Get<CreditStore>().ReadAsync(seller.Id, default)).AsSeller.Points);
        }

        // The message that nobody handed over falls due in twenty seconds; here it comes at once, to a relay that dies, and then again.
        Assert.Equal([ids[2], ids[1], ids[0]], await ListAsync("sellerCredit", word));
        int asked = 0;
        using HttpClient late = new(new Dying(_ => Interlocked.Increment(ref asked) > 3, isDone: false));
        await Assert.ThrowsAnyAsync<Exception>(() => RelayAsync(Indexer(late), ListingAnnouncement.OfRank(ListingId.From(ids[0]))));
        for (int time = 0; time < 2; time++)
        {
            await RelayAsync(market.Get<ListingIndexer>(), ListingAnnouncement.OfRank(seller.Id));
            await market.SettleAsync();
            Assert.Equal([ids[1], ids[0], ids[2]], await ListAsync("sellerCredit", word));
        }
    }

    [Fact]
    public async Task WhatIsSold_MovesUp_OnceForEachOrder_AlsoWhenWhoCountedItDied()
    {
        const string word = "lantern";
        Trade trade = await Trade.OfferedAsync(market, new Offer { Title = word, Stock = 9 });
        string newer = await trade.Seller.SellAsync(new Offer { Title = word });
        Assert.Equal([newer, trade.ListingId], await ListAsync("bestSelling", word));

        await trade.PlaceAsync();
        await trade.CompleteAsync();
        Assert.Equal([trade.ListingId, newer], await ListAsync("bestSelling", word));
        Assert.Equal([trade.ListingId, newer], (await ListAsync("bestSelling")).Intersect([trade.ListingId, newer]));

        // Counted by a process that died before it said so: the event comes again, three times.
        OrderId died = OrderId.For(trade.Buyer.Id, "died");
        await market.Get<SalesStore>().CountAsync(ListingId.From(newer), died, 2, default);
        Assert.Equal([trade.ListingId, newer], await ListAsync("bestSelling", word));
        object released = PublishedEvents.Released(died, newer, 2);
        await PublishedEvents.PublishAsync(market, [released, released, released]);
        await market.SettleAsync();
        Assert.Equal([newer, trade.ListingId], await ListAsync("bestSelling", word));
        Assert.Equal(2, await market.Get<SalesStore>().ReadAsync(ListingId.From(newer), default));
        Assert.Equal([2L, 1L], (await PageAsync("bestSelling", word)).Items.Select(item => item["sold"]!.GetValue<long>()));
    }

    private async Task<string[]> ListAsync(string sort, string? word = null, string more = "") => [.. (await PageAsync(sort, word, more)).Items.Select(item => item["id"]!.GetValue<string>())];

    private async Task<Reply> PageAsync(string sort, string? word, string more = "") =>
        (await market.SendAsync(new Ask(HttpMethod.Get, $"/api/listings?limit=100&sort={sort}{(word is null ? "" : $"&q={word}")}{more}"))).Ok();

    private async Task<int> WaitingAsync() => (await market.Queues.ListingEvents.GetPropertiesAsync()).Value.ApproximateMessagesCount;

    private MarketTables Tables(HttpClient http) =>
        new(new TableServiceClient(market.Storage, new TableClientOptions { Transport = new HttpClientTransport(http), Retry = { MaxRetries = 0 } }));

    private ListingIndexer Indexer(HttpClient http) =>
        new(Tables(http), market.Get<ListingStore>(), market.Get<SalesStore>(), market.Get<CreditStore>(), market.Get<PolicyCatalog>(), market.Get<TimeProvider>());

    private Task RelayAsync(ListingIndexer indexer, ListingAnnouncement announcement) =>
        ActivatorUtilities.CreateInstance<IndexListing>(market.Get<IServiceProvider>(), indexer).RunAsync(JsonSerializer.Serialize(announcement, MarketJson.Rows), default);

    /// <summary>The process dies at some requests, before they are done or after.</summary>
    private sealed class Dying(Func<HttpRequestMessage, bool> isAt, bool isDone) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (!isAt(request))
            {
                return await base.SendAsync(request, cancellationToken);
            }

            if (isDone)
            {
                (await base.SendAsync(request, cancellationToken)).Dispose();
            }

            throw new HttpRequestException("Dead.");
        }
    }
}
