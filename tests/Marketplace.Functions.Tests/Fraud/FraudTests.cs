using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Marketplace.Domain;
using Marketplace.Domain.Fraud;
using Marketplace.Domain.Ratings;
using Marketplace.Functions.Fraud;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Fraud;

/// <summary>The nightly search over real trades: what is planted is found once, and only what is.</summary>
public sealed class FraudTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    private readonly Member _desk = market.NewMember(StaffRoles.Operator);

    [Fact]
    public async Task ARing_IsFoundOnce_UpheldItCountsNoMore_AndTheNextNightSaysNothingNew()
    {
        Member[] ring = [.. Enumerable.Range(0, 3).Select(_ => market.NewMember())];
        for (int round = 0; round < 2; round++)
        {
            await Task.WhenAll(ring.Select((seller, index) => SellAsync(seller, ring[(index + 1) % 3])));
        }

        await SellAsync(market.NewMember(), ring[0]);
        Assert.Equal(3, await market.SearchFraudAsync());
        Assert.Equal(0, await market.SearchFraudAsync());

        JsonNode[] cases = [.. (await CasesAsync()).Where(item => $"{item["kind"]}" == "ratingRing")];
        Assert.Equal(ring.Select(seller => seller.Id.Value).Order(), cases.Select(item => $"{item["accused"]}").Order());
        Assert.All(cases, item => Assert.Equal((2, 2), (item["orders"]!.AsArray().Count, item["others"]!.AsArray().Count)));

        long before = await PointsAsync(ring[0]);
        JsonNode mine = cases.Single(item => $"{item["accused"]}" == ring[0].Id.Value);
        (await _desk.PostAsync($"/api/operator/reviews/{mine["id"]}/uphold", new { reasons = "A circle." })).Ok();
        Assert.Equal((2L, -2L), (before, await PointsAsync(ring[0])));
        Assert.Equal(0, await market.SearchFraudAsync());
    }

    [Fact]
    public async Task OneBankAccount_OrOneDevice_IsOnePerson_WhoseRatingsDoNotCount()
    {
        foreach (string shared in new[] { "bank", "device" })
        {
            (Member seller, Member alias) = (market.NewMember(), market.NewMember());
            foreach (Member member in new[] { seller, alias })
            {
                await (shared == "bank" ? ShareBankAsync(member) : NoteDeviceAsync(member));
            }

            for (int sale = 0; sale < 3; sale++)
            {
                await SellAsync(seller, alias);
            }

            Reply credit = (await market.SendAsync(new Ask(HttpMethod.Get, $"/api/members/{seller.Id}/credit"))).Ok();
            Assert.Equal((0L, "SELF_DEALING", 3L), (credit.Long("asSeller.points"), credit.Text("asSeller.notCounted.0.reason"), credit.Long("asSeller.notCounted.0.ratings")));
            Assert.Equal(1, await market.SearchFraudAsync());
            Assert.Contains(await CasesAsync(), item => $"{item["kind"]} {item["accused"]}" == $"selfDealing {seller.Id}");
        }
    }

    [Fact]
    public async Task ADevice_IsKeptAsAHash_AndForgottenInTime_UnlessItIsUsedAgain()
    {
        (Member once, Member again) = (market.NewMember(), market.NewMember());
        DateTimeOffset until = await NoteDeviceAsync(once);
        await NoteDeviceAsync(again);
        Assert.DoesNotContain(await TracesAsync(once), row => row.RowKey.Contains(Fingerprint, StringComparison.Ordinal));
        (await once.PostAsync("/api/members/me/devices", new { fingerprint = "short" })).Refused(422, "VALIDATION_FAILED");

        await market.AdvanceAsync(TimeSpan.FromDays(30));
        await NoteDeviceAsync(again);
        await market.AdvanceToAsync(until.AddMinutes(2));
        await market.SweepDeadlinesAsync();

        Assert.Empty(await TracesAsync(once));
        Assert.Single(await TracesAsync(again));
    }

    [Fact]
    public async Task WhoRefusesMost_IsFound()
    {
        (Member seller, Member buyer) = (market.NewMember(), market.NewMember());
        for (int order = 0; order < 8; order++)
        {
            Trade trade = await Trade.PlacedAsync(market, seller, buyer);
            (await trade.ActAsync(buyer, "cancel")).Ok();
        }

        Assert.Equal(1, await market.SearchFraudAsync());
        Assert.Contains(await CasesAsync(), item => $"{item["kind"]} {item["accused"]}" == $"placeAndRefuse {buyer.Id}");

        // A month later there is nothing left to read.
        await market.AdvanceAsync(TimeSpan.FromDays(32));
        await market.SearchFraudAsync();
        Assert.Empty(await market.Tables.FraudFacts.QueryAsync<TableEntity>("RowKey ge 'refused:'").Where(row => row.PartitionKey.CompareTo($"{market.Now.AddDays(-31):yyyyMMdd}") < 0).ToListAsync());
    }

    // Who read a rating before it was made good may note it after.
    [Fact]
    public async Task ARatingAsItWas_DoesNotTakeThePlaceOfWhatItBecame()
    {
        FraudFacts facts = market.Get<FraudFacts>();
        RatingFact bad = new(OrderId.From(IdText.Derive("ord", "noted late")), market.NewMember().Id, market.NewMember().Id, RatingScore.Bad, null, market.Now, market.Now);

        await facts.NoteAsync(bad with { ByBuyer = RatingScore.Good, IsRevised = true }, orderVersion: 9, default);
        await facts.NoteAsync(bad, orderVersion: 8, default);
        await facts.NoteAsync(bad with { ByBuyer = RatingScore.Good, IsRevised = true, BySeller = RatingScore.Good }, orderVersion: 10, default);

        RatingFact noted = (await facts.ReadAsync(DateOnly.FromDateTime(market.Now.UtcDateTime), 1000, default)).Ratings.Single(fact => fact.OrderId == bad.OrderId);
        Assert.Equal((RatingScore.Good, true, RatingScore.Good), (noted.ByBuyer, noted.IsRevised, noted.BySeller));
        await market.Tables.FraudFacts.DeleteEntityAsync($"{market.Now:yyyyMMdd}", $"rating:{bad.OrderId}");
    }

    private const string Fingerprint = "f3c1a9e07b2d4c58";

    private static async Task<DateTimeOffset> NoteDeviceAsync(Member member) => (await member.PostAsync("/api/members/me/devices", new { fingerprint = Fingerprint })).Ok().Time("untilUtc");

    private async Task ShareBankAsync(Member member)
    {
        await Payee.VerifiedAsync(market, member);
        string name = (await market.Get<Functions.Members.MemberStore>().ReadAsync(member.Id, default)).Verification.VerifiedName!;
        (await member.PostAsync("/api/members/me/bank-account", new { holderName = name, country = "DE", accountNumber = "DE89370400440532013000" })).Ok();
    }

    private async Task<IReadOnlyList<JsonNode>> CasesAsync() => (await _desk.GetAsync("/api/operator/reviews?limit=100")).Ok().Items;

    private async Task<long> PointsAsync(Member member) => (await market.SendAsync(new Ask(HttpMethod.Get, $"/api/members/{member.Id}/credit"))).Ok().Long("asSeller.points");

    private Task<List<TableEntity>> TracesAsync(Member member) =>
        market.Tables.Traces.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {member.Id.Value} and RowKey ge {"device:"} and RowKey lt {"device;"}")).ToListAsync().AsTask();

    /// <summary>A sale with which both are content; each of another listing, so that each counts.</summary>
    private async Task SellAsync(Member seller, Member buyer)
    {
        Trade trade = await Trade.PlacedAsync(market, seller, buyer);
        await trade.CompleteAsync();
        (await trade.ActAsync(buyer, "ratings", new { score = "good" })).Ok();
        (await trade.ActAsync(seller, "ratings", new { score = "good" })).Ok();
    }
}
