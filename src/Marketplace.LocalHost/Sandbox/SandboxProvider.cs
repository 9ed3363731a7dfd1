using Azure.Data.Tables;
using Marketplace.LocalHost.Carrier;
using Marketplace.LocalHost.Platform;

namespace Marketplace.LocalHost.Sandbox;

/// <summary>
/// The sandbox payment provider as a whole: an outside party with books of its own, reached over HTTP only. No real money moves.
/// </summary>
internal sealed class SandboxProvider : IAsyncDisposable
{
    private readonly LocalSecrets _secrets;
    private readonly Uri _baseUrl;
    private readonly HttpClient _http;
    private readonly TimeProvider _clock;
    private readonly SandboxBooks _books;
    private readonly WebhookSchedule _schedule;
    private readonly SandboxDesk _desk;
    private readonly SandboxPayoutDesk _payouts;

    /// <param name="tables">Where it keeps its books.</param>
    /// <param name="secrets">What it shares with the market.</param>
    /// <param name="baseUrl">Where both it and the market are reached.</param>
    /// <param name="clock">The market's clock.</param>
    /// <param name="loggers">Tells of webhooks that were refused.</param>
    /// <param name="merchant">Carries webhooks to the market; null for the network.</param>
    public SandboxProvider(
        TableServiceClient tables, LocalSecrets secrets, Uri baseUrl, TimeProvider clock, ILoggerFactory loggers, HttpMessageHandler? merchant = null)
    {
        (_secrets, _baseUrl, _clock) = (secrets, baseUrl, clock);
        _http = new HttpClient(merchant ?? new SocketsHttpHandler()) { BaseAddress = baseUrl };
        _books = new SandboxBooks(tables, clock);
        WebhookSender sender = new(_http, secrets.WebhookSecret, clock);
        _schedule = new WebhookSchedule(_books, sender, clock, loggers.CreateLogger<WebhookSchedule>());
        _desk = new SandboxDesk(_books, _schedule, clock);
        _payouts = new SandboxPayoutDesk(_books, _schedule, clock);
    }

    /// <summary>Maps its API for merchants and its pages for payers, and the carrier and the verifier beside it.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapSandboxProvider(_books, new SandboxReport(_books, _clock), _payouts, _clock, _secrets.ProviderApiKey, _baseUrl);
        routes.MapSandboxPayer(_books, _desk);
        routes.MapSandboxBank(_payouts, _clock);
        routes.MapSandboxCarrier(new WebhookSender(_http, _secrets.CarrierSecret, _clock), _clock);
        new SandboxVerifier(new WebhookSender(_http, _secrets.VerifierSecret, _clock), _secrets.ProviderApiKey).Map(routes);
    }

    /// <summary>Opens the books and takes up the webhooks that an earlier run left.</summary>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        await _books.OpenAsync(cancellationToken);
        await _schedule.ResumeAsync(cancellationToken);
    }

    /// <summary>Completes when every webhook whose sending has begun was answered.</summary>
    public Task DrainAsync() => _schedule.DrainAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _schedule.DisposeAsync();
        _http.Dispose();
    }
}
