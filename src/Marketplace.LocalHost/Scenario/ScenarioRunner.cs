namespace Marketplace.LocalHost.Scenario;

/// <summary>Plays a scenario against a running market, over HTTP only.</summary>
internal sealed class ScenarioRunner(Uri baseUrl, string providerApiKey, int orders, int seed, Uri? mailPage = null) : IDisposable
{
    // Retries, sweeps and projections that follow the last ending.
    private static readonly TimeSpan _aftermath = TimeSpan.FromHours(2);

    private readonly HttpClient _http = new() { BaseAddress = baseUrl, Timeout = TimeSpan.FromMinutes(10) };
    private readonly ScenarioPlan _plan = ScenarioPlan.Create(orders, seed);
    private ScenarioProgress? _progress;

    /// <summary>How far it has come.</summary>
    public ScenarioProgress Progress => _progress ??= new ScenarioProgress(_plan.Listings.Count, _plan.Orders.Count);

    /// <summary>From the first listing to the last check.</summary>
    /// <exception cref="ScenarioException">The market refused something that the rules allow.</exception>
    public async Task<ScenarioReport> PlayAsync(CancellationToken cancellationToken = default)
    {
        // Data may outlive a run; the next one with the same seed must not be taken for a repetition, nor its ring for one that has been punished.
        DateTimeOffset began = await ReadClockAsync();
        ScenarioPlan plan = ScenarioPlan.Create(orders, seed, $" {began:yyMMdd}");
        using MarketClient client = new(_http, $"demo-{seed}-{began.ToUnixTimeSeconds()}", cancellationToken);
        Market market = new(plan, client, Progress);
        NoticeAudit notices = new(market, mailPage);
        await notices.GiveAddressesAsync();
        await market.OpenAsync();
        BooksReader books = new(market, providerApiKey);
        BooksSnapshot before = await books.ReadAsync();
        ArbiterBench bench = new(market);
        StoryResult[] results = new StoryResult[plan.Orders.Count];
        IReadOnlyList<RingMember> ring = [];
        IReadOnlyList<Withdrawal> withdrawals = Withdrawal.Of(market);
        WithdrawalResult[] paidOut = new WithdrawalResult[withdrawals.Count];
        await market.Agenda.RunAsync(
        [
            .. withdrawals.Select((withdrawal, index) => new Func<Task>(async () => paidOut[index] = await withdrawal.LiveAsync())),
            .. plan.Ring.Count > 0 ? [async () => ring = await new RingStory(market).LiveAsync()] : Array.Empty<Func<Task>>(),
            .. plan.Orders.Select((order, index) => new Func<Task>(async () =>
                results[index] = await new OrderStory(order, market, bench).LiveAsync())),
        ]);
        await market.PastAllWindowsAsync(_aftermath);
        BooksSnapshot after = await books.ReadAsync();
        await market.FillBondsAsync();
        ScenarioReport report = await new ScenarioAudit(market, results, paidOut).RunAsync(before, after);
        (RatingTotals ratings, IReadOnlyList<Check> checks) = await new CreditAudit(market, results).RunAsync();
        Check catalogue = await new CatalogueAudit(market, results).RunAsync();
        TrustAudit trust = new(market, results, ring);
        return report with
        {
            Ratings = ratings,
            Talk = trust.Totals,
            Ring = ring,
            Checks = [.. report.Checks, .. checks, .. await trust.RunAsync(), catalogue, await notices.RunAsync(results)],
        };
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<DateTimeOffset> ReadClockAsync()
    {
        using MarketClient client = new(_http, "");
        return (await client.GetLocalAsync<ClockView>("local/clock")).UtcNow;
    }
}
