using Azure.Data.Tables;
using LocalFunctions.Azurite;
using LocalFunctions.Time;
using Marketplace.LocalHost.Platform;
using Marketplace.LocalHost.Sandbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Marketplace.LocalHost.Tests.Support;

/// <summary>One Azurite for all tests that need storage.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("market-azurite-").FullName;
    private AzuriteProcess? _azurite;

    public string ConnectionString => _azurite!.ConnectionString;

    public async Task InitializeAsync() => _azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { DataDirectory = _folder });

    public async Task DisposeAsync()
    {
        await _azurite!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

[CollectionDefinition(Name)]
public sealed class UsesAzurite : ICollectionFixture<AzuriteFixture>
{
    public const string Name = "Azurite";
}

/// <summary>A bare web server on a free port, for one test.</summary>
internal static class BareServer
{
    public static async Task<(WebApplication App, HttpClient Http)> StartAsync(Action<WebApplication, Uri> map)
    {
        Uri baseUrl = new($"http://127.0.0.1:{FreePort()}");
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(baseUrl.AbsoluteUri);
        builder.Logging.ClearProviders();
        WebApplication app = builder.Build();
        map(app, baseUrl);
        await app.StartAsync();
        return (app, new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = baseUrl });
    }

    private static int FreePort()
    {
        using System.Net.Sockets.TcpListener probe = new(System.Net.IPAddress.Loopback, 0);
        probe.Start();
        return ((System.Net.IPEndPoint)probe.LocalEndpoint).Port;
    }
}

/// <summary>The sandbox provider on a server of its own, with a merchant that notes webhooks and answers as told.</summary>
internal sealed class ProviderMachine : IAsyncDisposable
{
    private WebApplication? _app;
    private SandboxProvider? _provider;

    public VirtualClock Clock { get; } = VirtualClock.Frozen(new DateTimeOffset(2026, 11, 21, 8, 0, 0, TimeSpan.Zero));

    public Merchant Merchant { get; private set; } = new();

    public HttpClient Http { get; private set; } = null!;

    public LocalSecrets Secrets { get; } = new("test-api-key", "test-webhook-secret", "test-carrier-secret");

    public static async Task<ProviderMachine> StartAsync(AzuriteFixture azurite)
    {
        ProviderMachine machine = new();
        await machine.RestartAsync(azurite);
        return machine;
    }

    /// <summary>Stops the provider and starts another on the same books and clock.</summary>
    public async Task RestartAsync(AzuriteFixture azurite)
    {
        await StopAsync();
        Merchant = new Merchant();
        TableServiceClient tables = new(azurite.ConnectionString);
        (_app, Http) = await BareServer.StartAsync((app, baseUrl) =>
        {
            _provider = new SandboxProvider(tables, Secrets, baseUrl, Clock, NullLoggerFactory.Instance, Merchant);
            _provider.Map(app);
        });
        await _provider!.StartAsync();
    }

    /// <summary>Moves the clock; webhooks that fall due are delivered on the way.</summary>
    public Task AdvanceAsync(TimeSpan time) => Clock.AdvanceAsync(time, _ => _provider!.DrainAsync());

    public ValueTask DisposeAsync()
    {
        Clock.Dispose();
        return new ValueTask(StopAsync());
    }

    private async Task StopAsync()
    {
        if (_app is not null)
        {
            await _provider!.DisposeAsync();
            await _app.DisposeAsync();
            Http.Dispose();
        }
    }
}
