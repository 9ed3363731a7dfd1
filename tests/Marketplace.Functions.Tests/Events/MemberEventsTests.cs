using Azure.Messaging;
using Azure.Storage.Queues.Models;
using LocalFunctions.Hosting;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Events;

/// <summary>
/// What happens to members and on their accounts, over HTTP: while the topic is away it waits, and each event arrives once afterwards. What it is about, the
/// member is told, too.
/// </summary>
public sealed class MemberEventsTests(EventfulMarketFixture market) : IClassFixture<EventfulMarketFixture>
{
    private readonly Member _desk = market.NewMember(StaffRoles.Operator);

    [Fact]
    public async Task Payouts_AreTold_FromTheBalanceToTheBankAndBack()
    {
        Payee payee = await Payee.ReadyAsync(market, "0004");
        string payout = await WhileTheTopicIsAwayAsync(2, async () => (await payee.AskAsync(30_000)).Text("id"));
        await market.AdvanceAsync(TimeSpan.FromHours(96));

        Assert.Equal("returned", await payee.StateAsync(payout));
        CloudEvent[] told = Told(payout);
        Assert.Equal(["payout.requested", "payout.processing", "payout.paid", "payout.returned"], Names(told));
        Assert.All(told, one => Assert.Contains($"\"facts\":{{\"payoutId\":\"{payout}\",\"amount\":{{\"amountMinor\":30000,\"currency\":\"CNY\"}}}}", one.Data!.ToString(), StringComparison.Ordinal));
        AssertNothingPersonal(told, "0004", Payee.Name);
    }

    [Fact]
    public async Task ABondsLife_IsTold_ToItsSellerAndToOthers()
    {
        Trade trade = await Trade.GuaranteedAsync(market, new Offer { PriceMinor = 40_000, FreightMinor = 0 });
        string seller = trade.Seller.Id.Value;
        string claim = await trade.FileClaimAsync("counterfeitTriple");
        await WhileTheTopicIsAwayAsync(2, () => ActAsync(trade.Seller, $"/api/claims/{claim}/accept", null));

        // Nothing else waits for these days.
        DateTimeOffset due = (await trade.Seller.GetAsync("/api/members/me/guarantees")).Ok().Time("topUpDueUtc");
        await market.Clock.AdvanceAsync(due - market.Now + TimeSpan.FromSeconds(2), _ => Task.CompletedTask);
        await market.SweepDeadlinesAsync();
        await trade.Seller.PayBondInAsync();
        (await trade.Seller.PostAsync("/api/members/me/guarantees/leave")).Ok();
        await market.SettleAsync();

        CloudEvent[] told = [.. Told(seller).Where(one => !one.Type.StartsWith("marketplace.member.", StringComparison.Ordinal))];
        Assert.Equal(
            ["bond.paid-in", "guarantees.joined", "bond.charged", "bond.fell-short", "bond.overdue", "bond.paid-in", "bond.restored", "guarantees.left"],
            Names(told));
        Assert.Contains("\"missing\":{\"amountMinor\":100000,\"currency\":\"CNY\"}", told[3].Data!.ToString(), StringComparison.Ordinal);
        Assert.Equal(["bondRestored", "bondOverdue", "bondShort"], await NoticesAsync(trade.Seller, "bond"));
    }

    [Fact]
    public async Task WhoMaySell_IsTold_AndWhy_OnlyToTheMember()
    {
        Trade trade = await Trade.OfferedAsync(market);
        Member seller = trade.Seller;
        string id = (await _desk.PostAsync("/api/operator/reviews", new { memberId = seller.Id.Value, kind = "ratingRing", orders = Array.Empty<string>(), findings = "看起来是刷单" })).Ok().Text("id");
        Assert.Empty(Told(id));
        await WhileTheTopicIsAwayAsync(2, () => ActAsync(_desk, $"/api/operator/reviews/{id}/uphold", new { reasons = "As the orders show." }));
        await ActAsync(seller, $"/api/members/me/offences/{id}/appeal", new { text = "They are customers." });
        await ActAsync(market.NewMember(StaffRoles.Operator), $"/api/operator/reviews/{id}/uphold-appeal", new { reasons = "They are." });
        await ActAsync(_desk, $"/api/operator/members/{seller.Id}/revoke-verification", new { reason = "The licence has lapsed." });
        Assert.Equal("paused", (await seller.GetAsync($"/api/listings/{trade.ListingId}")).Ok().Text("state"));
        Assert.Equal(["verificationRevoked", "standingRestored", "offenceReversed", "listingBarred", "offenceUpheld", "identityVerified"], await NoticesAsync(seller, ""));
        await ActAsync(seller, "/api/members/me/erasure", null);
        await market.SettleAsync();

        CloudEvent[] member = Told(seller.Id.Value);
        Assert.Equal(["member.verified", "member.standing-changed", "member.standing-changed", "member.verification-revoked", "member.erased"], Names(member));
        Assert.Contains("\"facts\":{\"listingBarredUntilUtc\":", member[1].Data!.ToString(), StringComparison.Ordinal);
        CloudEvent[] offence = Told(id);
        Assert.Equal(["offence.upheld", "offence.appealed", "offence.reversed"], Names(offence));
        Assert.Contains("\"kind\":\"ratingRing\",\"penaltyPoints\":12", offence[0].Data!.ToString(), StringComparison.Ordinal);
        AssertNothingPersonal([.. member, .. offence], "Sam Seller", "刷单", "As the orders show.", "They are", "lapsed");
    }

    // So many commits wait for the topic when it is back.
    private async Task<string> WhileTheTopicIsAwayAsync(int commits, Func<Task<string>> actAsync)
    {
        await market.SettleAsync();
        market.Line.IsCut = true;
        int arrived = market.Inbox.Count;
        string about = await actAsync();
        await market.Get<ISettle>().SettleAsync(MarketFixture.Patience());
        QueueProperties waiting = await market.Queues.UnpublishedEvents.GetPropertiesAsync();
        Assert.InRange(waiting.ApproximateMessagesCount, commits, int.MaxValue);
        Assert.Equal(arrived, market.Inbox.Count);

        market.Line.IsCut = false;
        await market.Clock.AdvanceAsync(TimeSpan.FromSeconds(31), _ => Task.CompletedTask);

        // They are hidden by storage's own clock, the longer the longer the topic was away.
        CancellationToken patience = MarketFixture.Patience();
        while ((await market.Queues.UnpublishedEvents.GetPropertiesAsync(patience)).Value.ApproximateMessagesCount > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), patience);
        }

        await market.SettleAsync();
        return about;
    }

    private static async Task<string> ActAsync(Member who, string path, object? body)
    {
        (await who.PostAsync(path, body)).Ok();
        return path.Split('/')[^2];
    }

    // In the order that their numbers tell; ids tell those of one entry apart.
    private CloudEvent[] Told(string subject) => [.. market.Inbox.Of(subject).OrderBy(told => told.Data!.ToObjectFromJson<Numbered>(Json)!.Version).ThenBy(told => told.Id, StringComparer.Ordinal)];

    private static string[] Names(CloudEvent[] told) => [.. told.Select(one => one.Type["marketplace.".Length..^".v1".Length])];

    private static void AssertNothingPersonal(CloudEvent[] told, params string[] personal) =>
        Assert.All(told, one => Assert.All(personal, text => Assert.DoesNotContain(text, one.Data!.ToString(), StringComparison.Ordinal)));

    private static async Task<string[]> NoticesAsync(Member member, string kinds) =>
    [
        .. (await member.GetAsync("/api/notifications?limit=100")).Ok().Items.Select(item => item["kind"]!.GetValue<string>()).Where(kind => kind.StartsWith(kinds, StringComparison.Ordinal)),
    ];

    private static readonly System.Text.Json.JsonSerializerOptions Json = new(System.Text.Json.JsonSerializerDefaults.Web);

    private sealed record Numbered(long Version);
}
