using LocalFunctions.Azurite;
using Marketplace.Crash.Audit;
using Marketplace.Crash.Hosting;
using Marketplace.Crash.Trading;
using Marketplace.LocalHost.Hosting;

namespace Marketplace.Crash;

/// <summary>
/// A market under load that is killed again and again while its storage lives on. In the end everybody finishes what they began, time
/// passes until every order is over, and the books are audited.
/// </summary>
internal sealed class CrashRun : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly Uptime _uptime = new();
    private readonly CrashSettings _settings;
    private readonly TextWriter _output;
    private readonly AzuriteProcess _azurite;
    private readonly HttpClient _http;
    private readonly PatientClient _client;
    private readonly Killer _killer;

    private CrashRun(CrashSettings settings, TextWriter output, DirectoryInfo folder, AzuriteProcess azurite, CancellationToken cancellationToken)
    {
        (_settings, _output, _folder, _azurite) = (settings, output, folder, azurite);
        int port = Ports.Claim(0);
        _http = new HttpClient { BaseAddress = new Uri($"http://localhost:{port}"), Timeout = TimeSpan.FromMinutes(10) };
        _client = new PatientClient(_http, _uptime, settings.Traders + 1, cancellationToken);
        _killer = new Killer(Path.Combine(_folder.FullName, "market"), azurite.ConnectionString, port, _uptime, new Random(settings.Seed), output);
        Bazaar = new Bazaar(_client, new Promises());
    }

    /// <summary>What was traded.</summary>
    public Bazaar Bazaar { get; }

    /// <summary>Starts storage and market.</summary>
    public static async Task<CrashRun> StartAsync(CrashSettings settings, TextWriter output, CancellationToken cancellationToken)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("market-crash-");
        AzuriteOptions options = new() { DataDirectory = Path.Combine(folder.FullName, "azurite") };
        CrashRun run = new(settings, output, folder, await AzuriteProcess.StartAsync(options, cancellationToken), cancellationToken);
        await run._killer.StartAsync();
        await run.Bazaar.OpenAsync();
        return run;
    }

    /// <summary>Trades, kills, drains and audits.</summary>
    public async Task<CrashReport> RunAsync(CancellationToken cancellationToken)
    {
        using CancellationTokenSource stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await _output.WriteLineAsync($"{_settings.Traders} traders, {_settings.Kills} kills (seed {_settings.Seed})");
        Task[] lives =
        [
            .. Enumerable.Range(0, _settings.Traders).Select(number => TradeAsync(number, stopping.Token)),
            .. _settings.Brief ? [] : new[] { PassTimeAsync(stopping.Token) },
        ];
        Task kills = _killer.KillAsync(_settings.Kills, cancellationToken);
        await Task.WhenAny([kills, .. lives]);
        await Task.WhenAll(lives.Where(life => life.IsFaulted));
        await kills;
        await stopping.CancelAsync();
        await Task.WhenAll(lives);
        await _client.AdvanceAsync(_settings.UntilAllIsOver);

        // What a killed process was reading comes back after its lease; only then is all that follows from it there.
        await new DrainAudit(_azurite.ConnectionString, Bazaar, _settings.LeasePatience).WaitAsync();
        await _client.AdvanceAsync(TimeSpan.FromHours(1));
        return await AuditAsync();
    }

    /// <summary>Compares what was promised with what is there.</summary>
    public async Task<CrashReport> AuditAsync()
    {
        IReadOnlyList<CaseFile> cases = await CaseFile.ReadAllAsync(Bazaar);
        MoneyAudit money = new(Bazaar, _killer.ProviderApiKey);
        ProjectionAudit projections = new(Bazaar, _settings.Traders);
        IReadOnlyCollection<Acknowledgement> promises = Bazaar.Promises.All;
        return new CrashReport
        {
            Kills = _settings.Kills,
            KilledWhileStarting = _killer.WhileStarting,
            Orders = cases.Count,
            Acknowledged = promises.Count,
            Refused = Bazaar.Promises.Refused,
            Lost = _client.Lost,
            AnsweredLater = promises.Count(promise => promise.Reply.Replayed),
            Checks =
            [
                PromiseAudit.EveryPromiseIsKept(promises, cases),
                PromiseAudit.NothingHappenedTwice(cases),
                await PromiseAudit.EveryAnswerStandsAsync(Bazaar),
                await money.BooksBalanceAsync(),
                await money.SellersGotTheirsOnceAsync(cases),
                await money.ProviderAgreesAsync(cases),
                await projections.ListsAreRightAsync(cases),
                await projections.StockIsRightAsync(cases),
                await new DrainAudit(_azurite.ConnectionString, Bazaar, _settings.QueuePatience).NothingIsLeftAsync(),
            ],
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _killer.DisposeAsync();
        await _azurite.DisposeAsync();
        _client.Dispose();
        _http.Dispose();
        _folder.Delete(recursive: true);
    }

    private Task TradeAsync(int number, CancellationToken stopping) =>
        new Trader(number, new Random((_settings.Seed * 1_000) + number), _settings.Brief, Bazaar).TradeAsync(stopping);

    // Deadlines come while it trades and while it dies.
    private async Task PassTimeAsync(CancellationToken stopping)
    {
        Random random = new(_settings.Seed);
        while (!stopping.IsCancellationRequested)
        {
            await _client.AdvanceAsync(TimeSpan.FromHours(random.Next(1, 7)));
            await Task.Delay(random.Next(2_000), stopping).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }
}
