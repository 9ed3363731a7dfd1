using System.Text;
using System.Text.Json;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Platform.Http;
using Marketplace.Functions.Platform.Json;

namespace Marketplace.Functions.Tests.Platform;

public sealed class JsonTests
{
    [Theory]
    [InlineData("😀")]
    [InlineData("手机 😀😀 ok 🀄")]
    [InlineData("\\uD83D\\uDE00")]
    [InlineData("\\\\😀\\")]
    [InlineData("\"\\\"😀\n\t\u0001")]
    [InlineData("")]
    public void Written_ReadsBackTheSame_WithoutAnEscapedPair(string text)
    {
        string json = MarketJson.Write(new { text }, MarketJson.Rows);

        Assert.Equal(text, JsonSerializer.Deserialize<JsonElement>(json).GetProperty("text").GetString());
        Assert.True(json.Length <= "{\"text\":\"\"}".Length + (text.Length * 2) + 4);
    }

    [Theory]
    [InlineData("""{"lines":[null],"deliveryMode":"express"}""", false)]
    [InlineData("""{"lines":[{"listingId":"a","quantity":1},null],"deliveryMode":"express"}""", false)]
    [InlineData("""{"lines":[{"listingId":"a","quantity":1}],"deliveryMode":"express","note":null}""", true)]
    [InlineData("""{"note":null,"lines":[],"deliveryMode":"express"}""", true)]
    [InlineData("""{"lines":[{"listingId":"a","quantity":1,"quantity":2}],"deliveryMode":"express"}""", false)]
    [InlineData("""{"lines":[],"deliveryMode":0}""", false)]
    [InlineData("""{"lines":[],"deliveryMode":"0"}""", false)]
    [InlineData("""{"lines":[],"deliveryMode":"express, surface"}""", false)]
    [InlineData("""{"lines":[],"deliveryMode":"Express"}""", false)]
    [InlineData("""{"lines":[],"deliveryMode":""}""", false)]
    [InlineData("""{"lines":[]}""", false)]
    public void Parse_TakesWhatTheTypeSays_AndNothingElse(string body, bool taken)
    {
        bool parsed = RequestBody.Parse<PlaceOrderRequest>(Encoding.UTF8.GetBytes(body)).TryGet(out _, out Answer? problem);

        Assert.Equal(taken, parsed);
        Assert.Equal(taken, problem is null);
    }
}
