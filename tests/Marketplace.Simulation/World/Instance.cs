using Azure;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Messaging.EventGrid;
using Azure.Storage.Queues;
using LocalFunctions.Stepping;
using Marketplace.Functions;
using Marketplace.Functions.Members;
using Marketplace.Functions.Payments;
using Marketplace.Functions.Payouts;
using Marketplace.Simulation.Faults;
using Marketplace.Simulation.Kernel;
using Marketplace.Simulation.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Marketplace.Simulation.World;

/// <summary>One running copy of the app: its services, its memory, its clock. All of it goes when its process dies.</summary>
internal sealed class Instance : IDisposable
{
    public const string CarrierKey = "sf-express";
    public const string WebhookSecret = "simulated provider secret";
    public const string GrantSecret = "simulated grant secret";
    public const string CarrierSecret = "simulated carrier secret";

    private static readonly SteppedHostOptions _app = new(typeof(MarketplaceApp).Assembly)
    {
        Configuration = new ConfigurationBuilder().AddInMemoryCollection(Settings()).Build(),
        HostJsonPath = Path.Combine(AppContext.BaseDirectory, "host.json"),
    };

    private Instance(SimProcess process, SteppedHost host) => (Process, Host) = (process, host);

    public SimProcess Process { get; }

    public SteppedHost Host { get; }

    /// <summary>Starts a copy.</summary>
    public static Instance Start(SimProcess process, SimWorld world)
    {
        int retries = world.Kernel.Chance.Next(3);
        SteppedHostParts parts = new(process.Clock, world.Mutant.Client(new FaultyDurableClient(process, () => world.Backend.Client, world.Calls)))
        {
            ConfigureServices = services => Configure(services, process, world, retries),
            ConfigureQueueClient = options => Prepare(options, CallKind.Queue, process, world, retries),
        };
        return new Instance(process, SteppedHost.Build(_app, parts, MarketplaceApp.Configure));
    }

    public void Dispose() => Host.Dispose();

    private static void Configure(IServiceCollection services, SimProcess process, SimWorld world, int retries)
    {
        TableServiceClient tables = new(InMemoryAccount.ConnectionString, Prepare(new TableClientOptions(), CallKind.Table, process, world, retries));
        QueueServiceClient queues = new(
            InMemoryAccount.ConnectionString, Prepare(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 }, CallKind.Queue, process, world, retries));
        HttpClient http = new(new FaultyProviderHandler(process, (path, body) => world.Bank.Handle(path, body) ?? world.Provider.Handle(path, body), world.Calls)) { Timeout = Timeout.InfiniteTimeSpan };
        services.RemoveAll<TableServiceClient>().AddSingleton(tables);
        services.RemoveAll<QueueServiceClient>().AddSingleton(queues);
        EventGridPublisherClient topic = new(new Uri(SimulatedTopic.Endpoint), new AzureKeyCredential("simulated topic key"), Prepare(new EventGridPublisherClientOptions(), CallKind.Topic, process, world, retries));
        services.RemoveAll<EventGridPublisherClient>().AddSingleton(topic);
        services.RemoveAll<IAuthenticationService>().AddSingleton<IAuthenticationService, SimulatedSignIn>();
        services.RemoveAll<IPaymentProvider>().AddSingleton(provider =>
            world.Mutant.Provider(new HttpPaymentProvider(http, provider.GetRequiredService<PaymentProviderOptions>())));
        services.RemoveAll<IVerificationProvider>().AddSingleton<IVerificationProvider, WillingVerifier>();
        services.RemoveAll<IPayoutProvider>().AddSingleton(provider =>
            world.Mutant.Payouts(new HttpPayoutProvider(http, provider.GetRequiredService<PaymentProviderOptions>())));
        world.Mutant.Configure(services);
    }

    // Some copies repeat a failed call at once, as the clients do by default; others leave it to the app.
    private static TOptions Prepare<TOptions>(TOptions options, CallKind kind, SimProcess process, SimWorld world, int retries)
        where TOptions : Azure.Core.ClientOptions
    {
        options.Transport = new FaultyServiceTransport(kind, kind switch { CallKind.Table => world.Account.Tables.Handle, CallKind.Queue => world.Account.Queues.Handle, _ => world.Topic.Handle }, process, world.Calls);
        options.RetryPolicy = new RetryPolicy(retries, Azure.Core.DelayStrategy.CreateFixedDelayStrategy(TimeSpan.Zero));
        return options;
    }

    private static Dictionary<string, string?> Settings() => new()
    {
        ["AzureWebJobsStorage"] = InMemoryAccount.ConnectionString,
        ["MarketStorage"] = InMemoryAccount.ConnectionString,
        ["AzureAd:Instance"] = "https://login.test/",
        ["AzureAd:TenantId"] = SimulatedSignIn.Tenant,
        ["AzureAd:ClientId"] = SimulatedSignIn.Tenant,
        ["Payments:Provider"] = "Simulated",
        ["RateLimit:RequestsPerMinute"] = "60000",
        ["RateLimit:Burst"] = "60000",
        ["Payments:Simulated:BaseUrl"] = "https://provider.test/v1",
        ["Payments:Simulated:ApiKey"] = "simulated api key",
        ["Verification:Provider"] = "Simulated",
        ["Verification:Simulated:BaseUrl"] = "https://verifier.test/v1",
        ["Verification:Simulated:ApiKey"] = "simulated api key",
        ["Events:TopicEndpoint"] = SimulatedTopic.Endpoint,
        ["Events:TopicKey"] = "simulated topic key",
        ["Members:GrantSecret"] = GrantSecret,
        ["Members:IdentitySecret"] = "made-up identity secret",
        ["Members:HashIterations"] = "1000",
        ["Payments:Simulated:WebhookSecret"] = WebhookSecret,
        [$"Carriers:{CarrierKey}:WebhookSecret"] = CarrierSecret,
    };
}
