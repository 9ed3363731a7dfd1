using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LocalFunctions.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace LocalFunctions.Tests.Http;

public sealed class HttpFunctionTests
{
    [Fact]
    public async Task Route_BindsItsParameters_AndActionResultsAreWritten()
    {
        await using TestHost host = await StartAsync();

        JsonElement thing = await host.Http.GetFromJsonAsync<JsonElement>("/api/things/42");

        Assert.Equal("""{"id":42,"scope":true,"path":"/api/things/42"}""", thing.GetRawText());
    }

    [Fact]
    public async Task TwoFunctions_MayShareARoute_AndDifferByMethod()
    {
        await using TestHost host = await StartAsync();

        HttpResponseMessage put = await host.Http.PutAsync("/api/things/7", new StringContent("hello"));

        Assert.Equal(HttpStatusCode.Created, put.StatusCode);
        Assert.Equal("""{"id":"7","body":"hello","name":"PutThing"}""", await put.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("GET", "/api/things/notanumber")]
    [InlineData("GET", "/things/42")]
    [InlineData("GET", "/api/nothing")]
    [InlineData("DELETE", "/api/things/42")]
    [InlineData("HEAD", "/api/things/42")]
    public async Task WhatNoRouteTakes_IsNotFound_AsOnTheFunctionsHost(string method, string path)
    {
        await using TestHost host = await StartAsync();

        HttpResponseMessage response = await host.Http.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/api/values/9000000000/0f8fad5b-d9cb-469f-a165-70867728950e", "nothing")]
    [InlineData("/api/values/9000000000/0f8fad5b-d9cb-469f-a165-70867728950e/more", "more")]
    public async Task AnyMethod_WithLongGuidAndOptionalValues(string path, string rest)
    {
        await using TestHost host = await StartAsync();

        HttpResponseMessage response = await host.Http.SendAsync(new HttpRequestMessage(HttpMethod.Options, path));

        Assert.Equal($"OPTIONS 9000000000 0f8fad5b-d9cb-469f-a165-70867728950e {rest}", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task NoRoute_IsTheFunctionsName_AndNoResultIs200()
    {
        await using TestHost host = await StartAsync();

        HttpResponseMessage response = await host.Http.GetAsync("/api/Named");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("yes", response.Headers.GetValues("X-Seen").Single());
    }

    [Theory]
    [InlineData("/api/FailsAtOnce")]
    [InlineData("/api/FailsLater")]
    [InlineData("/api/values/notanumber/0f8fad5b-d9cb-469f-a165-70867728950e")]
    public async Task FailedFunction_Is500_AndTellsNothing(string path)
    {
        await using TestHost host = await StartAsync();

        HttpResponseMessage response = await host.Http.GetAsync(path);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Services_AreOfOneScope_ForClassContextAndRequest()
    {
        await using TestHost host = await StartAsync();

        string answer = await host.Http.GetStringAsync("/api/Services");

        Assert.Equal("""{"sameAsRequest":true,"sameAsContext":true,"sameHttp":true}""", answer);
    }

    [Fact]
    public async Task Body_BeyondTheLimit_Is413()
    {
        await using TestHost host = await StartAsync(settings => settings with { Adjust = options => options with { MaxRequestBodyBytes = 1000 } });

        HttpResponseMessage response = await host.Http.PutAsync("/api/things/7", new ByteArrayContent(new byte[1001]));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Theory]
    [InlineData("""{"extensions":{"http":{"routePrefix":"v1/shop"}}}""", "/v1/shop/Named")]
    [InlineData("""{ /* none */ "extensions":{"http":{"routePrefix":""}}}""", "/Named")]
    [InlineData("""{"version":"2.0"}""", "/api/Named")]
    public async Task RoutePrefix_ComesFromHostJson(string hostJson, string path)
    {
        await using TestHost host = await StartAsync(settings => settings with { HostJson = hostJson });

        Assert.Equal(HttpStatusCode.OK, (await host.Http.GetAsync(path)).StatusCode);
    }

    private static Task<TestHost> StartAsync(Func<TestHostSettings, TestHostSettings>? adjust = null)
    {
        TestHostSettings settings = new(typeof(HttpApp)) { Configure = (app, _) => app.Services.AddScoped<HttpApp.Scoped>() };
        return TestHost.StartAsync(adjust?.Invoke(settings) ?? settings);
    }
}
