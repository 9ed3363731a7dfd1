using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Azure.Data.Tables;
using LocalFunctions.Azurite;
using LocalFunctions.EventGrid;
using LocalFunctions.Hosting;
using LocalFunctions.Time;
using Marketplace.Domain;
using Marketplace.Domain.Members;
using Marketplace.Functions.Deadlines;
using Marketplace.Functions.Escrow;
using Marketplace.Functions.Fraud;
using Marketplace.Functions.Members;
using Marketplace.Functions.Payouts;
using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Storage;
using Marketplace.Functions.Platform.Telemetry;
using Marketplace.LocalHost.Hosting;
using Marketplace.LocalHost.Identity;
using Marketplace.LocalHost.Metrics;
using Marketplace.LocalHost.Platform;
using Marketplace.LocalHost.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Marketplace.Functions.Tests.Support;

/// <summary>
/// The whole market on a real Azurite, its provider and its issuer. The clock runs with real time and is only ever moved ahead;
/// the sweeps do not run by themselves (ten days would be thousands of them) but when a test says so.
/// </summary>
public class MarketFixture : IAsyncLifetime
{
    // No listed holiday comes after it.
    private static readonly DateTimeOffset _start = new(2027, 11, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("market-tests-").FullName;
    private readonly HeldPort _port = HeldPort.Take();
    private AzuriteProcess? _azurite;
    private WebApplication? _app;
    private SandboxProvider? _provider;
    private SigningKey? _key;
    private readonly ConcurrentDictionary<MemberId, Task> _verified = new();
    private PutOffs? _putOffs;
    private int _members;
    private int _words;

    internal Uri BaseUrl => new($"http://localhost:{_port.Number}");

    internal LocalSecrets Secrets { get; } = new("test-api-key", "test-webhook-secret", "test-carrier-secret");

    internal VirtualClock Clock { get; } = new(offset: _start - TimeProvider.System.GetUtcNow());

    internal HttpClient Http { get; private set; } = null!;

    internal LocalIssuer Issuer { get; private set; } = null!;

    /// <summary>The mail server. Who is called busy is put off, who is called gone is refused.</summary>
    internal SmtpSink Mail { get; } = new()
    {
        AnswerTo = to => to.StartsWith("busy", StringComparison.Ordinal) ? "451 later" : to.StartsWith("gone", StringComparison.Ordinal) ? "550 nobody" : "250 fine",
    };

    internal RecordedLog Log { get; } = new();

    internal DurableProbe Durable => Get<DurableProbe>();

    internal MarketTables Tables => Get<MarketTables>();

    internal MarketQueues Queues => Get<MarketQueues>();

    internal string Storage => _azurite!.ConnectionString;

    internal DateTimeOffset Now => Clock.GetUtcNow();

    internal SandboxBooks ProviderBooks => new(new TableServiceClient(Storage), Clock);

    internal T Get<T>()
        where T : notnull => _app!.Services.GetRequiredService<T>();

    public async Task InitializeAsync()
    {
        _azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { DataDirectory = Path.Combine(_folder, "azurite") });
        _provider = Provider();
        _key = SigningKey.LoadOrCreate(Path.Combine(_folder, "signing-key.pem"));
        Issuer = new LocalIssuer(_key, BaseUrl, TimeProvider.System);
        _app = LocalFunctionsHost.Build(Options(), MarketplaceApp.Configure, Configure);
        _putOffs = new PutOffs(Get<IMeterFactory>());
        _app.MapLocalIssuer(Issuer);
        _app.MapLocalMetrics();
        _provider.Map(_app);
        await _app.StartAsync();
        await _provider.StartAsync();
        Http = new HttpClient { BaseAddress = BaseUrl, Timeout = _patience };
        await SettleAsync();
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        _putOffs!.Dispose();
        await _provider!.DisposeAsync();
        await _app!.StopAsync();
        await _app.DisposeAsync();
        await _azurite!.DisposeAsync();
        await Mail.DisposeAsync();
        _key!.Dispose();
        Clock.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Someone who has never been here before.</summary>
    internal Member NewMember(params string[] roles) => new(this, $"member-{Interlocked.Increment(ref _members)}", roles);

    /// <summary>A word that nobody has written here before.</summary>
    internal string NewWord() => $"word{Interlocked.Increment(ref _words)}";

    /// <summary>Leave to move money for the person of a token, without asking for the password; null when it is no token.</summary>
    internal string? GrantOf(string? token) => MemberOf(token) is { } member ? Get<PaymentGrants>().Issue(member, Now.AddMinutes(5)) : null;

    /// <summary>The person of a token; null when it is no token.</summary>
    internal static MemberId? MemberOf(string? token)
    {
        try
        {
            return token is not null && new JsonWebToken(token).TryGetPayloadValue("oid", out string person) ? MemberId.For(LocalDirectory.TenantId, person) : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>A token of an hour ago that is still good.</summary>
    internal string StaleTokenOf(Member member) => new LocalIssuer(_key!, BaseUrl, new TimeBefore(TimeSpan.FromHours(1))).Issue(member.Name, []);

    /// <summary>Makes a member verified, through the store and without the provider; at once for many callers.</summary>
    internal Task VerifyAsync(MemberId member) => _verified.GetOrAdd(member, async _ =>
    {
        MemberStore store = Get<MemberStore>();
        await store.HandleAsync(member, new SubmitVerification(MemberKind.Individual, $"identity of {member}", $"ver of {member}"), null, Patience());
        await store.HandleAsync(member, new DecideVerification($"ver of {member}", new(true, "Sam Seller", null)), null, Patience());
    });

    /// <summary>Waits until everything has had its consequences.</summary>
    internal Task SettleAsync() => SettleAsync(Patience());

    /// <summary>Moves the clock; everything that falls due on the way happens.</summary>
    internal Task AdvanceAsync(TimeSpan time) => Clock.AdvanceAsync(time, SettleAsync, Patience());

    /// <summary>Moves the clock just past a moment: timers that were set while it ran are some microseconds late.</summary>
    internal Task AdvanceToAsync(DateTimeOffset moment) => moment > Now ? AdvanceAsync(moment - Now + TimeSpan.FromMilliseconds(100)) : SettleAsync();

    /// <summary>What the timer does every five minutes.</summary>
    internal async Task SweepDeadlinesAsync()
    {
        await ActivatorUtilities.CreateInstance<SweepDeadlines>(_app!.Services).RunAsync(new TimerInfo(), Durable.Client, Patience());
        await SettleAsync();
    }

    /// <summary>What the timer does every five minutes for payouts.</summary>
    internal async Task SweepPayoutsAsync()
    {
        await ActivatorUtilities.CreateInstance<SweepPayouts>(_app!.Services).RunAsync(new TimerInfo(), Durable.Client, Patience());
        await SettleAsync();
    }

    /// <summary>What the timer does every half hour.</summary>
    internal async Task SweepEscrowsAsync()
    {
        await ActivatorUtilities.CreateInstance<SweepEscrows>(_app!.Services).RunAsync(new TimerInfo(), Durable.Client, Patience());
        await SettleAsync();
    }

    /// <summary>What the timer does every night.</summary>
    internal async Task RestartLostEscrowsAsync()
    {
        await ActivatorUtilities.CreateInstance<RestartLostEscrows>(_app!.Services).RunAsync(new TimerInfo(), Durable.Client, Patience());
        await SettleAsync();
    }

    /// <summary>What the timer does every night; how many cases it opened.</summary>
    internal Task<int> SearchFraudAsync() => Get<FraudSearch>().RunAsync(Patience());

    /// <summary>What the timer does every five minutes, after the deadlines' sweep.</summary>
    internal Task CountPoisonAsync() => ActivatorUtilities.CreateInstance<CountPoison>(_app!.Services).RunAsync(new TimerInfo(), Patience());

    private sealed class TimeBefore(TimeSpan ago) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() - ago;
    }

    private Task SettleAsync(CancellationToken cancellationToken) => _putOffs!.SettleAsync(Get<ISettle>().SettleAsync, cancellationToken);

    internal static CancellationToken Patience() => new CancellationTokenSource(_patience).Token;

    private SandboxProvider Provider() => new(new TableServiceClient(Storage), Secrets, BaseUrl, Clock, NullLoggerFactory.Instance);

    /// <summary>Whether events are published, which costs requests and time of their own.</summary>
    protected virtual bool HasTopic => false;

    /// <summary>Adds to the host before the app does.</summary>
    protected virtual void ConfigureMore(WebApplicationBuilder host)
    {
    }

    private LocalFunctionsOptions Options() => new()
    {
        Assemblies = [typeof(MarketplaceApp).Assembly, typeof(MarketFixture).Assembly],
        IncludeClass = type => type != typeof(SweepDeadlines) && type != typeof(SweepPayouts) && type != typeof(SweepEscrows) && type != typeof(CountPoison) && type != typeof(SearchFraud),
        DataDirectory = _folder,
        Url = BaseUrl.AbsoluteUri,
        HostJsonPath = Path.Combine(AppContext.BaseDirectory, "host.json"),
        Clock = Clock,
        Topic = HasTopic ? new LocalTopicOptions { Key = Secrets.TopicKey } : null,
    };

    private void Configure(WebApplicationBuilder host)
    {
        _port.HandOver(host.WebHost);
        host.Configuration.AddInMemoryCollection(LocalConfiguration.Of(Storage, BaseUrl, Secrets, Mail.Port));
        if (!HasTopic)
        {
            host.Configuration.AddInMemoryCollection([new("Events:TopicEndpoint", "")]);
        }

        host.Services.AddSingleton<IWorkSource>(new ProviderWork(_provider!));
        host.Services.AddSingleton<DurableProbe>();
        ConfigureMore(host);
        host.Logging.ClearProviders().AddProvider(Log);
    }
}

/// <summary>
/// Tests that do not move the clock share a market. Classes that do have one each: else every move would wait for all the trades that
/// others left open.
/// </summary>
[CollectionDefinition(Name)]
public sealed class StillMarketTests : ICollectionFixture<MarketFixture>
{
    public const string Name = "Still market";
}

/// <summary>Tests that leave hundreds of trades open have a market of their own.</summary>
[CollectionDefinition(Name)]
public sealed class CrowdedMarketTests : ICollectionFixture<MarketFixture>
{
    public const string Name = "Crowded market";
}

/// <summary>Spans are seen by the whole process, so no other market may run meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class TracedMarketTests
{
    public const string Name = "Traced market";
}
