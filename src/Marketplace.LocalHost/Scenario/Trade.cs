namespace Marketplace.LocalHost.Scenario;

/// <summary>One order under way: what its two sides do and see, over HTTP, and how they wait.</summary>
internal sealed class Trade(PlannedOrder plan, Market market, string orderId)
{
    // Beyond the moment itself, so that what falls due in it is done.
    private static readonly TimeSpan _past = TimeSpan.FromMinutes(1);

    private int _acts;

    public PlannedOrder Plan => plan;

    public string OrderId => orderId;

    public Agenda Agenda => market.Agenda;

    /// <summary>The buyer does something.</summary>
    public Task<T> BuyerAsync<T>(string path, object body) => PostAsync<T>(plan.Buyer, path, body);

    /// <summary>The seller does something.</summary>
    public Task<T> SellerAsync<T>(string path, object body) => PostAsync<T>(plan.Seller.Name, path, body);

    /// <summary>The order as the buyer sees it.</summary>
    public Task<OrderView> ReadAsync() => ReadAsync<OrderView>($"api/orders/{orderId}");

    /// <summary>Something else of it as the buyer sees it.</summary>
    public Task<T> ReadAsync<T>(string path) => market.Client.GetAsync<T>(plan.Buyer, path);

    /// <summary>Lets a few steps pass.</summary>
    public Task LaterAsync(int steps = 1) => market.Agenda.Until(market.Agenda.Now + (steps * Agenda.Step));

    /// <summary>Waits until a deadline has passed.</summary>
    public Task PastAsync(DateTimeOffset dueUtc) => market.Agenda.Until(market.FromStart(dueUtc) + _past);

    /// <summary>Waits for the order's next deadline to pass; for a step when there is none.</summary>
    public async Task PastNextDeadlineAsync()
    {
        DateTimeOffset nowUtc = market.StartUtc + market.Agenda.Now;
        ClocksView clocks = await ReadAsync<ClocksView>($"api/orders/{orderId}/clocks");
        DateTimeOffset[] due = [.. clocks.Items.Select(clock => clock.DueUtc).OfType<DateTimeOffset>().Where(due => due > nowUtc)];
        await (due.Length == 0 ? LaterAsync() : PastAsync(due.Min()));
    }

    private Task<T> PostAsync<T>(string member, string path, object body) => market.Client.PostAsync<T>(member, path, $"{plan.Number}-{++_acts}", body);
}
