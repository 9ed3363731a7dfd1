using System.Text.Json;
using System.Text.Json.Nodes;
using Marketplace.Domain;
using Marketplace.Domain.Notifications;
using Marketplace.Functions.Notifications;
using Marketplace.Functions.Notifications.Deliveries;
using Marketplace.Functions.Notifications.Webhooks;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Functions.Tests.Notifications;

public sealed class WebhookTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    private readonly WebhookId _id = WebhookId.For(market.NewMember().Id, "one of these tests");

    [Fact]
    public async Task ANotice_IsHandedOverOnce_Signed()
    {
        await using HookSink sink = await HookSink.StartAsync();
        Trade trade = await Trade.OfferedAsync(market);
        Reply added = (await trade.Seller.PostAsync("/api/members/me/webhooks", new { url = sink.Url })).Ok();
        await trade.PlaceAsync();
        string again = JsonSerializer.Serialize(new DeliveryMessage(await OnlyNoticeAsync(trade.Seller), added.Text("id")), MarketJson.Rows);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => market.Queues.NotificationWebhooks.SendMessageAsync(again)));
        await market.SettleAsync();

        SunkCall call = Assert.Single(sink.Calls);
        JsonNode body = JsonNode.Parse(call.Body)!;
        Assert.Equal(("orderPlaced", trade.Id.Value, call.Delivery), (body["kind"]!.GetValue<string>(), body["orderId"]!.GetValue<string>(), body["id"]!.GetValue<string>()));
        Assert.True(WebhookSignature.IsValid(call.Signature, added.Text("secret"), call.Body, market.Now));
        Assert.False(WebhookSignature.IsValid(call.Signature, "another secret", call.Body, market.Now));
        Assert.DoesNotContain("secret", (await trade.Seller.GetAsync("/api/members/me/webhooks")).Ok().Body, StringComparison.Ordinal);
        Assert.Empty(await Rows.WithAsync(market, added.Text("secret")));
    }

    [Fact]
    public async Task AHookThatFails_IsTriedAgainEverLater_GivenUp_AndSentAgainByHand()
    {
        await using HookSink sink = await HookSink.StartAsync();
        sink.Status = 503;
        Member member = market.NewMember();
        string id = (await member.PostAsync("/api/members/me/webhooks", new { url = sink.Url })).Ok().Text("id");
        Notice notice = Notice.Of(member.Id, "hook", NoticeKind.LowStock, market.Now, new() { Title = "Tea", Pieces = 1 });
        await market.Get<InboxStore>().AddAsync(notice, default);
        SentMessages sent = new();
        CallWebhooks caller = CallerThatSendsTo(sent);
        DeliveryMessage first = new(notice, id);
        string list = $"/api/members/me/webhooks/{id}/deliveries";

        await caller.RunAsync(JsonSerializer.Serialize(first, MarketJson.Rows), default);
        (await member.PostAsync($"{list}/{notice.Id}/replay")).Refused(409, "DELIVERY_STATE");
        for (int tries = 1; tries < 7; tries++)
        {
            // The message of each next try, twice: the second has been overtaken.
            await caller.RunAsync(sent.All[^1].Text, default);
            await caller.RunAsync(JsonSerializer.Serialize(first with { Tries = tries }, MarketJson.Rows), default);
        }

        Assert.Equal([30, 300, 1800, 7200, 21600, 43200], sent.All.Select(message => message.VisibleInSeconds));
        Assert.Equal(7, sink.Calls.Count);
        Assert.Equal("failed", Assert.Single((await member.GetAsync($"{list}?failed=true")).Ok().Items)["state"]!.GetValue<string>());

        sink.Status = 204;
        string key = Member.NewKey();
        (await member.PostAsync($"{list}/{notice.Id}/replay", key: key)).Ok();
        Assert.True((await member.PostAsync($"{list}/{notice.Id}/replay", key: key)).Replayed);
        await caller.RunAsync(JsonSerializer.Serialize(first with { Round = 1 }, MarketJson.Rows), default);
        await caller.RunAsync(JsonSerializer.Serialize(first with { Round = 1 }, MarketJson.Rows), default);
        Assert.Equal((8, 1), (sink.Calls.Count, sink.Calls.Select(call => call.Delivery).Distinct().Count()));
        Assert.Empty((await member.GetAsync($"{list}?failed=true")).Ok().Items);
        Assert.Equal("delivered", Assert.Single((await member.GetAsync(list)).Ok().Items)["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task AReplayAheadOfItsCommit_IsPutOff_AndWhoeverIsAtIt_IsWaitedFor()
    {
        Member member = market.NewMember();
        Notice notice = Notice.Of(member.Id, "replay", NoticeKind.LowStock, market.Now, new());
        SentMessages sent = new();
        DeliveryDesk desk = DeskThatSendsTo(sent);
        Task<Attempt> Never(CancellationToken _) => throw new InvalidOperationException("It was tried.");

        await desk.HandleAsync(new(notice, "whk_x", Round: 1), Never, default);
        await Assert.ThrowsAsync<TimeoutException>(() => desk.HandleAsync(new(notice, "whk_x"), _ => throw new TimeoutException("The process dies."), default));
        await desk.HandleAsync(new(notice, "whk_x"), Never, default);

        // The claim of the process that died runs out, and the next one tries.
        Assert.Equal([1, 121], sent.All.Select(message => message.VisibleInSeconds));
    }

    [Fact]
    public async Task ARedirect_IsNotFollowed()
    {
        await using HookSink inside = await HookSink.StartAsync();
        await using HookSink sink = await HookSink.StartAsync();
        (sink.Status, sink.RedirectTo) = (307, inside.Url.AbsoluteUri);

        Attempt attempt = await market.Get<WebhookSender>().SendAsync(new(_id, sink.Url, market.Now), NoticeOf().Id, "{}", default);

        Assert.Equal(("It answered 307.", 1, 0), (attempt.Problem, sink.Calls.Count, inside.Calls.Count));
    }

    [Fact]
    public async Task AddressesThatAreNotPublic_AreNotCalled_WhateverNameLeadsThere()
    {
        await using HookSink sink = await HookSink.StartAsync();
        using HttpClient http = new(PublicConnection.Handler(allowPrivate: false));
        WebhookSender sender = ActivatorUtilities.CreateInstance<WebhookSender>(market.Get<IServiceProvider>(), http);

        foreach (string host in new[] { "127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "2130706433" })
        {
            Uri url = new($"http://{host}:{sink.Url.Port}/hook");
            Assert.Equal("It could not be called.", (await sender.SendAsync(new(_id, url, market.Now), NoticeOf().Id, "{}", default)).Problem);
        }

        Assert.Empty(sink.Calls);
    }

    [Fact]
    public async Task Webhooks_AreLimited_AndRemoved()
    {
        Member member = market.NewMember();
        string key = Member.NewKey();
        Reply first = (await member.PostAsync("/api/members/me/webhooks", new { url = "https://shop.example/1" }, key)).Ok();
        Assert.Equal(first.Body, (await member.PostAsync("/api/members/me/webhooks", new { url = "https://shop.example/1" }, key)).Ok().Body);
        Reply[] more = await Task.WhenAll(Enumerable.Range(2, 8).Select(number => member.PostAsync("/api/members/me/webhooks", new { url = $"https://shop.example/{number}" })));
        Assert.Equal((4, 4), (more.Count(reply => reply.Status == 201), more.Count(reply => reply.Status == 409 && reply.Code == "WEBHOOK_LIMIT")));

        string path = $"/api/members/me/webhooks/{first.Text("id")}";
        Reply left = (await market.SendAsync(new Ask(HttpMethod.Delete, path) { Token = member.Token })).Ok();
        Assert.Equal(4, left.Items.Count);
        Assert.Equal(left.Body, (await market.SendAsync(new Ask(HttpMethod.Delete, path) { Token = member.Token })).Ok().Body);
        (await member.GetAsync($"{path}/deliveries")).Refused(404, "NOT_FOUND");
    }

    private Notice NoticeOf() => Notice.Of(market.NewMember().Id, "x", NoticeKind.LowStock, market.Now, new());

    private async Task<Notice> OnlyNoticeAsync(Member member)
    {
        string id = Assert.Single((await member.GetAsync("/api/notifications")).Ok().Items, item => item["kind"]!.GetValue<string>() == "orderPlaced")["id"]!.GetValue<string>();
        return (await market.Get<InboxStore>().FindAsync(member.Id, NoticeId.From(id), default))!;
    }

    private DeliveryDesk DeskThatSendsTo(SentMessages sent)
    {
        DeliveryQueues queues = new(sent.QueuesOf(market));
        return ActivatorUtilities.CreateInstance<DeliveryDesk>(market.Get<IServiceProvider>(), queues);
    }

    private CallWebhooks CallerThatSendsTo(SentMessages sent) => ActivatorUtilities.CreateInstance<CallWebhooks>(market.Get<IServiceProvider>(), DeskThatSendsTo(sent));
}
