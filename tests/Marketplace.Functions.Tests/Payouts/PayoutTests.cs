using System.Security.Cryptography;
using System.Text;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Payouts;

public sealed class PayoutTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    private const string Card = "6222021234567890128";

    [Fact]
    public async Task BankAccount_TakesTheVerifiedName_AndWaitsADay()
    {
        Member seller = market.NewMember();
        (await ChangeAsync(seller, "Li Na")).Refused(409, "NOT_VERIFIED");
        (await seller.GetAsync("/api/members/me/bank-account")).Refused(404, "NOT_FOUND");
        Payee payee = await Payee.VerifiedAsync(market, seller);
        await payee.EarnAsync(Payee.Earned);
        (await payee.AskAsync(100)).Refused(409, "NO_BANK_ACCOUNT");
        (await ChangeAsync(seller, "Li Ming")).Refused(422, "HOLDER_NAME_MISMATCH");
        (await ChangeAsync(seller, "Li Na", number: "DE89370400440532013001")).Refused(422, "VALIDATION_FAILED");

        Reply set = (await ChangeAsync(seller, "ＬＩ　ＮＡ")).Ok();

        Assert.Equal(("3000", "iban"), (set.Text("last4"), set.Text("kind")));
        Assert.Equal(set.Body, (await seller.GetAsync("/api/members/me/bank-account")).Ok().Body);
        (await payee.AskAsync(100)).Refused(409, "BANK_ACCOUNT_WAITS");
        Assert.Equal(0, await payee.AtProviderAsync());
        await market.AdvanceToAsync(set.Time("usableUtc"));
        string payout = await payee.WithdrawAsync();
        Assert.Equal(("processing", 0), (await payee.StateAsync(payout), await seller.BalanceAsync()));
        await market.AdvanceAsync(TimeSpan.FromHours(3));
        Assert.Equal(("paid", 1), (await payee.StateAsync(payout), await payee.AtProviderAsync()));
        Assert.Equal([payout], (await seller.GetAsync("/api/payouts")).Ok().Items.Select(item => item["id"]!.GetValue<string>()));
    }

    [Fact]
    public async Task ABankAccountsNumber_IsKeptNowhere()
    {
        Member seller = market.NewMember();
        await Payee.VerifiedAsync(market, seller);
        string key = Member.NewKey();
        string body = $$"""{"holderName":"Li Na","country":"CN","accountNumber":"{{Card}}"}""";

        Reply set = (await seller.PostAsync("/api/members/me/bank-account", body, key)).Ok();

        Assert.True((await seller.PostAsync("/api/members/me/bank-account", body, key)).Ok().Replayed);
        (await seller.PostAsync("/api/members/me/bank-account", body.Replace(Card, "6222021234567890136", StringComparison.Ordinal), key)).Refused(422, "IDEMPOTENCY_KEY_REUSED");
        (await seller.PostAsync("/api/members/me/bank-account", body.Replace("Li Na", Card, StringComparison.Ordinal))).Refused(422, "CARD_NUMBER");
        Assert.Equal("0128", set.Text("last4"));
        string plainHash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"POST /api/members/me/bank-account\n{body}")));
        string everything = string.Join('\n', await Rows.WithAsync(market, seller.Id.Value));
        Assert.Contains("0128", everything, StringComparison.Ordinal);
        Assert.DoesNotContain(Card[..^4], everything, StringComparison.Ordinal);
        Assert.DoesNotContain(plainHash, everything, StringComparison.Ordinal);
        Assert.DoesNotContain(market.Log.Events, logged => logged.Text.Contains(Card[..^4], StringComparison.Ordinal));
    }

    [Fact]
    public async Task FiftyAtOnce_OfTheWholeBalance_OneIsPaidOut()
    {
        Payee payee = await Payee.ReadyAsync(market);

        Reply[] replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => payee.AskAsync(Payee.Earned)));
        await market.SettleAsync();

        Assert.Single(replies, reply => reply.Status == 202);
        Assert.All(replies.Where(reply => reply.Status != 202), reply => Assert.Contains(reply.Code, new[] { "INSUFFICIENT_FUNDS", "BUSY" }));
        Assert.Equal((0, 1), (await payee.Member.BalanceAsync(), await payee.AtProviderAsync()));
    }

    [Fact]
    public async Task OneKey_AfterTheMoneyIsGone_IsAnsweredAgain_AndWithoutAGrantNothingHappens()
    {
        Payee payee = await Payee.ReadyAsync(market);
        string key = Member.NewKey();
        Reply first = await payee.AskAsync(Payee.Earned, key);
        Reply again = await payee.AskAsync(Payee.Earned, key);
        Assert.Equal((202, first.Body, true), (again.Status, again.Body, again.Replayed));
        Assert.EndsWith(first.Text("id"), again.Headers.Location!.ToString(), StringComparison.Ordinal);
        Ask bare = new(HttpMethod.Post, "/api/payouts") { Token = payee.Member.Token, Key = Member.NewKey(), Body = """{"amount":{"amountMinor":100,"currency":"CNY"}}""", Grant = "" };
        (await market.SendAsync(bare)).Refused(403, "PAYMENT_GRANT_REQUIRED");
        await market.SettleAsync();
        Assert.Equal(1, await payee.AtProviderAsync());
    }

    [Fact]
    public async Task AnAmbiguousSend_IsAskedFor_AndPaidOnce()
    {
        Payee payee = await Payee.ReadyAsync(market, "0003");
        string payout = await payee.WithdrawAsync(20_000);
        Assert.Equal(("processing", 30_000), (await payee.StateAsync(payout), await payee.Member.BalanceAsync()));
        await market.AdvanceAsync(TimeSpan.FromMinutes(10));
        Assert.Equal("processing", await payee.StateAsync(payout));
        await market.AdvanceAsync(TimeSpan.FromHours(3));
        Assert.Equal(("paid", 30_000, 1), (await payee.StateAsync(payout), await payee.Member.BalanceAsync(), await payee.AtProviderAsync()));
    }

    [Theory]
    [InlineData("0002", "rejected")]
    [InlineData("0004", "returned")]
    public async Task WhatComesBack_IsAvailableAgain_Once(string last4, string state)
    {
        Payee payee = await Payee.ReadyAsync(market, last4);
        string payout = await payee.WithdrawAsync();
        await market.AdvanceAsync(TimeSpan.FromHours(state == "returned" ? 96 : 1));
        Reply read = (await payee.Member.GetAsync($"/api/payouts/{payout}")).Ok();
        Assert.Equal((state, Payee.Earned), (read.Text("state"), await payee.Member.BalanceAsync()));
        Assert.NotEmpty(read.Text("reason"));

        foreach (string late in new[] { "payout.paid", "payout.rejected", "payout.returned" })
        {
            Assert.Equal("ignored", (await TellAsync(late, payee, payout)).Ok().Text("result"));
        }

        Assert.Equal((state, Payee.Earned), (await payee.StateAsync(payout), await payee.Member.BalanceAsync()));
    }

    [Fact]
    public async Task Webhooks_ForgedWrongOrUnknown_ChangeNothing()
    {
        Payee payee = await Payee.ReadyAsync(market, "0005");
        string payout = await payee.WithdrawAsync();
        (await TellAsync("payout.rejected", payee, payout, Payee.Earned - 1)).Refused(409, "PAYOUT_AMOUNT");
        (await TellAsync("payout.rejected", payee, $"pyo_{new string('0', 26)}")).Refused(404, "NOT_FOUND");
        (await TellAsync("payout.rejected", payee, payout, secret: "guessed")).Refused(401, "SIGNATURE_INVALID");
        Assert.Equal("ignored", (await TellAsync("payout.blessed", payee, payout)).Ok().Text("result"));
        Assert.Equal(("processing", 0), (await payee.StateAsync(payout), await payee.Member.BalanceAsync()));
        Assert.Equal("accepted", (await TellAsync("payout.returned", payee, payout)).Ok().Text("result"));
        Assert.Equal(("returned", Payee.Earned), (await payee.StateAsync(payout), await payee.Member.BalanceAsync()));
    }

    [Fact]
    public async Task Payouts_OfOthers_AreMissing()
    {
        Payee payee = await Payee.ReadyAsync(market);
        string payout = await payee.WithdrawAsync();
        Reply foreign = (await market.NewMember().GetAsync($"/api/payouts/{payout}")).Refused(404, "NOT_FOUND");
        foreach (string id in new[] { $"pyo_{new string('0', 26)}", "x", "pyo_" })
        {
            Assert.Equal(foreign.Body, (await market.NewMember().GetAsync($"/api/payouts/{id}")).Refused(404, "NOT_FOUND").Body);
        }

        Assert.Empty((await market.NewMember().GetAsync("/api/payouts")).Ok().Items);
    }

    private static Task<Reply> ChangeAsync(Member seller, string holder, string number = "DE89370400440532013000") =>
        seller.PostAsync("/api/members/me/bank-account", new { holderName = holder, country = "DE", accountNumber = number });

    private Task<Reply> TellAsync(string type, Payee payee, string payout, long minor = Payee.Earned, string? secret = null) => market.SendSignedAsync(
        "/api/webhooks/payouts/sandbox",
        new { eventId = "evt_3", type, payoutId = payout, reference = payee.Member.Id.Value, amountMinor = minor, currency = "CNY", occurredUtc = market.Now, reason = "No." },
        secret ?? market.Secrets.WebhookSecret);
}
