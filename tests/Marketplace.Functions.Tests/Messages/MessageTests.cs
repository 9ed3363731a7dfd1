using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Messages;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Messages;

/// <summary>What two sides say to each other, over HTTP: before buying, on an order, and as evidence.</summary>
public sealed class MessageTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    [Fact]
    public async Task ABuyerAsks_TheSellerAnswers_AndBothListsSayWhatIsUnread()
    {
        Trade trade = await Trade.OfferedAsync(market);
        Reply asked = (await trade.Buyer.PostAsync($"/api/listings/{trade.ListingId}/messages", new { text = "还有货吗? 😀\nSize M?" })).Ok();
        string conversation = asked.Text("conversationId");
        Assert.Equal((201, 1L, "buyer"), (asked.Status, asked.Long("message.number"), asked.Text("message.by")));
        Assert.Equal((1, 1), await UnreadAsync(trade.Seller));
        Assert.Equal((0, 0), await UnreadAsync(trade.Buyer));

        JsonNode seen = Assert.Single((await trade.Seller.GetAsync("/api/conversations")).Ok().Items);
        Assert.Equal((conversation, trade.Buyer.Id.Value, "还有货吗? 😀 Size M?", 1), ($"{seen["id"]}", $"{seen["with"]}", $"{seen["lastLine"]}", seen["unread"]!.GetValue<int>()));
        (await trade.Seller.PostAsync($"/api/conversations/{conversation}/messages", new { text = "有的" })).Ok();
        (await trade.Seller.PostAsync($"/api/conversations/{conversation}/messages", new { text = "M and L." })).Ok();

        // Each is told once for what the other says within the hour.
        Assert.Equal(["messageReceived"], await ToldAsync(trade.Seller));
        Assert.Equal(["messageReceived"], await ToldAsync(trade.Buyer));

        // To answer is not to read.
        Assert.Equal(((1, 1), (1, 2)), (await UnreadAsync(trade.Seller), await UnreadAsync(trade.Buyer)));
        Assert.Equal(1, (await trade.Buyer.PostAsync($"/api/conversations/{conversation}/read", new { upTo = 2 })).Ok().Long("unread"));
        Assert.Equal(0, (await trade.Buyer.PostAsync($"/api/conversations/{conversation}/read", new { upTo = 3 })).Ok().Long("unread"));
        Assert.Equal(0, (await trade.Buyer.PostAsync($"/api/conversations/{conversation}/read", new { upTo = 1 })).Ok().Long("unread"));
        (await trade.Buyer.PostAsync($"/api/conversations/{conversation}/read", new { upTo = 4 })).Refused(422, "VALIDATION_FAILED");
        Assert.Equal((0, 0), await UnreadAsync(trade.Buyer));

        Reply page = (await trade.Buyer.GetAsync($"/api/listings/{trade.ListingId}/messages?after=1&limit=1")).Ok();
        Assert.Equal((3L, "有的", "\"3\""), (page.Long("count"), page.Text("items.0.text"), page.ETag));
        Assert.Single(page.Items);
        (await trade.Seller.GetAsync($"/api/listings/{trade.ListingId}/messages")).Refused(422, "OWN_LISTING");
        (await market.NewMember().GetAsync($"/api/conversations/{conversation}/messages")).Refused(404, "NOT_FOUND");
        Assert.Empty((await market.NewMember().GetAsync($"/api/listings/{trade.ListingId}/messages")).Ok().Items);
    }

    [Fact]
    public async Task TwentySayingsAtOnce_OfBothSides_AreNumberedWithoutGaps_AndTheListsAgree()
    {
        Trade trade = await Trade.PlacedAsync(market);
        string path = $"{trade.Path}/messages";
        Reply[] said = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? trade.Buyer : trade.Seller).PostAsync(path, new { text = $"Line {i}" })));

        Assert.Equal(Enumerable.Range(1, 20).Select(number => (long)number), said.Select(reply => reply.Ok().Long("message.number")).Order());
        Reply all = (await trade.Buyer.GetAsync($"{path}?limit=100")).Ok();
        Assert.Equal(20, all.Items.Select(item => item["text"]!.GetValue<string>()).Distinct().Count());
        Assert.Equal(((1, 10), (1, 10)), (await UnreadAsync(trade.Buyer), await UnreadAsync(trade.Seller)));
        foreach (Member side in new[] { trade.Buyer, trade.Seller })
        {
            JsonNode entry = Assert.Single((await side.GetAsync("/api/conversations")).Ok().Items);
            Assert.Equal((20, all.Items[^1]["text"]!.GetValue<string>()), (entry["count"]!.GetValue<int>(), entry["lastLine"]!.GetValue<string>()));
        }

        Assert.True((await trade.Buyer.GetAsync($"{trade.Path}/case")).Ok().At("messages.chainIntact")!.GetValue<bool>());
    }

    [Fact]
    public async Task WhatAProcessThatDied_DidNotTell_TheSweepTells()
    {
        Trade trade = await Trade.PlacedAsync(market);
        string conversation = (await trade.Buyer.PostAsync($"{trade.Path}/messages", new { text = "Hello?" })).Ok().Text("conversationId");
        await foreach (TableEntity row in market.Tables.ConversationLists.QueryAsync<TableEntity>($"PartitionKey eq '{trade.Seller.Id}'"))
        {
            await market.Tables.ConversationLists.DeleteEntityAsync(row.PartitionKey, row.RowKey);
        }

        Assert.Equal((0, 0), await UnreadAsync(trade.Seller));
        await new MessagesDue(market.Tables).PutAsync(MessagesDue.Of(ConversationId.From(conversation), "idem:x", market.Now.AddHours(-1)), default);
        await market.SweepDeadlinesAsync();

        Assert.Equal((1, 1), await UnreadAsync(trade.Seller));
        Assert.Empty(await DueAsync());
    }

    // The other side says something before the sweep comes: what is last is not what nobody was told.
    [Fact]
    public async Task WhatAProcessThatDied_DidNotTell_IsTold_ThoughTheOtherSideSpokeSince()
    {
        Trade trade = await Trade.PlacedAsync(market);
        string conversation = (await trade.Buyer.PostAsync($"{trade.Path}/messages", new { text = "Hello?" })).Ok().Text("conversationId");
        await foreach (TableEntity row in market.Tables.Notifications.QueryAsync<TableEntity>($"PartitionKey eq '{trade.Seller.Id}'"))
        {
            await market.Tables.Notifications.DeleteEntityAsync(row.PartitionKey, row.RowKey);
        }

        await new MessagesDue(market.Tables).PutAsync(MessagesDue.Of(ConversationId.From(conversation), "idem:x", market.Now.AddHours(-1)), default);
        (await trade.Seller.PostAsync($"{trade.Path}/messages", new { text = "When will you pay?" })).Ok();
        Assert.Empty(await ToldAsync(trade.Seller));
        await market.SweepDeadlinesAsync();

        Assert.Single(await ToldAsync(trade.Seller));
        Assert.Single(await ToldAsync(trade.Buyer));
    }

    [Fact]
    public async Task Flagged_IsDelivered_WithAWarning_AndDocumentsCount()
    {
        Trade trade = await Trade.PlacedAsync(market);
        Reply said = (await trade.Seller.PostAsync($"{trade.Path}/messages", new { text = "加我微信 linmei88，微信转账便宜20", documents = new[] { DisputedTrade.Document() } })).Ok();
        Assert.Equal(["messenger", "outsidePayment"], said.At("message.flags")!.AsArray().Select(flag => flag!.GetValue<string>()));

        JsonNode seen = Assert.Single((await trade.Buyer.GetAsync($"{trade.Path}/messages")).Ok().Items);
        Assert.Contains("nobody can get it back", seen["warning"]!.GetValue<string>());
        Assert.Equal("Photo", seen["documents"]![0]!["name"]!.GetValue<string>());
        (await trade.Seller.PostAsync($"{trade.Path}/messages", new { text = "  " })).Refused(422, "VALIDATION_FAILED");
        (await trade.Seller.PostAsync($"{trade.Path}/messages", new { text = new string('x', 1001) })).Refused(422, "VALIDATION_FAILED");
        (await trade.Seller.PostAsync($"{trade.Path}/messages", new { text = "My card: 4111 1111 1111 1111" })).Refused(422, "CARD_NUMBER");
        (await trade.Seller.PostAsync($"{trade.Path}/messages", new { text = "x", documents = new[] { new { name = "A", url = "http://files.example/1", sha256 = "0" } } })).Refused(422, "VALIDATION_FAILED");
    }

    [Fact]
    public async Task StaffReads_OnceADisputeOpened_AndEveryReadingIsWrittenDown()
    {
        DisputedTrade dispute = await DisputedTrade.AskedAsync(market);
        Trade trade = dispute.Trade;
        string conversation = (await trade.Buyer.PostAsync($"{trade.Path}/messages", new { text = "<b>It came scratched</b>" })).Ok().Text("conversationId");
        (Member arbiter, Member finance) = (dispute.Arbiter, market.NewMember("Finance"));
        string[] paths = [$"{trade.Path}/messages", $"/api/conversations/{conversation}/messages"];
        foreach (string path in paths)
        {
            (await arbiter.GetAsync(path)).Refused(404, "NOT_FOUND");
        }

        Assert.Null((await arbiter.GetAsync($"{trade.Path}/case")).Ok().At("messages"));
        Assert.Empty((await trade.Buyer.GetAsync($"{trade.Path}/disclosures")).Ok().Items);

        await dispute.EscalateAsync();
        foreach (string path in paths)
        {
            Assert.Equal("<b>It came scratched</b>", (await arbiter.GetAsync(path)).Ok().Text("items.0.text"));
            (await finance.GetAsync(path)).Refused(404, "NOT_FOUND");
        }

        Assert.Equal("<b>It came scratched</b>", (await arbiter.GetAsync($"{trade.Path}/case")).Ok().Text("messages.items.0.text"));
        Assert.Contains("&lt;b&gt;It came scratched", (await arbiter.GetAsync($"{trade.Path}/case/page")).Body);
        JsonNode[] noted = [.. (await trade.Seller.GetAsync($"{trade.Path}/disclosures")).Ok().Items];
        Assert.Equal(2, noted.Length);
        Assert.All(noted, note => Assert.Equal((arbiter.Id.Value, "messages"), ($"{note["to"]}", $"{note["fields"]![0]}")));
        (await arbiter.PostAsync(paths[0], new { text = "I write too." })).Refused(404, "NOT_FOUND");
    }

    [Fact]
    public async Task TooMany_WithinTheHour_AreRefused_AndTheNextHourIsOpen()
    {
        Trade trade = await Trade.PlacedAsync(market);
        for (int i = 0; i < 60; i += 3)
        {
            Reply[] said = await Task.WhenAll(Enumerable.Range(i, 3).Select(number => trade.Buyer.PostAsync($"{trade.Path}/messages", new { text = $"{number}" })));
            Assert.All(said, reply => reply.Ok());
        }

        (await trade.Buyer.PostAsync($"{trade.Path}/messages", new { text = "More" })).Refused(409, "TOO_MANY_MESSAGES");
        (await trade.Seller.PostAsync($"{trade.Path}/messages", new { text = "Me" })).Ok();

        await market.AdvanceAsync(TimeSpan.FromHours(1.1));
        (await trade.Buyer.PostAsync($"{trade.Path}/messages", new { text = "More" }, ifMatch: "\"60\"")).Refused(412, "PRECONDITION_FAILED");
        (await trade.Buyer.PostAsync($"{trade.Path}/messages", new { text = "More" }, ifMatch: "\"61\"")).Ok();
    }

    [Fact]
    public async Task WhoBeginsToAskAboutTooManyListings_IsRefused_AndGoesOnWhereAsked_AndTheNextHourIsOpen()
    {
        int most = market.Get<PolicyCatalog>().Current.Messages.NewPerHourMax;
        (Member seller, Member buyer, Member other) = (market.NewMember(), market.NewMember(), market.NewMember());
        string first = await seller.SellAsync();
        string[] listings = [first, .. await Task.WhenAll(Enumerable.Range(0, most).Select(_ => seller.SellAsync()))];
        Task<Reply> AskAsync(Member who, string listing, string? key = null) => who.PostAsync($"/api/listings/{listing}/messages", new { text = "Still there?" }, key);
        string key = Member.NewKey();
        Reply asked = (await AskAsync(buyer, first, key)).Ok();
        foreach (string listing in listings[1..most])
        {
            (await AskAsync(buyer, listing)).Ok();
        }

        (await AskAsync(buyer, listings[most])).Refused(409, "TOO_MANY_MESSAGES");
        Assert.Empty((await buyer.GetAsync($"/api/listings/{listings[most]}/messages")).Ok().Items);
        Assert.Equal(asked.Body, (await AskAsync(buyer, first, key)).Ok().Body);
        (await AskAsync(buyer, first)).Ok();
        (await AskAsync(other, listings[most])).Ok();

        // It is the beginning that counts: what was begun an hour ago is not new, however lately it was talked about.
        await market.AdvanceAsync(TimeSpan.FromMinutes(59));
        (await AskAsync(buyer, first)).Ok();
        (await AskAsync(buyer, listings[most])).Refused(409, "TOO_MANY_MESSAGES");
        await market.AdvanceAsync(TimeSpan.FromMinutes(2));
        (await AskAsync(buyer, listings[most])).Ok();
    }

    private async Task<List<TableEntity>> DueAsync()
    {
        List<TableEntity> rows = [];
        await foreach (TableEntity row in market.Tables.Deadlines.QueryAsync<TableEntity>("PartitionKey eq 'message'"))
        {
            rows.Add(row);
        }

        return rows;
    }

    private static async Task<IEnumerable<string>> ToldAsync(Member member) =>
        (await member.GetAsync("/api/notifications")).Ok().Items.Select(item => item["kind"]!.GetValue<string>()).Where(kind => kind == "messageReceived");

    private static async Task<(int, int)> UnreadAsync(Member member)
    {
        Reply reply = (await member.GetAsync("/api/conversations/unread-count")).Ok();
        return ((int)reply.Long("conversations"), (int)reply.Long("messages"));
    }
}
