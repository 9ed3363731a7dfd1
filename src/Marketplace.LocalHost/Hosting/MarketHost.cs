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
        };
        return LocalFunctionsHost.Build(options, MarketplaceApp.Configure, host =>
        {
            host.Configuration.AddInMemoryCollection(LocalConfiguration.Of(storage, baseUrl, secrets, mailPort));
            host.Services.AddSingleton<IWorkSource>(new ProviderWork(provider));
        });
    }
}
