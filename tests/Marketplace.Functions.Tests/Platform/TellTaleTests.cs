using Marketplace.Functions.Platform.Access;
using Marketplace.Functions.Platform.Storage;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Platform;

/// <summary>The time that a refusal takes, to within one request to storage, and what it asks of storage do not tell what is foreign from what is missing.</summary>
[Collection(StillMarketTests.Name)]
public sealed class TellTaleTests(MarketFixture market)
{
    private const int WarmUps = 200;
    private const int Samples = 200;

    [Theory]
    [InlineData("GET", "orders/{id}")]
    [InlineData("POST", "orders/{id}/confirm")]
    [InlineData("GET", "listings/{id}")]
    public async Task ForeignAndMissing_AreNoRequestToStorageApart(string method, string template)
    {
        Member stranger = market.NewMember();
        (string foreign, string missing) = await IdsAsync(template);
        (string Name, Func<Task> AskAsync)[] asked =
        [
            ("foreign", () => AskAsync(stranger, method, template, foreign)),
            ("missing", () => AskAsync(stranger, method, template, missing)),
            ("row", () => market.Tables.Orders.FindAsync(missing, "head", default)),
        ];
        await TimeAsync(asked, WarmUps);
        ILookup<string, double> took = await TimeAsync(asked, Samples);

        // To read what is there takes longer than to find nothing, which nobody sees from afar; a request to storage more than for nothing would be seen.
        (double ofForeign, double ofMissing, double ofRow) = (Median(took["foreign"]), Median(took["missing"]), Median(took["row"]));
        Assert.True(Math.Abs(ofForeign - ofMissing) < ofRow, $"{ofForeign:f2} against {ofMissing:f2} ms; a row takes {ofRow:f2} ms");
    }

    [Theory]
    [InlineData("GET", "orders/{id}")]
    [InlineData("GET", "orders/{id}/history")]
    [InlineData("POST", "orders/{id}/pay")]
    [InlineData("POST", "orders/{id}/confirm")]
    [InlineData("GET", "listings/{id}")]
    [InlineData("POST", "listings/{id}/pause")]
    [InlineData("POST", "members/me/offences/{id}/appeal")]
    public async Task ForeignAndMissing_AskTheSameOfStorage(string method, string template)
    {
        Member stranger = market.NewMember();
        (string foreign, string missing) = await IdsAsync(template);

        Assert.Equal(await CountAsync(stranger, method, template, missing), await CountAsync(stranger, method, template, foreign));
    }

    // In no order that one of them could profit from.
    private static async Task<ILookup<string, double>> TimeAsync((string Name, Func<Task> AskAsync)[] asked, int times)
    {
        List<(string Name, double Ms)> took = [];
        (string Name, Func<Task> AskAsync)[] each = [.. Enumerable.Repeat(asked, times).SelectMany(one => one)];
        new Random(times).Shuffle(each);
        foreach ((string name, Func<Task> askAsync) in each)
        {
            long start = TimeProvider.System.GetTimestamp();
            await askAsync();
            took.Add((name, TimeProvider.System.GetElapsedTime(start).TotalMilliseconds));
        }

        return took.ToLookup(one => one.Name, one => one.Ms);
    }

    private static double Median(IEnumerable<double> samples)
    {
        double[] sorted = [.. samples.Order()];
        return sorted[sorted.Length / 2];
    }

    private async Task<(string Foreign, string Missing)> IdsAsync(string template)
    {
        string zeros = new('0', 26);
        if (template.StartsWith("orders", StringComparison.Ordinal))
        {
            return ((await Trade.ShippedAsync(market)).Id.Value, $"ord_{zeros}");
        }

        if (template.StartsWith("listings", StringComparison.Ordinal))
        {
            return ((await market.NewMember().PostAsync("/api/listings", new Offer().Body())).Ok().Text("id"), $"lst_{zeros}");
        }

        Member desk = market.NewMember(StaffRoles.Operator);
        object about = new { memberId = market.NewMember().Id.Value, kind = "offMarket", orders = Array.Empty<string>(), findings = "As read." };
        string review = (await desk.PostAsync("/api/operator/reviews", about)).Ok().Text("id");
        (await desk.PostAsync($"/api/operator/reviews/{review}/uphold", new { reasons = "As read." })).Ok();
        return (review, $"rvw_{zeros}");
    }

    private async Task<double> CountAsync(Member stranger, string method, string template, string id)
    {
        await market.SettleAsync();
        using Telemetry.Measured measured = new(market);
        await AskAsync(stranger, method, template, id);
        return measured.Sum("storage.transactions");
    }

    private async Task AskAsync(Member stranger, string method, string template, string id)
    {
        object? body = template.EndsWith("appeal", StringComparison.Ordinal) ? new { text = "Not so." } : null;
        string path = $"/api/{template.Replace("{id}", id, StringComparison.Ordinal)}";
        (await market.SendAsync(new Ask(HttpMethod.Parse(method), path) { Token = stranger.Token, Key = Member.NewKey(), Body = body })).Refused(404, "NOT_FOUND");
    }
}
