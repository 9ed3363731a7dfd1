using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LocalFunctions.Tests.Support;

namespace LocalFunctions.Tests.Hosting;

public sealed class ClockEndpointTests
{
    [Theory]
    [InlineData("""{"advance":"P10D"}""", "2026-11-12T08:00:00+00:00")]
    [InlineData("""{"advance":"PT5M"}""", "2026-11-02T08:05:00+00:00")]
    [InlineData("""{"advance":"P1DT2H30M5S"}""", "2026-11-03T10:30:05+00:00")]
    [InlineData("""{"set":"2026-12-01T00:00:00Z"}""", "2026-12-01T00:00:00+00:00")]
    [InlineData("""{"set":"2026-12-01T02:00:00+02:00"}""", "2026-12-01T00:00:00+00:00")]
    public async Task Post_MovesTheClock(string body, string expected)
    {
        await using TestHost host = await TestHost.StartAsync(new TestHostSettings());

        HttpResponseMessage response = await PostAsync(host, body);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        JsonElement moved = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((expected, 0), (moved.GetProperty("utcNow").GetString(), moved.GetProperty("fired").GetInt32()));
        JsonElement now = await host.Http.GetFromJsonAsync<JsonElement>("/local/clock");
        Assert.Equal(expected, now.GetProperty("utcNow").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"advance":"P10D","set":"2026-12-01T00:00:00Z"}""")]
    [InlineData("""{"advance":"10 days"}""")]
    [InlineData("""{"advance":"-P1D"}""")]
    [InlineData("""{"advance":"P1M"}""")]
    [InlineData("""{"advance":"P9999999D"}""")]
    [InlineData("""{"advance":"P99999999999999D"}""")]
    [InlineData("""{"set":"2026-11-02T07:59:59Z"}""")]
    [InlineData("""{"set":"tomorrow"}""")]
    public async Task Post_OfAnythingElse_Is400(string body)
    {
        await using TestHost host = await TestHost.StartAsync(new TestHostSettings());

        HttpResponseMessage response = await PostAsync(host, body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(TestHost.Start, host.Clock.GetUtcNow());
    }

    private static Task<HttpResponseMessage> PostAsync(TestHost host, string body) =>
        host.Http.PostAsync("/local/clock", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
}
