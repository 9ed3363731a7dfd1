using System.Collections.Concurrent;
using Azure.Data.Tables;
using LocalFunctions.Azurite;
using LocalFunctions.Hosting;
using LocalFunctions.Time;
using Marketplace.LocalHost.Identity;
using Marketplace.LocalHost.Mail;
using Marketplace.LocalHost.Metrics;
using Marketplace.LocalHost.Platform;
using Marketplace.LocalHost.Sandbox;

namespace Marketplace.LocalHost.Hosting;

/// <summary>The whole market in this process: storage, functions, issuer and payment provider. Disposing it stops all of them.</summary>
internal sealed class LocalMarket : IAsyncDisposable
{
    // Disposed in reverse: what was started last stops first. Azurite and the mail server start side by side.
    private readonly ConcurrentStack<IAsyncDisposable> _parts = new();

    private LocalMarket(Uri baseUrl) => BaseUrl = baseUrl;

    /// <summary>Where everything is reached.</summary>
    public Uri BaseUrl { get; }

    /// <summary>Where mail is read, or why there is none.</summary>
    public string MailLine { get; private set; } = "No mail is sent.";

    /// <summary>Whether mail is sent.</summary>
    public bool HasMail { get; private set; }

    /// <summary>The merchant's key to the sandbox provider.</summary>
    public string ProviderApiKey { get; private set; } = "";

    /// <summary>Starts everything.</summary>
    /// <exception cref="StartException">The port is in use, or Azurite does not start.</exception>
    public static async Task<LocalMarket> StartAsync(RunSettings settings, DataDirectory data, CancellationToken cancellationToken)
    {
        LocalMarket market = new(new Uri($"http://localhost:{Ports.Claim(settings.Port)}"));
        try
        {
            Task<string> storage = settings.Storage is { } running ? Task.FromResult(running) : market.StartAzuriteAsync(data, cancellationToken);
            market.Take(settings.NoMail ? (null, market.MailLine) : await MailDevProcess.TryStartAsync(cancellationToken));
            await market.StartHostAsync(await storage, data, cancellationToken);
            return market;
        }
        catch
        {
            await market.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        while (_parts.TryPop(out IAsyncDisposable? part))
        {
            await part.DisposeAsync();
        }
    }

    private void Take((MailDevProcess? Server, string Line) mail)
    {
        (MailLine, HasMail) = (mail.Line, mail.Server is not null);
        if (mail.Server is { } server)
        {
            _parts.Push(server);
        }
    }

    private async Task<string> StartAzuriteAsync(DataDirectory data, CancellationToken cancellationToken)
    {
        try
        {
            AzuriteProcess azurite = await AzuriteProcess.StartAsync(
                new AzuriteOptions { DataDirectory = Path.Combine(data.Path, "azurite") }, cancellationToken);
            _parts.Push(azurite);
            return azurite.ConnectionString;
        }
        catch (InvalidOperationException error)
        {
            throw new StartException(error.Message);
        }
    }

    private async Task StartHostAsync(string storage, DataDirectory data, CancellationToken cancellationToken)
    {
        LocalSecrets secrets = LocalSecrets.LoadOrCreate(Path.Combine(data.Path, "secrets.json"));
        ProviderApiKey = secrets.ProviderApiKey;
        VirtualClock clock = ClockFile.Open(data.Path);
        using ILoggerFactory loggers = LoggerFactory.Create(logging => logging.AddSimpleConsole(console => console.SingleLine = true));
        SandboxProvider provider = new(new TableServiceClient(storage), secrets, BaseUrl, clock, loggers);
        WebApplication app = MarketHost.Build(BaseUrl, storage, data.Path, secrets, clock, provider, HasMail ? MailDevProcess.SmtpPort : null);
        SigningKey key = SigningKey.LoadOrCreate(Path.Combine(data.Path, "signing-key.pem"));
        app.MapLocalIssuer(new LocalIssuer(key, BaseUrl, TimeProvider.System));
        app.MapLocalClock();
        app.MapLocalMetrics();
        provider.Map(app);
        _parts.Push(provider);
        _parts.Push(app);
        await app.StartAsync(cancellationToken);
        await provider.StartAsync(cancellationToken);
    }
}
