using LocalFunctions.Hosting;
using LocalFunctions.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LocalFunctions.Tests.Support;

/// <summary>A started host of some function classes, on a free port and, unless told otherwise, a clock that stands still.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly WebApplication _app;
    private readonly TemporaryFolder? _ownFolder;

    private TestHost(WebApplication app, TemporaryFolder? ownFolder)
    {
        _app = app;
        _ownFolder = ownFolder;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    public VirtualClock Clock => _app.Services.GetRequiredService<VirtualClock>();

    public static async Task<TestHost> StartAsync(TestHostSettings settings)
    {
        TemporaryFolder? own = settings.DataDirectory is null ? new TemporaryFolder() : null;
        WebApplication app = Build(settings, settings.DataDirectory ?? own!.Path);
        app.MapLocalClock();
        await app.StartAsync();
        return new TestHost(app, own);
    }

    public static WebApplication Build(TestHostSettings settings, string dataDirectory) => LocalFunctionsHost.Build(
        settings.Adjust(new LocalFunctionsOptions
        {
            Assemblies = [typeof(TestHost).Assembly],
            IncludeClass = type => settings.Classes.Contains(type),
            DataDirectory = dataDirectory,
            Url = "http://127.0.0.1:0",
            HostJsonPath = HostJson(settings, dataDirectory),
            Clock = settings.Clock ?? VirtualClock.Frozen(Start),
        }),
        settings.Configure,
        host =>
        {
            host.Configuration.AddInMemoryCollection(settings.Settings);
            host.Logging.ClearProviders();
        });

    public Task SettleAsync() => Services.GetRequiredService<ISettle>().SettleAsync(Patience.Token());

    public Task<int> AdvanceAsync(TimeSpan time) =>
        Clock.AdvanceAsync(time, Services.GetRequiredService<ISettle>().SettleAsync, Patience.Token());

    public Task StopAsync() => _app.StopAsync(Patience.Token());

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        _ownFolder?.Dispose();
    }

    private static string? HostJson(TestHostSettings settings, string dataDirectory)
    {
        if (settings.HostJson is null)
        {
            return null;
        }

        string path = Path.Combine(dataDirectory, "host.json");
        File.WriteAllText(path, settings.HostJson);
        return path;
    }
}

internal sealed record TestHostSettings(params Type[] Classes)
{
    public Action<IFunctionsWorkerApplicationBuilder, IConfiguration> Configure { get; init; } = (_, _) => { };

    public Func<LocalFunctionsOptions, LocalFunctionsOptions> Adjust { get; init; } = options => options;

    public Dictionary<string, string?> Settings { get; init; } = [];

    public string? HostJson { get; init; }

    public VirtualClock? Clock { get; init; }

    public string? DataDirectory { get; init; }
}
