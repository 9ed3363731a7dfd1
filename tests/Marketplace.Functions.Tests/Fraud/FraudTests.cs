using System.Text.Json.Nodes;
using Azure.Data.Tables;
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
        Shop[] ring = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Shop.OpenAsync(market)));
        for (int round = 0; round < 2; round++)
        {
            await Task.WhenAll(ring.Select((shop, index) => shop.SellAsync(ring[(index + 1) % 3].Owner)));
        }

        Shop honest = await Shop.OpenAsync(market);
        await honest.SellAsync(ring[0].Owner);
        Assert.Equal(3, await market.SearchFraudAsync());
        Assert.Equal(0, await market.SearchFraudAsync());

        JsonNode[] cases = [.. (await CasesAsync()).Where(item => $"{item["kind"]}" == "ratingRing")];
        Assert.Equal(ring.Select(shop => shop.Owner.Id.Value).Order(), cases.Select(item => $"{item["accused"]}").Order());
        Assert.All(cases, item => Assert.Equal((2, 2), (item["orders"]!.AsArray().Count, item["others"]!.AsArray().Count)));

        long before = await PointsAsync(ring[0].Owner);
        JsonNode mine = cases.Single(item => $"{item["accused"]}" == ring[0].Owner.Id.Value);
        (await _desk.PostAsync($"/api/operator/reviews/{mine["id"]}/uphold", new { reasons = "A circle." })).Ok();
        Assert.Equal((2L, -2L), (before, await PointsAsync(ring[0].Owner)));
        Assert.Equal(0, await market.SearchFraudAsync());
    }

    [Fact]
    public async Task OneBankAccount_OrOneDevice_IsOnePerson_WhoseRatingsDoNotCount()
    {
        foreach (string shared in new[] { "bank", "device" })
        {
            Shop shop = await Shop.OpenAsync(market);
            Member alias = market.NewMember();
            foreach (Member member in new[] { shop.Owner, alias })
            {
                await (shared == "bank" ? ShareBankAsync(member) : NoteDeviceAsync(member));
            }

            for (int sale = 0; sale < 3; sale++)
            {
                await shop.SellAsync(alias);
            }

            Reply credit = (await market.SendAsync(new Ask(HttpMethod.Get, $"/api/members/{shop.Owner.Id}/credit"))).Ok();
            Assert.Equal((0L, "SELF_DEALING", 3L), (credit.Long("asSeller.points"), credit.Text("asSeller.notCounted.0.reason"), credit.Long("asSeller.notCounted.0.ratings")));
            Assert.Equal(1, await market.SearchFraudAsync());
            Assert.Contains(await CasesAsync(), item => $"{item["kind"]} {item["accused"]}" == $"selfDealing {shop.Owner.Id}");
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
        Shop shop = await Shop.OpenAsync(market);
        Member buyer = market.NewMember();
        for (int order = 0; order < 8; order++)
        {
            await shop.PlaceAndCancelAsync(buyer);
        }

        Assert.Equal(1, await market.SearchFraudAsync());
        Assert.Contains(await CasesAsync(), item => $"{item["kind"]} {item["accused"]}" == $"placeAndRefuse {buyer.Id}");

        // A month later there is nothing left to read.
        await market.AdvanceAsync(TimeSpan.FromDays(32));
        await market.SearchFraudAsync();
        Assert.Empty(await market.Tables.FraudFacts.QueryAsync<TableEntity>("RowKey ge 'refused:'").Where(row => row.PartitionKey.CompareTo($"{market.Now.AddDays(-31):yyyyMMdd}") < 0).ToListAsync());
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

    /// <summary>A seller with one thing to sell, again and again; each sale of another listing, so that each counts.</summary>
    private sealed class Shop(MarketFixture market, Member owner)
    {
        public Member Owner => owner;

        public static Task<Shop> OpenAsync(MarketFixture market) => Task.FromResult(new Shop(market, market.NewMember()));

        public async Task SellAsync(Member buyer)
        {
            string path = await PlaceAsync(buyer);
            string payment = (await buyer.PostAsync($"{path}/pay")).Ok().Text("paymentId");
            Assert.Equal(200, (await market.SendAsync(new Ask(HttpMethod.Post, $"/local/payments/{payment}/approve") { Body = new { } })).Status);
            await market.SettleAsync();
            (await owner.PostAsync($"{path}/ship", new { carrier = "sf-express", trackingNumber = Member.NewKey()[..12] })).Ok();
            (await buyer.PostAsync($"{path}/confirm")).Ok();
            (await buyer.PostAsync($"{path}/ratings", new { score = "good" })).Ok();
            (await owner.PostAsync($"{path}/ratings", new { score = "good" })).Ok();
            await market.SettleAsync();
        }

        public async Task PlaceAndCancelAsync(Member buyer) => (await buyer.PostAsync($"{await PlaceAsync(buyer)}/cancel")).Ok();

        private async Task<string> PlaceAsync(Member buyer)
        {
            string listing = (await owner.PostAsync("/api/listings", new Offer().Body())).Ok().Text("id");
            (await owner.PostAsync($"/api/listings/{listing}/activate")).Ok();
            object body = new { lines = new[] { new { listingId = listing, quantity = 1 } }, deliveryMode = "express", paymentMethod = "escrow" };
            return $"/api/orders/{(await buyer.PostAsync("/api/orders", body)).Ok().Text("id")}";
        }
    }
}
