using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Members;

public sealed class PaymentPasswordTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    private const string Path = "/api/members/me/payment-password";
    private const string Right = "correct horse";

    [Fact]
    public async Task TheRightPassword_GivesAGrant_ThatMovesMoneyForFiveMinutes()
    {
        Trade trade = await Trade.ShippedAsync(market);
        await SetAsync(trade.Buyer);
        Reply given = (await GiveAsync(trade.Buyer, Right)).Ok();
        Ask confirm = new(HttpMethod.Post, $"{trade.Path}/confirm") { Token = trade.Buyer.Token, Key = Member.NewKey(), Body = "{}" };

        await Snapshot.UnchangedAsync(market, async () =>
        {
            (await market.SendAsync(confirm with { Grant = "" })).Refused(403, "PAYMENT_GRANT_REQUIRED");
            (await market.SendAsync(confirm with { Grant = given.Text("grant")[..^1] })).Refused(403, "PAYMENT_GRANT_INVALID");
            (await market.SendAsync(confirm with { Grant = market.GrantOf(trade.Seller.Token) })).Refused(403, "PAYMENT_GRANT_INVALID");
            (await market.SendAsync(confirm with { Grant = Later(given.Text("grant")) })).Refused(403, "PAYMENT_GRANT_INVALID");
            (await market.SendAsync(confirm with { Grant = "pg1..." })).Refused(403, "PAYMENT_GRANT_INVALID");
        });
        Assert.InRange(given.Time("expiresUtc") - market.Now, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));
        await market.AdvanceAsync(TimeSpan.FromMinutes(5));
        (await market.SendAsync(confirm with { Grant = given.Text("grant") })).Refused(403, "PAYMENT_GRANT_INVALID");
        string fresh = (await GiveAsync(trade.Buyer, Right)).Ok().Text("grant");
        (await market.SendAsync(confirm with { Grant = fresh })).Ok();
    }

    [Fact]
    public async Task FiftyWrongTriesAtOnce_TwoAreLookedAt_AndTheRightOneBehindThemIsNot()
    {
        Member member = market.NewMember();
        await SetAsync(member);

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => GiveAsync(member, $"guess {i}")));

        Assert.Equal(2, replies.Count(reply => reply.Code == "PAYMENT_PASSWORD_WRONG"));
        Assert.All(replies.Where(reply => reply.Code != "PAYMENT_PASSWORD_WRONG"), reply => Assert.Contains(reply.Code, new[] { "PAYMENT_PASSWORD_LOCKED", "BUSY" }));
        (await GiveAsync(member, Right)).Refused(403, "PAYMENT_PASSWORD_LOCKED");
        (await ChangeAsync(member, Right, "battery staple")).Refused(403, "PAYMENT_PASSWORD_LOCKED");
        Assert.NotNull((await member.GetAsync("/api/members/me")).Ok().At("paymentPasswordLockedUntilUtc"));
        Assert.Equal(["paymentPasswordLocked", "paymentPasswordSet"], await EventsAsync(member));

        await market.AdvanceAsync(TimeSpan.FromHours(3));
        (await GiveAsync(member, Right)).Ok();
    }

    [Fact]
    public async Task ARightTry_ResetsTheCount_AndARepeatedWrongOneCountsOnce()
    {
        Member member = market.NewMember();
        await SetAsync(member);
        string key = Member.NewKey();

        (await GiveAsync(member, "wrong one", key)).Refused(403, "PAYMENT_PASSWORD_WRONG");
        Assert.True((await GiveAsync(member, "wrong one", key)).Refused(403, "PAYMENT_PASSWORD_WRONG").Replayed);
        (await GiveAsync(member, Right, key)).Refused(422, "IDEMPOTENCY_KEY_REUSED");
        (await GiveAsync(member, Right)).Ok();
        (await GiveAsync(member, "wrong one")).Refused(403, "PAYMENT_PASSWORD_WRONG");
        (await GiveAsync(member, Right)).Ok();
    }

    [Fact]
    public async Task AReset_TakesAFreshSignIn_AndTheAnswer_WhichLocksLikeThePassword()
    {
        Member member = market.NewMember();
        await SetAsync(member);
        Ask reset = new(HttpMethod.Post, $"{Path}/reset") { Token = member.Token, Body = new { securityAnswer = " plum lane", @new = "battery staple" } };

        Reply stale = (await market.SendAsync(reset with { Token = market.StaleTokenOf(member), Key = Member.NewKey() })).Refused(401, "SIGN_IN_STALE");
        Assert.Equal("Bearer error=\"insufficient_user_authentication\", max_age=300", stale.Headers.WwwAuthenticate.ToString());
        (await market.SendAsync(reset with { Key = Member.NewKey() })).Ok();
        (await GiveAsync(member, Right)).Refused(403, "PAYMENT_PASSWORD_WRONG");
        (await GiveAsync(member, "battery staple")).Ok();
        (await ChangeAsync(member, "battery staple", Right)).Ok();

        for (int wrong = 0; wrong < 2; wrong++)
        {
            (await market.SendAsync(reset with { Key = Member.NewKey(), Body = new { securityAnswer = "Elm Road", @new = "battery staple" } })).Refused(403, "SECURITY_ANSWER_WRONG");
        }

        (await market.SendAsync(reset with { Key = Member.NewKey() })).Refused(403, "PAYMENT_PASSWORD_LOCKED");
        Assert.Equal(["securityAnswerLocked", "paymentPasswordChanged", "paymentPasswordReset", "paymentPasswordSet"], await EventsAsync(member));
    }

    [Fact]
    public async Task NothingOfAPassword_IsKeptOrLogged_InClear()
    {
        Member member = market.NewMember();
        await SetAsync(member, "hunter-2-hunter");
        string grant = (await GiveAsync(member, "hunter-2-hunter")).Ok().Text("grant");

        List<string> rows = [];
        await foreach (Azure.Data.Tables.TableEntity row in market.Tables.Members.QueryAsync<Azure.Data.Tables.TableEntity>($"PartitionKey eq '{member.Id}'"))
        {
            rows.Add(string.Join('\n', row.Select(pair => $"{pair.Value}")));
        }

        Assert.NotEmpty(rows);
        Assert.DoesNotContain(rows, row => row.Contains("hunter", StringComparison.OrdinalIgnoreCase) || row.Contains("Plum", StringComparison.OrdinalIgnoreCase) || row.Contains(grant, StringComparison.Ordinal));
        Assert.DoesNotContain(market.Log.Events, logged => logged.Text.Contains("hunter", StringComparison.Ordinal));
    }

    [Fact]
    public async Task APassword_IsSetOnce_AndMustBeWorthIt()
    {
        Member member = market.NewMember();
        foreach (string bad in new[] { "short", "aaaaaaaa", new string('x', 32) + "y", member.Id.Value })
        {
            (await member.PostAsync(Path, Body(bad))).Refused(422, "VALIDATION_FAILED");
        }

        await SetAsync(member);
        (await member.PostAsync(Path, Body("battery staple"))).Refused(409, "PAYMENT_PASSWORD_SET");
    }

    private static object Body(string password) => new { password, securityQuestion = "Which street?", securityAnswer = "Plum Lane" };

    // An expiry that was not signed.
    private static string Later(string grant) => string.Join('.', grant.Split('.')[0], $"{long.Parse(grant.Split('.')[1], System.Globalization.CultureInfo.InvariantCulture) + 600}", grant.Split('.')[2]);

    private static async Task SetAsync(Member member, string password = Right) => (await member.PostAsync(Path, Body(password))).Ok();

    private static Task<Reply> GiveAsync(Member member, string password, string? key = null) => member.PostAsync($"{Path}/verifications", new { password }, key);

    private static Task<Reply> ChangeAsync(Member member, string current, string next) => member.PostAsync($"{Path}/change", new { current, @new = next });

    private static async Task<string[]> EventsAsync(Member member) =>
        [.. (await member.GetAsync("/api/members/me/security-events")).Ok().Items.Select(item => item["kind"]!.GetValue<string>())];
}
