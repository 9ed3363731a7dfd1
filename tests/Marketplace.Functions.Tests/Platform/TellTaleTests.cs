using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Platform;

/// <summary>The time that a refusal takes, and what it asks of storage, do not tell what is foreign from what is missing.</summary>
[Collection(StillMarketTests.Name)]
public sealed class TellTaleTests(MarketFixture market)
{
    private const int Samples = 60;

    [Theory]
    [InlineData("GET", "orders/{id}")]
    [InlineData("POST", "orders/{id}/confirm")]
    [InlineData("GET", "listings/{id}")]
    public async Task ForeignAndMissing_TakeTheSameTime(string method, string template)
    {
        Member stranger = market.NewMember();
        (string foreign, string missing) = await IdsAsync(template);
        List<double>[] took = [[], []];
        for (int i = 0; i < 2 * (Samples + 5); i++)
        {
            long start = TimeProvider.System.GetTimestamp();
            await AskAsync(stranger, method, template, i % 2 == 0 ? foreign : missing);
            if (i >= 10)
            {
                took[i % 2].Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
            }
        }

        (double Low, double Median, double High)[] spread = [.. took.Select(Spread)];
        string shown = string.Join(" against ", spread.Select(one => $"{one.Low:f2} {one.Median:f2} {one.High:f2} ms"));
        Assert.True(spread[0].Median >= spread[1].Low && spread[0].Median <= spread[1].High, shown);
        Assert.True(spread[1].Median >= spread[0].Low && spread[1].Median <= spread[0].High, shown);
    }

    [Theory]
    [InlineData("GET", "orders/{id}")]
    [InlineData("GET", "orders/{id}/history")]
    [InlineData("POST", "orders/{id}/pay")]
    [InlineData("POST", "orders/{id}/confirm")]
    [InlineData("GET", "listings/{id}")]
    [InlineData("POST", "listings/{id}/pause")]
    public async Task ForeignAndMissing_AskTheSameOfStorage(string method, string template)
    {
        Member stranger = market.NewMember();
        (string foreign, string missing) = await IdsAsync(template);

        Assert.Equal(await CountAsync(stranger, method, template, missing), await CountAsync(stranger, method, template, foreign));
    }

    // The middle 80 of 100.
    private static (double Low, double Median, double High) Spread(List<double> samples)
    {
        double[] sorted = [.. samples.Order()];
        return (sorted[sorted.Length / 10], sorted[sorted.Length / 2], sorted[sorted.Length * 9 / 10]);
    }

    private async Task<(string Foreign, string Missing)> IdsAsync(string template)
    {
        string zeros = new('0', 26);
        if (template.StartsWith("orders", StringComparison.Ordinal))
        {
            return ((await Trade.ShippedAsync(market)).Id.Value, $"ord_{zeros}");
        }

        return ((await market.NewMember().PostAsync("/api/listings", new Offer().Body())).Ok().Text("id"), $"lst_{zeros}");
    }

    private async Task<double> CountAsync(Member stranger, string method, string template, string id)
    {
        await market.SettleAsync();
        using Telemetry.Measured measured = new(market);
        await AskAsync(stranger, method, template, id);
        return measured.Sum("storage.transactions");
    }

    private async Task AskAsync(Member stranger, string method, string template, string id) =>
        (await market.SendAsync(new Ask(HttpMethod.Parse(method), $"/api/{template.Replace("{id}", id, StringComparison.Ordinal)}") { Token = stranger.Token, Key = Member.NewKey() }))
            .Refused(404, "NOT_FOUND");
}
