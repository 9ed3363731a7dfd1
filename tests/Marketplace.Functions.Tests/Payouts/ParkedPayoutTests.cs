using System.Text.Json.Nodes;
using Azure;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Payouts;
using Marketplace.Domain.Policies;
using Marketplace.Functions.Accounts;
using Marketplace.Functions.Payouts;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Payouts;

public sealed class ParkedPayoutTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    [Fact]
    public async Task ProviderSilentForADay_IsToldOnceADay_AndListed_UntilItSpeaks()
    {
        Payee payee = await Payee.ReadyAsync(market, "0005");
        string payout = await payee.WithdrawAsync();
        await market.AdvanceAsync(TimeSpan.FromHours(23));
        await market.SweepPayoutsAsync();
        Assert.Equal(0, Alerts(payout));
        await market.AdvanceAsync(TimeSpan.FromHours(2));
        await market.SweepPayoutsAsync();
        await market.SweepPayoutsAsync();
        await market.AdvanceAsync(TimeSpan.FromHours(2));
        await market.SweepPayoutsAsync();
        Assert.Equal(1, Alerts(payout));
        await market.AdvanceAsync(TimeSpan.FromHours(24));
        await market.SweepPayoutsAsync();
        Assert.Equal(2, Alerts(payout));
        JsonNode parked = Assert.Single(await OpenAsync(), item => item["id"]!.GetValue<string>() == payout);
        Assert.Equal((51, payee.Member.Id.Value), (parked["ageHours"]!.GetValue<long>(), parked["owner"]!.GetValue<string>()));
        (await market.NewMember("Operator").GetAsync("/api/operator/payouts?state=paid")).Refused(400, "INVALID_QUERY");

        (await market.SendAsync(new Ask(HttpMethod.Post, $"/local/payouts/{payout}/pay"))).Ok();
        await market.SettleAsync();

        Assert.Equal(("paid", 1), (await payee.StateAsync(payout), await payee.AtProviderAsync()));
        Assert.DoesNotContain(await OpenAsync(), item => item["id"]!.GetValue<string>() == payout);
        await market.AdvanceAsync(TimeSpan.FromHours(25));
        await market.SweepPayoutsAsync();
        Assert.Equal(2, Alerts(payout));
        Assert.DoesNotContain(await TracesAsync(), row => row.Contains(payout, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ProcessDied_AfterTheCommit_TheSweepSendsIt()
    {
        Payee payee = await Payee.ReadyAsync(market, "0002");
        PayoutId id = PayoutId.For(payee.Member.Id, "died");
        await market.Get<PayoutsDue>().PutAsync(new(id, payee.Member.Id, market.Now, market.Now, market.Now.AddMinutes(5)), default);
        RequestPayout command = new(
            TransferId.For(payee.Member.Id, "died"), market.Now, id, new(1_000, Currency.Parse("CNY")), true, market.Get<PolicyCatalog>().Current.Payouts);
        await market.Get<AccountStore>().ApplyAsync(payee.Member.Id, command, default);
        Assert.Equal("requested", await payee.StateAsync(id.Value));
        Assert.Contains(await OpenAsync("requested"), item => item["id"]!.GetValue<string>() == id.Value);

        await market.AdvanceAsync(TimeSpan.FromMinutes(6));
        await market.SweepPayoutsAsync();

        Assert.Equal(("rejected", Payee.Earned, 1), (await payee.StateAsync(id.Value), await payee.Member.BalanceAsync(), await payee.AtProviderAsync()));
    }

    [Fact]
    public async Task ProcessDied_BeforeTheCommit_TheTraceIsDroppedAfterADay()
    {
        PayoutId id = PayoutId.For(market.NewMember().Id, "never");
        await market.Get<PayoutsDue>().PutAsync(new(id, market.NewMember().Id, market.Now, market.Now, market.Now.AddMinutes(5)), default);
        await market.AdvanceAsync(TimeSpan.FromMinutes(6));
        await market.SweepPayoutsAsync();
        Assert.Contains(await TracesAsync(), row => row.Contains(id.Value, StringComparison.Ordinal));
        await market.AdvanceAsync(TimeSpan.FromHours(25));
        await market.SweepPayoutsAsync();
        Assert.DoesNotContain(await TracesAsync(), row => row.Contains(id.Value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Schedule_PaysOutOnceADay_WhatIsEnough()
    {
        Payee payee = await Payee.ReadyAsync(market);
        Reply set = (await market.SendAsync(Schedule(payee, "daily", 40_000))).Ok();
        Assert.Equal(set.Body, (await payee.Member.GetAsync("/api/members/me/payout-schedule")).Ok().Body);

        await market.AdvanceToAsync(set.Time("nextUtc"));
        await market.SweepPayoutsAsync();
        await payee.EarnAsync(39_999);
        await market.SweepPayoutsAsync();
        Assert.Equal((39_999, 1), (await payee.Member.BalanceAsync(), await payee.AtProviderAsync()));

        await market.AdvanceAsync(TimeSpan.FromDays(1));
        await market.SweepPayoutsAsync();
        Assert.Equal(39_999, await payee.Member.BalanceAsync());
        await payee.EarnAsync(1);
        await market.AdvanceAsync(TimeSpan.FromDays(1));
        await market.SweepPayoutsAsync();
        Assert.Equal((0, 2), (await payee.Member.BalanceAsync(), await payee.AtProviderAsync()));

        (await market.SendAsync(Schedule(payee, "off", 100))).Ok();
        await payee.EarnAsync(40_000);
        await market.AdvanceAsync(TimeSpan.FromDays(2));
        await market.SweepPayoutsAsync();
        Assert.Equal(40_000, await payee.Member.BalanceAsync());
        (await market.SendAsync(Schedule(payee, "daily", 1))).Refused(422, "VALIDATION_FAILED");
    }

    [Fact]
    public async Task Reconciliation_HoldsPayoutsAgainstTheProvidersReport()
    {
        Trade trade = await Trade.ShippedAsync(market);
        (await trade.ActAsync(trade.Buyer, "confirm")).Ok();
        Payee payee = await Payee.VerifiedAsync(market, trade.Seller);
        await payee.ChangeBankAsync("1234");
        string payout = await payee.WithdrawAsync(13_000);
        await market.AdvanceAsync(TimeSpan.FromHours(3));
        Assert.Empty(Differences(await ReportAsync(), payout));
        TableClient provider = market.ProviderBooks.Rows;
        TableEntity row = await provider.GetEntityAsync<TableEntity>(payout, "payout");

        await provider.UpdateEntityAsync(new TableEntity(row) { ["AmountMinor"] = 12_999L }, ETag.All, TableUpdateMode.Replace);
        JsonNode amount = Assert.Single(Differences(await ReportAsync(), payout));
        Assert.Equal((13_000, 12_999), (amount["oursMinor"]!.GetValue<long>(), amount["theirsMinor"]!.GetValue<long>()));
        await provider.UpdateEntityAsync(new TableEntity(row) { ["ReturnedUtc"] = market.Now }, ETag.All, TableUpdateMode.Replace);
        JsonNode returned = Assert.Single(Differences(await ReportAsync(), payout));
        Assert.Equal(("paid", "returned"), (returned["ours"]!.GetValue<string>(), returned["theirs"]!.GetValue<string>()));
        await provider.DeleteEntityAsync(payout, "payout");
        Assert.Single(Differences(await ReportAsync(), payout));
        await provider.AddEntityAsync(new TableEntity(row));
        JsonNode report = await ReportAsync();
        Assert.Empty(Differences(report, payout));
        Assert.True(report["providerReported"]!.GetValue<bool>());
        Assert.DoesNotContain(report["balanceDifferences"]!.AsArray(), difference => difference!["account"]!.GetValue<string>() == "bank:payouts");
    }

    private static Ask Schedule(Payee payee, string frequency, long minimum) => new(HttpMethod.Put, "/api/members/me/payout-schedule")
    {
        Token = payee.Member.Token,
        Body = new { frequency, minimum = new { amountMinor = minimum, currency = "CNY" } },
    };

    private static IEnumerable<JsonNode> Differences(JsonNode report, string payout) =>
        report["payoutDifferences"]!.AsArray().Select(difference => difference!).Where(difference => difference["payoutId"]!.GetValue<string>() == payout);

    private int Alerts(string payout) =>
        market.Log.Events.Count(logged => logged.Id is { Id: 1401, Name: "PayoutParked" } && logged.Text.Contains(payout, StringComparison.Ordinal));

    private async Task<IReadOnlyList<JsonNode>> OpenAsync(string state = "processing") =>
        (await market.NewMember("Finance").GetAsync($"/api/operator/payouts?state={state}&limit=100")).Ok().Items;

    private async Task<JsonNode> ReportAsync() => (await market.NewMember("Operator").GetAsync("/api/operator/reconciliation")).Ok().Json;

    private async Task<List<string>> TracesAsync()
    {
        List<string> rows = [];
        await foreach (TableEntity row in market.Tables.Deadlines.QueryAsync<TableEntity>("PartitionKey eq 'payout'"))
        {
            rows.Add(row.RowKey);
        }

        return rows;
    }
}
