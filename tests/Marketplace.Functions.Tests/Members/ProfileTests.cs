using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Members;

[Collection(StillMarketTests.Name)]
public sealed class ProfileTests(MarketFixture market)
{
    private const string Me = "/api/members/me";

    [Fact]
    public async Task AProfile_IsEditedUnderItsVersion_AndOthersSeeTheNameOnly()
    {
        Member member = market.NewMember();
        Assert.Equal(("\"0\"", "en"), ((await member.GetAsync(Me)).Ok().ETag, (await member.GetAsync(Me)).Text("language")));

        Reply edited = (await member.PatchAsync(Me, new { displayName = "林", language = "zh-CN", email = "lin@mail.example", phone = "+86 10 1234 5678", address = "1 Plum Lane\nHangzhou" }, "\"0\"")).Ok();
        (await member.PatchAsync(Me, new { displayName = "Lin" }, "\"0\"")).Refused(412, "PRECONDITION_FAILED");
        Reply again = (await member.PatchAsync(Me, new { displayName = "Lin", phone = "" }, edited.ETag)).Ok();
        Reply seen = (await market.SendAsync(new Ask(HttpMethod.Get, $"/api/members/{member.Id}"))).Ok();

        Assert.Equal(("Lin", "lin@mail.example", null), (again.Text("displayName"), again.Text("email"), again.At("phone")));
        Assert.Equal("Lin", seen.Text("displayName"));
        Assert.Equal(["id", "displayName", "sinceUtc"], seen.Json.AsObject().Select(pair => pair.Key));
    }

    [Theory]
    [InlineData("displayName", "   ")]
    [InlineData("displayName", "12345678901234567890123456789012345678901")]
    [InlineData("displayName", "two\nlines")]
    [InlineData("language", "de")]
    [InlineData("email", "lin")]
    [InlineData("email", "lin@mail")]
    [InlineData("email", "a b@mail.example")]
    [InlineData("phone", "1234567")]
    [InlineData("phone", "+12")]
    [InlineData("phone", "+12345678901234567")]
    public async Task AField_OutOfBounds_IsNamed_AndNothingIsWritten(string field, string value)
    {
        Member member = market.NewMember();

        await Snapshot.UnchangedAsync(market, async () =>
        {
            Reply refused = (await member.PatchAsync(Me, new Dictionary<string, string> { [field] = value })).Refused(422, "VALIDATION_FAILED");
            Assert.NotNull(refused.At($"errors.{field}"));
        });
    }
}
