using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Azure.Messaging;
using LocalFunctions.EventGrid;
using LocalFunctions.Tests.Support;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace LocalFunctions.Tests.EventGrid;

public sealed class LocalTopicTests
{
    private const string Key = "topic key";

    [Fact]
    public async Task PublishedEvents_ReachEveryFunction()
    {
        Inbox inbox = new();
        await using TestHost host = await StartAsync(inbox);

        Assert.Equal(HttpStatusCode.OK, await PublishAsync(host, Events("1", "2")));
        await host.SettleAsync();

        Assert.Equal(["1", "2"], inbox.Taken.Select(taken => taken.Id).Order());
        Assert.All(inbox.Taken, taken => Assert.Equal(("/shop", "shop.sold.v1", """{"pieces":3}"""), (taken.Source, taken.Type, taken.Data!.ToString())));
        Assert.Equal(2, inbox.Texts.Count);
    }

    [Fact]
    public async Task AFailedFunction_IsTriedAgain_AsTheScheduleSays()
    {
        Inbox inbox = new() { FailuresLeft = 3 };
        await using TestHost host = await StartAsync(inbox);
        await PublishAsync(host, Events("1"));
        await host.SettleAsync();

        await host.AdvanceAsync(TimeSpan.FromSeconds(9));
        Assert.Equal(1, inbox.Tries);
        await host.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(2, inbox.Tries);
        await host.AdvanceAsync(TimeSpan.FromSeconds(30));
        Assert.Equal(3, inbox.Tries);
        await host.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.Equal((4, 1), (inbox.Tries, inbox.Taken.Count));
    }

    [Fact]
    public async Task AnEventThatNobodyTakesForADay_IsADeadLetter()
    {
        Inbox inbox = new() { FailuresLeft = int.MaxValue };
        await using TestHost host = await StartAsync(inbox);
        await PublishAsync(host, Events("1"));

        await host.AdvanceAsync(TimeSpan.FromDays(2));

        // 10 s, 30 s, 1 min, 5 min, 10 min, 30 min, 1 h, 3 h, 6 h, 12 h; twelve more would be beyond the day.
        Assert.Equal(11, inbox.Tries);
        Assert.Contains("\"id\":\"1\"", Assert.Single(host.Services.GetRequiredService<LocalTopic>().DeadLetters), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWebHook_IsAskedFirst_AndSentEventsOnlyWhenItAgrees()
    {
        Inbox inbox = new();
        Hook hook = new() { Allows = null };
        await using TestHost host = await StartAsync(inbox, hook);
        await PublishAsync(host, Events("1"));
        await host.SettleAsync();
        Assert.Equal(["OPTIONS"], hook.Requests);

        hook.Allows = "*";
        await host.AdvanceAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(["OPTIONS", "OPTIONS", "POST"], hook.Requests);
        Assert.Equal("1", Assert.Single(hook.Bodies, body => body.Contains("shop.sold.v1", StringComparison.Ordinal)) is { } json ? CloudEvent.Parse(BinaryData.FromString(json))!.Id : null);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, 1)]
    [InlineData(HttpStatusCode.Unauthorized, 1)]
    [InlineData(HttpStatusCode.Forbidden, 1)]
    [InlineData(HttpStatusCode.RequestEntityTooLarge, 1)]
    [InlineData(HttpStatusCode.NotFound, 2)]
    [InlineData(HttpStatusCode.ServiceUnavailable, 2)]
    public async Task AWebHooksRefusal_IsTriedAgain_UnlessItNeverCanSucceed(HttpStatusCode status, int triesWithinTenSeconds)
    {
        Hook hook = new() { Allows = "*", Status = status };
        await using TestHost host = await StartAsync(new Inbox(), hook);
        await PublishAsync(host, Events("1"));

        await host.AdvanceAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(triesWithinTenSeconds, hook.Requests.Count(method => method == "POST"));
        Assert.Equal(triesWithinTenSeconds == 1 ? 1 : 0, host.Services.GetRequiredService<LocalTopic>().DeadLetters.Count);
    }

    [Fact]
    public async Task WhatWasTaken_IsDeliveredAfterARestart()
    {
        using TemporaryFolder folder = new();
        Inbox before = new() { FailuresLeft = int.MaxValue };
        await using (TestHost host = await StartAsync(before, folder: folder.Path))
        {
            await PublishAsync(host, Events("1"));
            await host.SettleAsync();
        }

        Inbox after = new();
        await using TestHost again = await StartAsync(after, folder: folder.Path);
        await again.SettleAsync();

        Assert.Equal("1", Assert.Single(after.Taken).Id);
    }

    [Theory]
    [InlineData("other key", "application/cloudevents-batch+json", "[]", HttpStatusCode.Unauthorized)]
    [InlineData(Key, "application/json", "[]", HttpStatusCode.BadRequest)]
    [InlineData(Key, "application/cloudevents-batch+json", "{", HttpStatusCode.BadRequest)]
    [InlineData(Key, "application/cloudevents-batch+json", """[{"specversion":"1.0","id":"1","source":"/shop"}]""", HttpStatusCode.BadRequest)]
    [InlineData(Key, "application/cloudevents-batch+json", """[{"specversion":"0.3","id":"1","source":"/shop","type":"t"}]""", HttpStatusCode.BadRequest)]
    public async Task WhatIsNoProperBatch_IsRefused(string key, string contentType, string body, HttpStatusCode expected)
    {
        Inbox inbox = new();
        await using TestHost host = await StartAsync(inbox);

        Assert.Equal(expected, await PublishAsync(host, body, key, contentType));

        await host.SettleAsync();
        Assert.Empty(inbox.Taken);
    }

    private static Task<TestHost> StartAsync(Inbox inbox, Hook? hook = null, string? folder = null) => TestHost.StartAsync(new(typeof(Subscribers))
    {
        DataDirectory = folder,
        Configure = (worker, _) => worker.Services.AddSingleton(inbox),
        Adjust = options => options with
        {
            Topic = new LocalTopicOptions { Key = Key, WebHookTransport = hook, WebHooks = hook is null ? [] : [new Uri("https://subscriber.test/events")] },
        },
    });

    private static string Events(params string[] ids) => JsonSerializer.Serialize(ids.Select(id =>
        new { specversion = "1.0", id, source = "/shop", type = "shop.sold.v1", datacontenttype = "application/json", data = new { pieces = 3 } }));

    private static async Task<HttpStatusCode> PublishAsync(TestHost host, string body, string key = Key, string contentType = "application/cloudevents-batch+json")
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri($"{TopicEndpoint.Path}?api-version=2018-01-01", UriKind.Relative));
        request.Headers.Add("aeg-sas-key", key);
        request.Content = new StringContent(body, Encoding.UTF8, contentType);
        using HttpResponseMessage response = await host.Http.SendAsync(request);
        return response.StatusCode;
    }

    internal sealed class Inbox
    {
        private int _tries;

        public ConcurrentBag<CloudEvent> Taken { get; } = [];

        public ConcurrentBag<string> Texts { get; } = [];

        public int FailuresLeft { get; init; }

        public int Tries => _tries;

        public void Take(CloudEvent taken)
        {
            if (Interlocked.Increment(ref _tries) <= FailuresLeft)
            {
                throw new InvalidOperationException("Not now.");
            }

            Taken.Add(taken);
        }
    }

    internal sealed class Subscribers(Inbox inbox)
    {
        [Function("TakeEvent")]
        public void Take([EventGridTrigger] CloudEvent taken) => inbox.Take(taken);

        [Function("TakeText")]
        public void TakeText([EventGridTrigger] string taken) => inbox.Texts.Add(taken);
    }

    private sealed class Hook : HttpMessageHandler
    {
        public List<string> Requests { get; } = [];

        public List<string> Bodies { get; } = [];

        public string? Allows { get; set; }

        public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add(request.Method.Method);
            if (request.Method != HttpMethod.Options)
            {
                Bodies.Add(await request.Content!.ReadAsStringAsync(cancellationToken));
                return new HttpResponseMessage(Status);
            }

            HttpResponseMessage response = new(HttpStatusCode.OK);
            if (Allows is not null && request.Headers.Contains("WebHook-Request-Origin"))
            {
                response.Headers.Add("WebHook-Allowed-Origin", Allows);
            }

            return response;
        }
    }
}
