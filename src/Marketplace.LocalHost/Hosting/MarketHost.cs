using LocalFunctions.EventGrid;
using LocalFunctions.Hosting;
using LocalFunctions.Time;
using Marketplace.Functions;
using Marketplace.LocalHost.Platform;
using Marketplace.LocalHost.Sandbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.LocalHost.Hosting;

/// <summary>The market's functions on the local host, with this machine's settings.</summary>
internal static class MarketHost
{
    // Addresses, separated by spaces, that are sent every event once they agree to it.
    private const string WebHooksVariable = "MARKET_EVENT_HOOKS";

    /// <summary>Builds it; the caller maps the local endpoints and starts it.</summary>
    public static WebApplication Build(Uri baseUrl, string storage, string dataDirectory, LocalSecrets secrets, VirtualClock clock, SandboxProvider provider, int? mailPort)
    {
        LocalFunctionsOptions options = new()
        {
            Assemblies = [typeof(MarketplaceApp).Assembly],
            DataDirectory = dataDirectory,
            Url = baseUrl.AbsoluteUri,
            HostJsonPath = Path.Combine(AppContext.BaseDirectory, "host.json"),
            Clock = clock,
            Topic = new LocalTopicOptions { Key = secrets.TopicKey, WebHooks = WebHooks() },
        };
        return LocalFunctionsHost.Build(options, MarketplaceApp.Configure, host =>
        {
            host.Configuration.AddInMemoryCollection(LocalConfiguration.Of(storage, baseUrl, secrets, mailPort));
            host.Services.AddSingleton<IWorkSource>(new ProviderWork(provider));
        });
    }

    private static Uri[] WebHooks() =>
        [.. (Environment.GetEnvironmentVariable(WebHooksVariable) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(address => new Uri(address, UriKind.Absolute))];
}
