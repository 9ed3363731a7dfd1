namespace Marketplace.LocalHost.Scenario;

/// <summary>What all stories of a scenario share.</summary>
internal sealed class Market(ScenarioPlan plan, MarketClient client, ScenarioProgress progress)
{
    private string[] _listingIds = [];
    private Agenda? _agenda;

    public ScenarioPlan Plan => plan;

    public MarketClient Client => client;

    public ScenarioProgress Progress => progress;

    /// <summary>When the stories' time began, on the market's clock.</summary>
    public DateTimeOffset StartUtc { get; private set; }

    /// <summary>The one clock of all stories.</summary>
    public Agenda Agenda => _agenda ??= new Agenda(MoveToAsync);

    /// <summary>The id that the market gave to a planned listing.</summary>
    public string ListingId(int index) => _listingIds[index];

    /// <summary>A moment as the agenda counts it.</summary>
    public TimeSpan FromStart(DateTimeOffset moment) => moment - StartUtc;

    /// <summary>Sellers put up everything that is planned; the stories' time starts when that is done.</summary>
    public async Task OpenAsync()
    {
        _listingIds = await Task.WhenAll(plan.Listings.Select(async (listing, index) =>
        {
            string seller = listing.Seller.Name;
            ListingView created = await client.PostAsync<ListingView>(seller, "api/listings", $"listing-{index}", listing.Draft);
            await client.PostAsync<object>(seller, $"api/listings/{created.Id}/activate", $"activate-{index}", new { });
            progress.Listed();
            return created.Id;
        }));
        StartUtc = (await client.PostLocalAsync<ClockView>("local/clock", new { advance = "PT1M" })).UtcNow;
    }

    /// <summary>Lets so much time pass, with everything that falls due in it.</summary>
    public Task AdvanceAsync(TimeSpan time) => MoveToAsync(Agenda.Now + time);

    private async Task MoveToAsync(TimeSpan moment)
    {
        await client.PostLocalAsync<ClockView>("local/clock", new { set = StartUtc + moment });
        progress.MovedTo(moment);
    }
}
