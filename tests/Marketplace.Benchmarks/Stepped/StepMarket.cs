using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using LocalFunctions.Stepping;
using LocalFunctions.Time;
using Marketplace.Functions;
using Marketplace.Functions.Members;
using Marketplace.Functions.Payments;
using Marketplace.Simulation.Members;
using Marketplace.Simulation.World;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Marketplace.Benchmarks.Stepped;

/// <summary>
/// The real functions, one step after the other on the caller's thread: a request, then every message and orchestration that comes of
/// it. So every storage request belongs to a step, and the counts are the same every time.
/// </summary>
internal sealed class StepMarket : IDisposable
{
    private const int MessagesMax = 16;
    private const string Secret = "bench webhook secret";
    private const string GrantSecret = "bench grant secret";
    private const string Password = "correct horse";

    private readonly VirtualClock _clock = VirtualClock.Frozen(new DateTimeOffset(2026, 11, 2, 2, 0, 0, TimeSpan.Zero));
    private readonly SteppedHost _host;
    private readonly Dictionary<string, string> _grants = new(StringComparer.Ordinal);
    private readonly HashSet<string> _verified = new(StringComparer.Ordinal);
    private int _keys;

    private StepMarket(StepStorage storage)
    {
        Storage = storage;
        Engine = new StepEngine(_clock);
        SteppedHostOptions options = new(typeof(MarketplaceApp).Assembly)
        {
            Configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings(storage.ConnectionString)).Build(),
            HostJsonPath = Path.Combine(AppContext.BaseDirectory, "host.json"),
        };
        SteppedHostParts parts = new(_clock, Engine.Client)
        {
            ConfigureServices = services => Configure(services, storage),
            ConfigureQueueClient = queue => storage.Prepare(queue),
        };
        _host = SteppedHost.Build(options, parts, MarketplaceApp.Configure);
        Engine.App = _host.Durable;
    }

    public StepStorage Storage { get; }

    public StepEngine Engine { get; }

    /// <summary>How long the last request took to be answered, without what came of it afterwards.</summary>
    public TimeSpan LastAnswer { get; private set; }

    /// <summary>Starts a market on a storage.</summary>
    public static async Task<StepMarket> StartAsync(StepStorage storage)
    {
        await storage.CreateAsync();
        StepMarket market = new(storage);
        await market.Engine.StartAsync();
        return market;
    }

    /// <summary>A member's POST, and then everything that comes of it.</summary>
    public async Task<JsonNode> PostAsync(string step, string member, string path, object body)
    {
        JsonNode answer = await AnswerAsync(step, new HttpCall(member, "POST", path, JsonSerializer.Serialize(body), $"k{++_keys}"));
        await DrainAsync(step);
        return answer;
    }

    /// <summary>A member's GET.</summary>
    public Task<JsonNode> GetAsync(string step, string member, string path) => AnswerAsync(step, new HttpCall(member, "GET", path, "", ""));

    /// <summary>A member sets a payment password; part of setting up.</summary>
    public Task SetPasswordAsync(string member) => PostAsync(
        "set-up", member, "/api/members/me/payment-password", new { password = Password, securityQuestion = "Street?", securityAnswer = "Plum Lane" });

    /// <summary>A member is verified, once; part of setting up.</summary>
    public async Task VerifyAsync(string member)
    {
        if (_verified.Add(member))
        {
            await PostAsync("set-up", member, "/api/members/me/verification", new { kind = "individual", legalName = member, idNumber = $"ID-{member}" });
        }
    }

    /// <summary>A member gives the payment password; what it costs is a step of its own. The grant is good for as long as this clock stands.</summary>
    public async Task GivePasswordAsync(string member) =>
        _grants[member] = (await PostAsync("payment grant", member, "/api/members/me/payment-password/verifications", new { password = Password }))["grant"]!.GetValue<string>();

    /// <summary>The provider's word, and then everything that comes of it.</summary>
    public async Task TellAsync(string step, string path, object told)
    {
        string body = JsonSerializer.Serialize(told, JsonSerializerOptions.Web);
        await AnswerAsync(step, Webhooks.Signed(path, body, Secret, _clock.GetUtcNow()));
        await DrainAsync(step);
    }

    /// <summary>Runs a timer's function once.</summary>
    public async Task RunTimerAsync(string name)
    {
        Storage.Tally.Step = name;
        await _host.Timers.Single(timer => timer.FunctionName == name).RunAsync(false, CancellationToken.None);
        await DrainAsync(name);
    }

    public void Dispose()
    {
        _host.Dispose();
        _clock.Dispose();
    }

    private async Task<JsonNode> AnswerAsync(string step, HttpCall call)
    {
        Storage.Tally.Step = step;
        DefaultHttpContext http = new();
        http.Request.Method = call.Method;
        http.Request.Path = call.Path;
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(call.Body!));
        http.Request.ContentType = "application/json";
        http.Request.Headers.Authorization = $"Bearer {call.Caller}";
        http.Request.Headers["Idempotency-Key"] = call.Key;
        if (_grants.TryGetValue(call.Caller, out string? grant))
        {
            http.Request.Headers["Payment-Grant"] = grant;
        }

        if (call.Header is { } header)
        {
            http.Request.Headers[header.Name] = header.Value;
        }

        using MemoryStream answer = new();
        http.Response.Body = answer;
        long start = Stopwatch.GetTimestamp();
        await _host.HandleAsync(http);
        LastAnswer = Stopwatch.GetElapsedTime(start);
        string text = Encoding.UTF8.GetString(answer.ToArray());
        return http.Response.StatusCode is 200 or 201
            ? JsonNode.Parse(text)!
            : throw new InvalidOperationException($"{call} was answered {http.Response.StatusCode}: {text} {http.Items[typeof(Exception)]}");
    }

    private async Task DrainAsync(string step)
    {
        bool any = true;
        while (any)
        {
            Storage.Tally.Step = $"{step} → escrow";
            any = await Engine.RunAsync();
            Storage.Tally.Step = $"{step} → relay";
            foreach (SteppedQueueFunction queue in _host.Queues)
            {
                any |= await TakeAsync(queue);
            }
        }
    }

    private async Task<bool> TakeAsync(SteppedQueueFunction queue)
    {
        IReadOnlyList<Azure.Storage.Queues.Models.QueueMessage> messages = await queue.ReceiveAsync(MessagesMax, CancellationToken.None);
        if (messages.Count == 0)
        {
            Storage.Tally.TakeBack();
            return false;
        }

        foreach (Azure.Storage.Queues.Models.QueueMessage message in messages)
        {
            if (await queue.RunAsync(message, CancellationToken.None) is { } error)
            {
                throw new InvalidOperationException($"{queue.FunctionName} failed.", error);
            }
        }

        return true;
    }

    private static void Configure(IServiceCollection services, StepStorage storage)
    {
        services.RemoveAll<TableServiceClient>().AddSingleton(storage.Tables);
        services.RemoveAll<QueueServiceClient>().AddSingleton(storage.Queues);
        services.RemoveAll<IAuthenticationService>().AddSingleton<IAuthenticationService, SimulatedSignIn>();
        services.RemoveAll<IPaymentProvider>().AddSingleton<IPaymentProvider, WillingProvider>();
        services.RemoveAll<IVerificationProvider>().AddSingleton<IVerificationProvider, WillingVerifier>();
    }

    private static Dictionary<string, string?> Settings(string storage) => new()
    {
        ["AzureWebJobsStorage"] = storage,
        ["MarketStorage"] = storage,
        ["AzureAd:Instance"] = "https://login.test/",
        ["AzureAd:TenantId"] = SimulatedSignIn.Tenant,
        ["AzureAd:ClientId"] = SimulatedSignIn.Tenant,
        ["Payments:Provider"] = "Bench",
        ["RateLimit:RequestsPerMinute"] = "60000",
        ["RateLimit:Burst"] = "60000",
        ["Payments:Bench:BaseUrl"] = "https://provider.test/v1",
        ["Payments:Bench:ApiKey"] = "bench api key",
        ["Verification:Provider"] = "Simulated",
        ["Verification:Simulated:BaseUrl"] = "https://verifier.test/v1",
        ["Verification:Simulated:ApiKey"] = "simulated api key",
        ["Members:GrantSecret"] = GrantSecret,
        ["Members:IdentitySecret"] = "made-up identity secret",
        ["Members:HashIterations"] = "1000",
        ["Payments:Bench:WebhookSecret"] = Secret,
    };
}
