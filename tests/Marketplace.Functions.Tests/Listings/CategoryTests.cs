using System.Text.Json.Nodes;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Listings;

[Collection(StillMarketTests.Name)]
public sealed class CategoryTests(MarketFixture market)
{
    [Fact]
    public async Task EveryCategory_SaysItsName_AndWhatEachGradeMeansInIt_InBothLanguages()
    {
        Reply reply = await CategoriesAsync();

        Assert.Equal("2026-11", reply.Text("policyVersion"));
        Assert.Equal(15, reply.Items.Select(item => item["key"]!.GetValue<string>()).Distinct().Count());
        Assert.All(reply.Items, item =>
        {
            Assert.Equal(["fair", "good", "likeNew", "new"], Keys(item["qualityCriteria"]!));
            Assert.All(item["qualityCriteria"]!.AsObject().Select(grade => grade.Value!).Append(item["names"]!), IsInBothLanguages);
            Assert.Equal(4, item["qualityCriteria"]!.AsObject().Select(grade => grade.Value!.ToJsonString()).Distinct().Count());
        });
        Assert.Equal("已拆封，无可见磨损，电池健康度不低于 95%，配件齐全。", Of(reply, "phones", "likeNew")["zh-CN"]!.GetValue<string>());
        Assert.Equal("Worn once or twice, no marks, no pilling.", Of(reply, "clothing", "likeNew")["en"]!.GetValue<string>());
    }

    [Fact]
    public async Task AListing_SaysWhatItsGradeMeans_InItsCategory()
    {
        Member seller = market.NewMember();
        string id = await seller.SellAsync();
        Reply categories = await CategoriesAsync();
        Assert.Equal(Of(categories, "clothing", "likeNew").ToJsonString(), await CriteriaAsync(id));

        (await seller.PatchAsync($"/api/listings/{id}", new { category = "phones", quality = "fair" })).Ok();

        Assert.Equal(Of(categories, "phones", "fair").ToJsonString(), await CriteriaAsync(id));
    }

    private static void IsInBothLanguages(JsonNode texts)
    {
        Assert.Equal(["en", "zh-CN"], Keys(texts));
        Assert.True(texts["en"]!.GetValue<string>().All(char.IsAscii), texts.ToJsonString());
        Assert.Contains(texts["zh-CN"]!.GetValue<string>(), letter => letter is >= '\u4e00' and <= '\u9fff');
    }

    private static IEnumerable<string> Keys(JsonNode node) => node.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal);

    private static JsonNode Of(Reply categories, string key, string grade) => categories.Items.Single(item => item["key"]!.GetValue<string>() == key)["qualityCriteria"]![grade]!;

    private async Task<Reply> CategoriesAsync() => (await market.SendAsync(new Ask(HttpMethod.Get, "/api/categories"))).Ok();

    private async Task<string> CriteriaAsync(string listing) => (await market.SendAsync(new Ask(HttpMethod.Get, $"/api/listings/{listing}"))).Ok().At("qualityCriteria")!.ToJsonString();
}
