using System.Text.Json;
using Marketplace.Domain;
using Marketplace.Domain.Notifications;
using Marketplace.Functions.Notifications;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Notifications;

public sealed class InboxTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    private static readonly string[] _seller = ["orderReleased", "orderPaid", "orderPlaced"];
    private static readonly string[] _buyer = ["orderShipped", "paymentReceived"];

    [Fact]
    public async Task AnOrder_TellsEachSideEachStepOnce_HoweverOftenItIsRelayed()
    {
        Trade trade = await Trade.ShippedAsync(market);
        (await trade.ActAsync(trade.Buyer, "confirm")).Ok();
        Assert.Equal(_seller.Concat(_buyer), await KindsOfBothAsync(trade));
        long version = (await trade.ReadAsync()).Long("version");

        for (int times = 0; times < 3; times++)
        {
            await market.Queues.OrderEvents.SendMessageAsync(JsonSerializer.Serialize(new OrderAnnouncement(trade.Id, 1, version, 0), MarketJson.Rows));
        }

        await market.SettleAsync();
        Assert.Equal(_seller.Concat(_buyer), await KindsOfBothAsync(trade));
    }

    [Fact]
    public async Task ManyWhoTellAtOnce_TellOnce()
    {
        Member member = market.NewMember();
        Notice notice = Notice.Of(member.Id, "low stock of lst_1 at 7", NoticeKind.LowStock, market.Now, new() { Title = "茶", Pieces = 2 });

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => market.Get<Notifier>().TellAsync(notice, default)));

        Reply inbox = (await member.GetAsync("/api/notifications")).Ok();
        Assert.Equal("Only 2 pieces of 茶 are left.", Assert.Single(inbox.Items)["text"]!.GetValue<string>());
        Assert.Equal(1, await UnreadAsync(member));
    }

    [Fact]
    public async Task Reading_OneAndAll_CountsDown_AndStaysRead()
    {
        Member member = market.NewMember();
        await TellAsync(member, 5);
        string[] ids = await IdsAsync(member, "");
        Assert.Equal((5, 5), (ids.Length, await UnreadAsync(member)));

        string key = Member.NewKey();
        (await member.PostAsync($"/api/notifications/{ids[1]}/read", key: key)).Ok();
        Assert.True((await member.PostAsync($"/api/notifications/{ids[1]}/read", key: key)).Replayed);
        (await member.PostAsync($"/api/notifications/{ids[1]}/read")).Ok();
        (await market.NewMember().PostAsync($"/api/notifications/{ids[2]}/read")).Refused(404, "NOT_FOUND");
        Assert.Equal(4, await UnreadAsync(member));
        string[] others = [ids[0], .. ids[2..]];
        Assert.Equal(others, await IdsAsync(member, "?unread=true"));

        (await member.PostAsync("/api/notifications/read")).Ok();
        Assert.Equal(0, await UnreadAsync(member));
        Assert.Empty(await IdsAsync(member, "?unread=true"));
        Assert.All((await member.GetAsync("/api/notifications")).Ok().Items, item => Assert.True(item["read"]!.GetValue<bool>()));

        await TellAsync(member, 1);
        Assert.Equal(1, await UnreadAsync(member));
        (await member.GetAsync("/api/notifications?unread=maybe")).Refused(400, "INVALID_QUERY");
    }

    [Fact]
    public async Task ManyUnread_AreCountedUpToALimit_AndPagedNewestFirst()
    {
        Member member = market.NewMember();
        await TellAsync(member, 103);

        Reply count = (await member.GetAsync("/api/notifications/unread-count")).Ok();
        Assert.Equal((99, true), (count.Long("unread"), count.At("more")!.GetValue<bool>()));
        Reply first = (await member.GetAsync("/api/notifications?limit=100")).Ok();
        Reply second = (await member.GetAsync($"/api/notifications?limit=100&cursor={first.Text("nextCursor")}")).Ok();
        Assert.Equal((100, 3), (first.Items.Count, second.Items.Count));
        string[] ids = [.. first.Items.Concat(second.Items).Select(item => item["id"]!.GetValue<string>())];
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        (await market.NewMember().GetAsync($"/api/notifications?limit=100&cursor={first.Text("nextCursor")}")).Refused(400, "INVALID_QUERY");
    }

    [Fact]
    public async Task OldNotices_AreShownNoMore()
    {
        Member member = market.NewMember();
        await TellAsync(member, 1, market.Now.AddDays(-181));
        await TellAsync(member, 1, market.Now.AddDays(-179));

        Assert.Single(await IdsAsync(member, ""));
        Assert.Equal(1, await UnreadAsync(member));
    }

    [Fact]
    public async Task TheInbox_SpeaksTheMembersLanguage()
    {
        Trade trade = await Trade.PaidAsync(market);
        (await trade.Buyer.PatchAsync("/api/members/me", new { language = "zh-CN" })).Ok();

        Reply inbox = (await trade.Buyer.GetAsync("/api/notifications")).Ok();
        string text = Assert.Single(inbox.Items)["text"]!.GetValue<string>();
        Assert.Contains("由平台保管", text, StringComparison.Ordinal);
        Assert.Contains(" 元", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatHappensToAnAccount_IsTold()
    {
        Member member = market.NewMember();
        (await member.PostAsync("/api/members/me/payment-password", new { password = "correct horse", securityQuestion = "Street?", securityAnswer = "Plum Lane" })).Ok();
        for (int tries = 0; tries < 2; tries++)
        {
            (await member.PostAsync("/api/members/me/payment-password/verifications", new { password = "wrong horse" })).Refused(403, "PAYMENT_PASSWORD_WRONG");
        }

        Payee payee = await Payee.ReadyAsync(market);
        string payout = await payee.WithdrawAsync();
        await market.SettleAsync();

        await market.AdvanceAsync(TimeSpan.FromHours(3));
        Assert.Equal("paid", await payee.StateAsync(payout));
        Assert.Equal(["paymentPasswordLocked", "paymentPasswordSet"], await KindsAsync(member));
        string[] told = await KindsAsync(payee.Member);
        Assert.Single(told, "payoutPaid");
        Assert.Single(told, "bankAccountChanged");
        Assert.Single(told, "identityVerified");
    }

    [Fact]
    public async Task ABadRating_IsToldToTheSeller()
    {
        Trade trade = await Trade.ShippedAsync(market);
        (await trade.ActAsync(trade.Buyer, "confirm")).Ok();
        (await trade.ActAsync(trade.Buyer, "ratings", new { score = "bad", comment = "Broken." })).Ok();
        Assert.DoesNotContain("badRating", await KindsAsync(trade.Seller, trade));
        (await trade.ActAsync(trade.Seller, "ratings", new { score = "good" })).Ok();

        Assert.Equal("badRating", (await KindsAsync(trade.Seller, trade))[0]);
        Assert.Equal("ratingsRevealed", (await KindsAsync(trade.Buyer, trade))[0]);
    }

    private async Task TellAsync(Member member, int count, DateTimeOffset? atUtc = null)
    {
        DateTimeOffset at = atUtc ?? market.Now.AddMilliseconds(-count);
        foreach (int number in Enumerable.Range(0, count))
        {
            Notice notice = Notice.Of(member.Id, $"test {number} {at.UtcTicks}", NoticeKind.LowStock, at.AddTicks(number), new() { Title = "Tea", Pieces = number });
            await market.Get<InboxStore>().AddAsync(notice, default);
        }
    }

    private static async Task<string[]> IdsAsync(Member member, string query) =>
        [.. (await member.GetAsync($"/api/notifications{query}")).Ok().Items.Select(item => item["id"]!.GetValue<string>())];

    private static async Task<long> UnreadAsync(Member member) => (await member.GetAsync("/api/notifications/unread-count")).Ok().Long("unread");

    private static async Task<string[]> KindsOfBothAsync(Trade trade) => [.. await KindsAsync(trade.Seller, trade), .. await KindsAsync(trade.Buyer, trade)];

    private static async Task<string[]> KindsAsync(Member member, Trade? about = null) =>
    [
        .. (await member.GetAsync("/api/notifications?limit=100")).Ok().Items
            .Where(item => about is null || item["orderId"]?.GetValue<string>() == about.Id.Value)
            .Select(item => item["kind"]!.GetValue<string>()),
    ];
}
