using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Functions.Messages;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Messages;

/// <summary>Messages that lead off the market reach operators without a dispute: listed without what they say, read under everybody's eyes, and decided as any case.</summary>
[Collection(StillMarketTests.Name)]
public sealed class FlagTests(MarketFixture market)
{
    private const string Flags = "/api/operator/flagged-messages";
    private const string Bait = "加我微信 linmei88，微信转账便宜20";
    private readonly Member _desk = market.NewMember(StaffRoles.Operator);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AFlaggedMessage_IsListedWithoutItsText_AndWhoReadsIt_IsSeenByBothSides(bool ofOrder)
    {
        (Trade trade, string conversation) = await BaitedAsync(ofOrder);
        (await trade.Buyer.PostAsync($"/api/conversations/{conversation}/messages", new { text = "No, thank you." })).Ok();
        JsonNode listed = await ListedAsync(conversation, "open");
        Assert.Equal((trade.Seller.Id.Value, trade.Buyer.Id.Value, "messenger outsidePayment"), ($"{listed["senderId"]}", $"{listed["otherId"]}", string.Join(' ', listed["flags"]!.AsArray())));
        Assert.DoesNotContain("linmei88", listed.ToJsonString(), StringComparison.Ordinal);
        (await _desk.GetAsync($"/api/conversations/{conversation}/messages")).Refused(404, "NOT_FOUND");
        string disclosures = $"/api/conversations/{conversation}/disclosures";
        Assert.Empty((await trade.Seller.GetAsync(disclosures)).Ok().Items);

        Reply read = (await _desk.GetAsync($"{Flags}/{listed["id"]}?limit=100")).Ok();
        Assert.Contains(read.At("messages.items")!.AsArray(), message => message!["text"]!.GetValue<string>() == Bait);
        foreach (Member side in new[] { trade.Buyer, trade.Seller })
        {
            JsonNode[] noted = [.. (await side.GetAsync(disclosures)).Ok().Items];
            Assert.Equal(new[] { trade.Buyer.Id.Value, trade.Seller.Id.Value }.Order(), noted.Select(note => $"{note["of"]}").Order());
            Assert.All(noted, note => Assert.Equal((_desk.Id.Value, "messages"), ($"{note["to"]}", $"{note["fields"]![0]}")));
        }

        Assert.Equal(ofOrder ? 2 : 0, ofOrder ? (await trade.Buyer.GetAsync($"{trade.Path}/disclosures")).Ok().Items.Count : 0);
        (await market.NewMember().GetAsync(disclosures)).Refused(404, "NOT_FOUND");
        (await _desk.GetAsync(disclosures)).Refused(404, "NOT_FOUND");
        (await _desk.GetAsync($"{Flags}?state=unknown")).Refused(400, "INVALID_QUERY");
    }

    [Fact]
    public async Task Cleared_ItIsNobodysToReadAnyMore_AndDecidedOnce()
    {
        (Trade trade, string conversation) = await BaitedAsync(ofOrder: false);
        string id = $"{(await ListedAsync(conversation, "open"))["id"]}";
        (await trade.Seller.As(StaffRoles.Operator).PostAsync($"{Flags}/{id}/clear", new { reasons = "I meant well." })).Refused(403, "ARBITER_IS_PARTY");
        (await _desk.PostAsync($"{Flags}/{id}/clear", new { reasons = " " })).Refused(422, "VALIDATION_FAILED");
        (await _desk.PostAsync($"{Flags}/{id}/clear", new { reasons = "A name, no messenger." }, ifMatch: "\"7\"")).Refused(412, "PRECONDITION_FAILED");
        string key = Member.NewKey();
        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _desk.PostAsync($"{Flags}/{id}/clear", new { reasons = "A name, no messenger." }, key)));

        Assert.All(replies, reply => Assert.Equal("A name, no messenger.", reply.Ok().Text("clearance.reasons")));
        (await _desk.PostAsync($"{Flags}/{id}/review", new { findings = "Pays elsewhere." })).Refused(409, "FLAG_STATE");
        (await _desk.GetAsync($"{Flags}/{id}")).Refused(404, "NOT_FOUND");
        Assert.Equal("cleared", $"{(await ListedAsync(conversation, "cleared"))["state"]}");
        Assert.Null(await FindAsync(conversation, "open"));
    }

    [Fact]
    public async Task Reviewed_ItIsACaseAgainstTheSender_WithPointsOnceUpheld()
    {
        (Trade trade, string conversation) = await BaitedAsync(ofOrder: true);
        string id = $"{(await ListedAsync(conversation, "open"))["id"]}";

        Reply opened = (await _desk.PostAsync($"{Flags}/{id}/review", new { findings = "要求平台外付款" })).Ok();
        Assert.Equal((201, "open", "offMarket", trade.Seller.Id.Value, id), (opened.Status, opened.Text("state"), opened.Text("kind"), opened.Text("accused"), opened.Text("flag")));
        Assert.Equal(opened.Text("id"), $"{(await ListedAsync(conversation, "reviewed"))["reviewId"]}");
        (await _desk.PostAsync($"{Flags}/{id}/review", new { findings = "Again." })).Refused(409, "FLAG_STATE");
        (await _desk.PostAsync($"/api/operator/reviews/{opened.Text("id")}/uphold", new { reasons = "The message says so." })).Ok();

        Assert.Equal(6, (await trade.Seller.GetAsync("/api/members/me/offences")).Ok().Long("penaltyPoints"));
        (await _desk.GetAsync($"{Flags}/{id}")).Ok();
    }

    [Fact]
    public async Task WhatAProcessThatDied_DidNotNote_TheSweepDoes_AndReopensNothing()
    {
        (Trade trade, string conversation) = await BaitedAsync(ofOrder: false);
        (await trade.Seller.PostAsync($"/api/conversations/{conversation}/messages", new { text = "Or call +86 138 0013 8000" })).Ok();
        JsonNode[] open = [.. (await AllAsync("open")).Where(item => $"{item["conversationId"]}" == conversation)];
        Assert.Equal(2, open.Length);
        (await _desk.PostAsync($"{Flags}/{open[0]["id"]}/clear", new { reasons = "A number of parts." })).Ok();
        string lost = $"{open[1]["id"]}";
        await foreach (TableEntity row in market.Tables.Reviews.QueryAsync<TableEntity>())
        {
            await (row.RowKey.EndsWith(lost, StringComparison.Ordinal) ? market.Tables.Reviews.DeleteEntityAsync(row.PartitionKey, row.RowKey) : Task.CompletedTask);
        }

        (await trade.Buyer.PostAsync($"/api/conversations/{conversation}/messages", new { text = "No." })).Ok();
        await new MessagesDue(market.Tables).PutAsync(MessagesDue.Of(ConversationId.From(conversation), "idem:x", market.Now.AddHours(-1)) with { After = 1 }, default);
        await market.SweepDeadlinesAsync();

        Assert.Equal(lost, $"{(await ListedAsync(conversation, "open"))["id"]}");
        Assert.Equal($"{open[0]["id"]}", $"{(await ListedAsync(conversation, "cleared"))["id"]}");
    }

    // The seller leads a buyer, who has asked, away.
    private async Task<(Trade Trade, string Conversation)> BaitedAsync(bool ofOrder)
    {
        Trade trade = ofOrder ? await Trade.PlacedAsync(market) : await Trade.OfferedAsync(market);
        string path = ofOrder ? $"{trade.Path}/messages" : $"/api/listings/{trade.ListingId}/messages";
        string conversation = (await trade.Buyer.PostAsync(path, new { text = "Is it still there?" })).Ok().Text("conversationId");
        (await trade.Seller.PostAsync($"/api/conversations/{conversation}/messages", new { text = Bait })).Ok();
        return (trade, conversation);
    }

    private async Task<JsonNode> ListedAsync(string conversation, string state) => await FindAsync(conversation, state) ?? throw new InvalidOperationException($"Nothing of {conversation} is {state}.");

    private async Task<JsonNode?> FindAsync(string conversation, string state) => (await AllAsync(state)).SingleOrDefault(item => $"{item["conversationId"]}" == conversation);

    private async Task<IEnumerable<JsonNode>> AllAsync(string state) => (await _desk.GetAsync($"{Flags}?state={state}&limit=100")).Ok().Items;
}
