using System.Collections.Concurrent;
using Marketplace.LocalHost.Catalogue;

namespace Marketplace.LocalHost.Scenario;

/// <summary>What all stories of a scenario share.</summary>
internal sealed class Market(ScenarioPlan plan, MarketClient client, ScenarioProgress progress)
{
    // What sellers of phones and of everything else put up at least.
    private const long PhonesBondMinor = 1_000_000;
    private const long BondMinor = 100_000;

    private readonly ConcurrentDictionary<string, DateTimeOffset> _windows = new(StringComparer.Ordinal);
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
        await Task.WhenAll(plan.Listings.Select(listing => listing.Seller).Concat(plan.Guarantors).DistinctBy(seller => seller.Name).Select(VerifyAsync));
        await Task.WhenAll(plan.Guarantors.Select(JoinAsync));
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

    /// <summary>Sellers fill their bonds up again: nobody sells with one that claims have used up, and another run may follow.</summary>
    public Task FillBondsAsync() => Task.WhenAll(plan.Guarantors.Select(async (seller, index) =>
    {
        GuaranteesView mine = await client.GetAsync<GuaranteesView>(seller.Name, "api/members/me/guarantees");
        if (mine.Minimum.AmountMinor - mine.Bond.AmountMinor is > 0 and var missing)
        {
            await PayBondAsync(seller, $"refill-{index}", new Amount(missing));
        }
    }));

    /// <summary>An order's ratings wait for one side, at most until then.</summary>
    public void WillClose(string orderId, DateTimeOffset closesUtc) => _windows[orderId] = closesUtc;

    /// <summary>An order's ratings wait no more.</summary>
    public void HasClosed(string orderId) => _windows.TryRemove(orderId, out _);

    /// <summary>Lets so much time pass, and more until the last window of ratings has closed, with everything that falls due in it.</summary>
    public Task PastAllWindowsAsync(TimeSpan aftermath)
    {
        TimeSpan last = _windows.Values.Select(FromStart).DefaultIfEmpty(TimeSpan.Zero).Max();
        return MoveToAsync((last > Agenda.Now ? last : Agenda.Now) + aftermath);
    }

    // Whoever sells is verified; another run may find that done.
    private async Task VerifyAsync(SellerProfile seller)
    {
        ProfileView mine = await client.GetAsync<ProfileView>(seller.Name, "api/members/me");
        if (mine.Verification.State != "verified")
        {
            string id = (await client.SignInAsync(seller.Name)).MemberId;
            object identity = new { kind = "business", legalName = seller.Name, idNumber = $"REG-{id[^12..]}", licence = $"L-{id[^6..]}" };
            await client.PostAsync<object>(seller.Name, "api/members/me/verification", $"verification-{id}", identity);
        }
    }

    // Before anything is sold: an order is guaranteed what its seller guaranteed when it was placed.
    private async Task JoinAsync(SellerProfile seller, int index)
    {
        await PayBondAsync(seller, $"bond-{index}", new Amount(seller.Categories.Contains("phones") ? PhonesBondMinor : BondMinor));
        await client.PostAsync<object>(seller.Name, "api/members/me/guarantees", $"join-{index}", new { guarantees = ClaimScript.Guarantees });
    }

    private async Task PayBondAsync(SellerProfile seller, string key, Amount amount)
    {
        PaymentView opened = await client.PostAsync<PaymentView>(seller.Name, "api/members/me/bond/deposits", key, new { amount });
        await client.PostLocalAsync<object>($"local/payments/{opened.PaymentId}/approve", new { });
    }

    private async Task MoveToAsync(TimeSpan moment)
    {
        await client.PostLocalAsync<ClockView>("local/clock", new { set = StartUtc + moment });
        progress.MovedTo(moment);
    }
}
