using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using LocalFunctions.Durable;
using LocalFunctions.Durable.Storage;
using LocalFunctions.Stepping;
using LocalFunctions.Tests.Support;
using LocalFunctions.Time;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LocalFunctions.Tests.Stepping;

[Collection(AzuriteTests.Name)]
public sealed class SteppedHostTests : IAsyncLifetime, IDurableFunctions
{
    private static readonly DateTimeOffset _start = new(2026, 11, 2, 8, 30, 0, TimeSpan.Zero);

    private readonly AzuriteFixture _azurite;
    private readonly TemporaryFolder _folder = new();
    private readonly VirtualClock _clock = VirtualClock.Frozen(_start);
    private readonly SteppedApp.Journal _journal = new();
    private readonly QueueClient _queue;
    private readonly DurableEngine _engine;
    private readonly SteppedHost _host;

    public SteppedHostTests(AzuriteFixture azurite)
    {
        _azurite = azurite;
        _queue = Queue($"stepped-{Guid.NewGuid():n}");
        _engine = new DurableEngine(this, new InMemoryHistoryStore(), _clock);
        string hostJson = Path.Combine(_folder.Path, "host.json");
        File.WriteAllText(hostJson, """{"extensions":{"queues":{"maxDequeueCount":2,"visibilityTimeout":"00:00:00"}}}""");
        SteppedHostOptions options = new(typeof(SteppedApp).Assembly)
        {
            Configuration = new ConfigurationBuilder()
                .AddInMemoryCollection(new Dictionary<string, string?> { ["AzureWebJobsStorage"] = azurite.ConnectionString, ["queue"] = _queue.Name }).Build(),
            IncludeClass = type => type == typeof(SteppedApp),
            HostJsonPath = hostJson,
        };
        SteppedHostParts parts = new(_clock, _engine.Client) { ConfigureServices = services => services.AddSingleton(_journal) };
        _host = SteppedHost.Build(options, parts, (_, _) => { });
    }

    private SteppedQueueFunction Take => Assert.Single(_host.Queues);

    private QueueClient Poison => Queue($"{_queue.Name}-poison");

    public async Task InitializeAsync()
    {
        await _queue.CreateAsync();
        await _engine.StartAsync(CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        await _engine.DisposeAsync();
        _host.Dispose();
        _clock.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("GET", "/api/things/7", 200, "thing 7")]
    [InlineData("GET", "/api/things/newest", 200, "newest")]
    [InlineData("POST", "/api/things/7", 404, "")]
    [InlineData("GET", "/things/7", 404, "")]
    [InlineData("GET", "/api/others", 404, "")]
    public async Task ARequest_RunsTheFunctionThatItNames_OrNone(string method, string path, int status, string body)
    {
        DefaultHttpContext http = await AskAsync(method, path);

        Assert.Equal((status, body), (http.Response.StatusCode, await BodyAsync(http)));
    }

    [Fact]
    public async Task AFunctionThatThrows_IsA500_AndTellsOnlyTheCallerOfTheHost()
    {
        DefaultHttpContext http = await AskAsync("GET", "/api/breaks");

        Assert.Equal((500, ""), (http.Response.StatusCode, await BodyAsync(http)));
        Assert.Equal("secret", Assert.IsType<InvalidOperationException>(http.Items[typeof(Exception)]).Message);
    }

    [Fact]
    public async Task NothingRuns_UntilItIsSaid()
    {
        await SendAsync("a");
        await _clock.AdvanceAsync(TimeSpan.FromHours(3), _ => Task.CompletedTask, CancellationToken.None);

        Assert.Empty(_journal.Entries);
    }

    [Fact]
    public async Task AMessage_IsHandledOnce_AndStartsWhatTheEngineRuns()
    {
        await SendAsync("a");
        QueueMessage message = Assert.Single(await Take.ReceiveAsync(16, CancellationToken.None));

        // It is hidden from everybody else meanwhile.
        Assert.Empty(await Take.ReceiveAsync(16, CancellationToken.None));
        Assert.Null(await Take.RunAsync(message, CancellationToken.None));
        await _engine.IdleAsync(CancellationToken.None);

        Assert.Equal(["took a", "noted a"], _journal.Entries);
        Assert.Equal("\"a!\"", (await _engine.Client.GetInstanceAsync("a", getInputsAndOutputs: true))!.SerializedOutput);
        Assert.Equal(0, (await _queue.GetPropertiesAsync()).Value.ApproximateMessagesCount);
    }

    [Fact]
    public async Task AMessageThatFails_IsSeenAgain_ThenPoison()
    {
        await SendAsync("bad");
        for (int attempt = 1; attempt <= 2; attempt++)
        {
            QueueMessage message = Assert.Single(await Take.ReceiveAsync(1, CancellationToken.None));
            Assert.Equal(attempt, message.DequeueCount);
            Assert.Equal("It is bad.", Assert.IsType<InvalidOperationException>(await Take.RunAsync(message, CancellationToken.None)).Message);
        }

        Assert.Empty(await Take.ReceiveAsync(1, CancellationToken.None));
        Assert.Equal("bad", Assert.Single((await Poison.ReceiveMessagesAsync()).Value).MessageText);
        Assert.Equal(["took bad", "took bad"], _journal.Entries);
    }

    [Fact]
    public async Task ATimer_SaysWhenItIsNext_AndRunsWhenItIsTold()
    {
        SteppedTimerFunction timer = Assert.Single(_host.Timers);

        Assert.Equal(("Hourly", _start.AddMinutes(30), _start.AddMinutes(90)), (timer.FunctionName, timer.NextAfter(_start), timer.NextAfter(_start.AddMinutes(30))));
        await timer.RunAsync(isPastDue: true, CancellationToken.None);
        Assert.Equal(["08:30 hourly, late: True"], _journal.Entries);
    }

    public bool HasOrchestrator(string name) => _host.Durable.HasOrchestrator(name);

    public bool HasActivity(string name) => _host.Durable.HasActivity(name);

    public Task<object?> RunOrchestratorAsync(string name, TaskOrchestrationContext context) => _host.Durable.RunOrchestratorAsync(name, context);

    public Task<string?> RunActivityAsync(string name, string instanceId, string? input, CancellationToken cancellationToken) =>
        _host.Durable.RunActivityAsync(name, instanceId, input, cancellationToken);

    private QueueClient Queue(string name) => new(_azurite.ConnectionString, name, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });

    private async Task SendAsync(string text) => await _queue.SendMessageAsync(text);

    private async Task<DefaultHttpContext> AskAsync(string method, string path)
    {
        DefaultHttpContext http = new();
        (http.Request.Method, http.Request.Path, http.Response.Body) = (method, path, new MemoryStream());
        await _host.HandleAsync(http);
        return http;
    }

    private static async Task<string> BodyAsync(DefaultHttpContext http)
    {
        http.Response.Body.Position = 0;
        return await new StreamReader(http.Response.Body).ReadToEndAsync();
    }
}
