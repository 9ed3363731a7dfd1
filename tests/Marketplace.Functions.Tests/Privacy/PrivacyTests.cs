using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Privacy;

public sealed class PrivacyTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    private const string Export = "/api/members/me/export";
    private const string Erasure = "/api/members/me/erasure";

    [Fact]
    public async Task TheExport_HasEverything_PageByPage_AndNothingOfOthers()
    {
        Trade trade = await CompletedAsync();
        (await trade.Buyer.PatchAsync("/api/members/me", Profile("Plumblossom"))).Ok();
        (await trade.Buyer.GetAsync($"{trade.Path}/counterpart")).Ok();

        IReadOnlyList<JsonNode> bought = await ExportAsync(trade.Buyer, 1);
        IReadOnlyList<JsonNode> sold = await ExportAsync(trade.Seller, 100);

        JsonNode order = Assert.Single(Of(bought, "ordersBought"));
        Assert.Equal(trade.Id.Value, order["order"]!["id"]!.GetValue<string>());
        Assert.NotEmpty(order["history"]!.AsArray());
        Assert.Single(order["disclosures"]!.AsArray());
        Assert.Equal("Plumblossom@mail.example", Assert.Single(Of(bought, "member"))["email"]!.GetValue<string>());
        Assert.Empty(Of(bought, "ordersSold"));
        Assert.Single(Of(sold, "ordersSold"));
        Assert.Single(Of(sold, "listings"));
        Assert.Equal("release", Assert.Single(Of(sold, "accountEntries"))["code"]!.GetValue<string>());
        Assert.NotEmpty(Of(sold, "securityEvents"));
        Assert.DoesNotContain("Plumblossom@mail.example", string.Join('\n', sold.Select(item => item.ToJsonString())), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACursor_OfSomebodyElse_OrMadeUp_IsRefused()
    {
        (Member lin, Member other) = (market.NewMember(), market.NewMember());
        string cursor = (await lin.GetAsync($"{Export}?limit=1")).Ok().Text("nextCursor");

        (await other.GetAsync($"{Export}?cursor={cursor}")).Refused(400, "INVALID_QUERY");
        string madeUp = PageCursor($"export {lin.Id}\nordersBought\nnonsense");
        (await lin.GetAsync($"{Export}?cursor={madeUp}")).Refused(400, "INVALID_QUERY");
        (await lin.GetAsync($"{Export}?cursor={PageCursor($"export {lin.Id}\nnothing\n")}")).Refused(400, "INVALID_QUERY");
        (await lin.GetAsync($"{Export}?cursor={PageCursor($"export {lin.Id}\nmember")}")).Refused(400, "INVALID_QUERY");
    }

    [Fact]
    public async Task WhileSomethingIsOpen_NothingIsErased_AndItIsNamed()
    {
        Trade trade = await Trade.ShippedAsync(market);
        foreach (Member party in new[] { trade.Buyer, trade.Seller })
        {
            await Snapshot.UnchangedAsync(market, async () =>
            {
                Reply refused = (await party.PostAsync(Erasure)).Refused(409, "ERASURE_TOO_EARLY");
                Assert.Contains(trade.Id.Value, refused.Text("errors.orders.0"), StringComparison.Ordinal);
            });
        }

        (await trade.ActAsync(trade.Buyer, "confirm")).Ok();
        await market.SettleAsync();
        Assert.Contains("available", (await trade.Seller.PostAsync(Erasure)).Refused(409, "ERASURE_TOO_EARLY").Text("errors.accounts.0"), StringComparison.Ordinal);
        Ask stale = new(HttpMethod.Post, Erasure) { Token = market.StaleTokenOf(trade.Buyer), Key = Member.NewKey(), Body = "{}" };
        (await market.SendAsync(stale)).Refused(401, "SIGN_IN_STALE");
    }

    [Fact]
    public async Task Erased_NothingPersonalIsInAnyTable_AndTheBooksStand()
    {
        Trade trade = await CompletedAsync();
        Payee payee = await Payee.VerifiedAsync(market, trade.Seller);
        await payee.ChangeBankAsync("7788");
        await trade.Seller.ConfirmEmailAsync("Quince.before@mail.example");
        (await trade.Seller.PatchAsync("/api/members/me", Profile("Quince"))).Ok();
        (await trade.Seller.PostAsync("/api/members/me/payment-password", new { password = "correct horse", securityQuestion = "Quince or pear?", securityAnswer = "Neither" })).Ok();
        (await trade.Seller.PostAsync("/api/members/me/devices", new { fingerprint = "a-phone-of-some-kind-0123456789" })).Ok();
        (await trade.Seller.PostAsync("/api/members/me/webhooks", new { url = "https://shop.example/quince" })).Ok();
        await payee.WithdrawAsync(await trade.Seller.BalanceAsync());
        (await trade.Seller.PostAsync(Erasure)).Refused(409, "ERASURE_TOO_EARLY");
        await market.AdvanceAsync(TimeSpan.FromHours(3));
        Reply history = (await trade.Buyer.GetAsync($"{trade.Path}/history")).Ok();
        Assert.NotEmpty(await Rows.WithAsync(market, "Quince", Payee.Name));
        Assert.NotEmpty(await RowsOfAsync(market.Tables.Traces, trade.Seller));
        Assert.NotEmpty(await RowsOfAsync(market.Tables.Notifications, trade.Seller));

        string key = Member.NewKey();
        Reply erased = (await trade.Seller.PostAsync(Erasure, key: key)).Ok();
        await market.SettleAsync();

        Assert.True((await trade.Seller.PostAsync(Erasure, key: key)).Ok() is { Replayed: true } again && again.Body == erased.Body);
        Assert.Empty(await Rows.WithAsync(market, "Quince", "quince", Payee.Name));
        Assert.Empty(await RowsOfAsync(market.Tables.Traces, trade.Seller));
        Assert.Equal(["personalDataErased"], (await trade.Seller.GetAsync("/api/notifications")).Ok().Items.Select(item => item["kind"]!.GetValue<string>()));
        Assert.Empty((await trade.Seller.GetAsync("/api/members/me/webhooks")).Ok().Items);
        Assert.Equal(history.Body, (await trade.Buyer.GetAsync($"{trade.Path}/history")).Ok().Body);
        Reply me = (await trade.Seller.GetAsync("/api/members/me")).Ok();
        Assert.Equal(("none", false, null), (me.Text("verification.state"), me.At("hasPaymentPassword")!.GetValue<bool>(), me.At("displayName")));
        (await trade.Seller.GetAsync("/api/members/me/bank-account")).Refused(404, "NOT_FOUND");
        Assert.Equal("personalDataErased", Assert.Single((await trade.Seller.GetAsync("/api/members/me/security-events")).Ok().Items)["kind"]!.GetValue<string>());
        (await trade.Buyer.GetAsync($"/api/listings/{trade.ListingId}")).Refused(404, "NOT_FOUND");
        Assert.Equal("paid", Assert.Single((await trade.Seller.GetAsync("/api/payouts")).Ok().Items)["state"]!.GetValue<string>());
    }

    [Fact]
    public async Task ACrashAnywhere_IsFinishedByTheRetry()
    {
        Member lin = market.NewMember();
        (await lin.PatchAsync("/api/members/me", Profile("Lin"))).Ok();
        // The process died after everything but the member's own state.
        await market.Get<Marketplace.Functions.Members.MemberStore>().ForgetAsync(lin.Id, new("k", "idem:k", "h"), CancellationToken.None);

        (await lin.PostAsync(Erasure)).Ok();
        (await lin.PostAsync(Erasure)).Ok();

        Assert.Null((await lin.GetAsync("/api/members/me")).Ok().At("displayName"));
    }

    private static object Profile(string name) =>
        new { displayName = name, email = $"{name}@mail.example", phone = "+86 10 5555 0199", address = $"17 {name} Lane", language = "zh-CN" };

    private async Task<Trade> CompletedAsync()
    {
        Trade trade = await Trade.ShippedAsync(market);
        (await trade.ActAsync(trade.Buyer, "confirm")).Ok();
        await market.SettleAsync();
        return trade;
    }

    private static async Task<IReadOnlyList<JsonNode>> ExportAsync(Member member, int limit)
    {
        List<JsonNode> items = [];
        string? cursor = null;
        do
        {
            Reply page = (await member.GetAsync($"{Export}?limit={limit}{(cursor is null ? "" : $"&cursor={cursor}")}")).Ok();
            Assert.InRange(page.Items.Count, 0, limit);
            items.AddRange(page.Items);
            cursor = page.At("nextCursor")?.GetValue<string>();
        }
        while (cursor is not null);
        return items;
    }

    private static JsonNode[] Of(IReadOnlyList<JsonNode> items, string part) => [.. items.Where(item => item["part"]!.GetValue<string>() == part).Select(item => item["data"]!)];

    private static string PageCursor(string text) =>
        Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static async Task<IReadOnlyList<string>> RowsOfAsync(TableClient table, Member member) =>
        await table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {member.Id.Value}")).Select(row => row.RowKey).ToListAsync();
}
