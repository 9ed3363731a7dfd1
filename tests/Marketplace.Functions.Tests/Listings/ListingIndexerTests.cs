using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Search;
using Marketplace.Functions.Credit;
using Marketplace.Functions.Listings;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Platform.Storage;
using Marketplace.Functions.Sales;
using Marketplace.Functions.Tests.Platform.Telemetry;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Listings;

[Collection(StillMarketTests.Name)]
public sealed class ListingIndexerTests(MarketFixture market)
{
    [Fact]
    public async Task ARunThatDies_Anywhere_LeavesNothingThatTheNextDoesNotMend()
    {
        Trade trade = await Trade.OfferedAsync(market);
        ListingId id = ListingId.From(trade.ListingId);
        for (int requests = 2; requests <= 62; requests += 6)
        {
            (await trade.Seller.PatchAsync($"/api/listings/{id}", Edit(requests))).Ok();
            await market.SettleAsync();
            await EditUntoldAsync(id, requests + 1000);
            using HttpClient http = new(new DiesAfter(requests));
            await Assert.ThrowsAnyAsync<Exception>(() => Indexer(http).IndexAsync(id, default));

            await market.Get<ListingIndexer>().IndexAsync(id, default);
            await market.SettleAsync();
            Assert.Equal(await ExpectedAsync(id), await RowsAsync(id));
        }
    }

    [Fact]
    public async Task WhatIsDone_IsNotDoneAgain()
    {
        Trade trade = await Trade.OfferedAsync(market);
        using Measured measured = new(market);

        await market.Get<ListingIndexer>().IndexAsync(ListingId.From(trade.ListingId), default);

        // The book, the listing, its sales, its seller's level.
        Assert.Equal(4, measured.Sum("storage.transactions"));
    }

    [Fact]
    public async Task ARunWhoseBookIsTaken_ForTheSameRows_LeavesThemToTheOther()
    {
        Trade trade = await Trade.OfferedAsync(market);
        ListingId id = ListingId.From(trade.ListingId);
        await market.Tables.ListingIndex.DeleteEntityAsync($"listing:{id}", "book");
        using OvertakenOnce overtaken = new(() => market.Get<ListingIndexer>().IndexAsync(id, default));
        using HttpClient http = new(overtaken);

        await Indexer(http).IndexAsync(id, default);

        Assert.Equal(1, overtaken.Times);
        Assert.Equal((await ExpectedAsync(id)).Length, overtaken.RowsWritten);
        Assert.Equal(await ExpectedAsync(id), await RowsAsync(id));
    }

    [Fact]
    public async Task FortyRunsAtOnce_EndAtTheFirstTry()
    {
        Trade trade = await Trade.OfferedAsync(market);
        ListingId id = ListingId.From(trade.ListingId);
        (await trade.Seller.PatchAsync($"/api/listings/{id}", Edit(1))).Ok();

        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => market.Get<ListingIndexer>().IndexAsync(id, default)));

        await market.SettleAsync();
        Assert.Equal(await ExpectedAsync(id), await RowsAsync(id));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task ABookThatWasWritten_ThoughWeWereToldThatItWasNot_IsOurs(int write)
    {
        Trade trade = await Trade.OfferedAsync(market);
        ListingId id = await ActivateUntoldAsync(trade);
        using RefusedBook refused = new(write, isDone: true);
        using HttpClient http = new(refused);

        await Indexer(http).IndexAsync(id, default);

        Assert.True(refused.BookWrites > write - 1);
        Assert.Equal(await ExpectedAsync(id), await RowsAsync(id));
        Assert.True((await BookAsync(id)).IsDone);
    }

    [Fact]
    public async Task ABookThatADeadRunLeft_IsNotLeftToIt_BecauseTheFirstWriteOfItFailed()
    {
        Trade trade = await Trade.OfferedAsync(market);
        ListingId id = await ActivateUntoldAsync(trade);
        using HttpClient dying = new(new DiesAfter(6));
        await Assert.ThrowsAnyAsync<Exception>(() => Indexer(dying).IndexAsync(id, default));
        using RefusedBook refused = new(1, isDone: false);
        using HttpClient http = new(refused);

        await Indexer(http).IndexAsync(id, default);

        Assert.Equal(await ExpectedAsync(id), await RowsAsync(id));
        Assert.True((await BookAsync(id)).IsDone);
    }

    [Fact]
    public async Task ANewLevel_ThatIsToldBeforeTheRowsAreThere_IsSeenByWhoWritesThem()
    {
        Trade trade = await Trade.OfferedAsync(market);
        ListingId id = await ActivateUntoldAsync(trade);
        using OvertakenOnce overtaken = new(() => Reputation.GiveAsync(market, trade.Seller, 4));
        using HttpClient http = new(overtaken);

        await Indexer(http).IndexAsync(id, default);

        Assert.Equal(await ExpectedAsync(id, level: 1), await RowsAsync(id));
    }

    [Fact]
    public async Task RunsAtOnce_WhileTheListingChanges_EndWithWhatItIs()
    {
        Trade trade = await Trade.OfferedAsync(market);
        ListingId id = ListingId.From(trade.ListingId);
        Task edits = Task.Run(async () =>
        {
            for (int edit = 0; edit < 6; edit++)
            {
                (await trade.Seller.PatchAsync($"/api/listings/{id}", Edit(edit))).Ok();
            }
        });
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => market.Get<ListingIndexer>().IndexAsync(id, default)).Append(edits));
        await market.SettleAsync();
        Assert.Equal(await ExpectedAsync(id), await RowsAsync(id));

        (await trade.Seller.PostAsync($"/api/listings/{id}/delist")).Ok();
        await market.SettleAsync();
        Assert.Empty(await RowsAsync(id));
    }

    private static object Edit(int number) => new { title = $"纯棉T恤 number{number} red", price = Offer.Money(1_000 + number), category = number % 2 == 0 ? "clothing" : "shoes" };

    // Nobody was told, so no other run is about.
    private async Task EditUntoldAsync(ListingId id, int number)
    {
        ListingStore store = market.Get<ListingStore>();
        StoredListing listed = (await store.ReadAsync(id, default))!;
        ListingContent content = listed.Listing.Content with { Title = $"纯棉T恤 number{number} blue", Price = new(1_000 + number, listed.Listing.Content.Price.Currency), Category = "home" };
        Assert.True(await store.TryWriteAsync(listed, listed.Listing.Edit(content, null, market.Get<PolicyCatalog>().Current, market.Now).Value, null, null, default));
    }

    // For sale again, and nobody was told.
    private async Task<ListingId> ActivateUntoldAsync(Trade trade)
    {
        ListingId id = ListingId.From(trade.ListingId);
        (await trade.Seller.PostAsync($"/api/listings/{id}/pause")).Ok();
        await market.SettleAsync();
        Assert.Empty(await RowsAsync(id));
        ListingStore store = market.Get<ListingStore>();
        StoredListing paused = (await store.ReadAsync(id, default))!;
        Assert.True(await store.TryWriteAsync(paused, paused.Listing.MoveTo(ListingState.Active, market.Now).Value, null, null, default));
        return id;
    }

    private async Task<IndexBook> BookAsync(ListingId id) =>
        MarketJson.Read<IndexBook>(LongText.Read((await market.Tables.ListingIndex.FindAsync($"listing:{id}", "book", default))!, "Data")!);

    private ListingIndexer Indexer(HttpClient http)
    {
        MarketTables tables = new(new TableServiceClient(market.Storage, new TableClientOptions { Transport = new HttpClientTransport(http), Retry = { MaxRetries = 0 } }));
        TimeProvider time = market.Get<TimeProvider>();
        return new(tables, new ListingStore(tables), new SalesStore(tables, time), market.Get<CreditStore>(), market.Get<PolicyCatalog>(), time);
    }

    private async Task<string[]> ExpectedAsync(ListingId id, int level = 0)
    {
        Listing listing = (await market.Get<ListingStore>().ReadAsync(id, default))!.Listing;
        ListingFootprint footprint = new(
            id, listing.SellerId, listing.CreatedUtc, listing.Content.Category, listing.Content.Price, 0, level, SearchTerms.Of(listing.Content, market.Get<PolicyCatalog>().Current.Catalogue));
        return [.. footprint.Keys().Select(key => $"{key.Partition} {key.Row} {listing.Content.Title}").Order(StringComparer.Ordinal)];
    }

    private async Task<string[]> RowsAsync(ListingId id)
    {
        List<string> rows = [];
        await foreach (TableEntity row in market.Tables.ListingIndex.QueryAsync<TableEntity>())
        {
            if (row.RowKey.EndsWith(id.Value, StringComparison.Ordinal) && !row.PartitionKey.StartsWith("mine:", StringComparison.Ordinal))
            {
                rows.Add($"{row.PartitionKey} {row.RowKey} {ListingIndex.ItemOf(row).Title}");
            }
        }

        return [.. rows.Order(StringComparer.Ordinal)];
    }

    /// <summary>Before the book is written over, something else happens to the end.</summary>
    private sealed class OvertakenOnce(Func<Task> overtakeAsync) : DelegatingHandler(new SocketsHttpHandler())
    {
        private int _rowsWritten;

        public int Times { get; private set; }

        public int RowsWritten => _rowsWritten;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Put && request.Headers.Contains("If-Match") && Times++ == 0)
            {
                await overtakeAsync();
            }
            else if (request.Method == HttpMethod.Put && !request.Headers.Contains("If-Match"))
            {
                Interlocked.Increment(ref _rowsWritten);
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }

    /// <summary>One write of the book is refused; perhaps it was done, as a second try is refused whose first was done and not heard of.</summary>
    private sealed class RefusedBook(int write, bool isDone) : DelegatingHandler(new SocketsHttpHandler())
    {
        public int BookWrites { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            bool isRefused = request.Method == HttpMethod.Put && request.Headers.Contains("If-Match") && ++BookWrites == write;
            if (isRefused && !isDone)
            {
                return Refusal(request);
            }

            HttpResponseMessage answer = await base.SendAsync(request, cancellationToken);
            if (!isRefused)
            {
                return answer;
            }

            answer.Dispose();
            return Refusal(request);
        }

        private static HttpResponseMessage Refusal(HttpRequestMessage request) =>
            new(System.Net.HttpStatusCode.PreconditionFailed) { RequestMessage = request, Content = new StringContent("{}") };
    }

    private sealed class DiesAfter(int requests) : DelegatingHandler(new SocketsHttpHandler())
    {
        private int _made;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Interlocked.Increment(ref _made) > requests ? throw new HttpRequestException("Dead.") : await base.SendAsync(request, cancellationToken);
    }
}
