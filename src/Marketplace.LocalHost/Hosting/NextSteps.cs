using Marketplace.LocalHost.Scenario;

namespace Marketplace.LocalHost.Hosting;

/// <summary>Tells a person where to go once the market is up: every line can be pasted into a shell.</summary>
internal static class NextSteps
{
    private const string Json = "-H 'Content-Type: application/json'";
    private const string Once = "-H \"Idempotency-Key: $RANDOM$RANDOM$RANDOM\"";
    private const string AsBuyer = "-H \"Authorization: Bearer $BUYER\"";
    private const string AsSeller = "-H \"Authorization: Bearer $SELLER\"";

    /// <summary>Writes the lines.</summary>
    public static async Task PrintAsync(LocalMarket market, SampleTrade? sample, CancellationToken cancellationToken)
    {
        string api = market.BaseUrl.GetLeftPart(UriPartial.Authority);
        using HttpClient http = new() { BaseAddress = market.BaseUrl };
        using MarketClient client = new(http, "", cancellationToken);
        async Task<string> TokenAsync(string name, params string[] roles) => (await client.SignInAsync(name, roles)).AccessToken;
        string[] lines =
        [
            "",
            $"The market is up at {api} (Ctrl-C stops it). To go on, paste into another shell:",
            "",
            $"API={api}",
            $"BUYER={await TokenAsync(sample?.Buyer ?? "alice")}",
            $"SELLER={await TokenAsync(sample?.Seller ?? "bob")}",
            $"OPERATOR={await TokenAsync(BooksReader.Operator, "Operator")}",
            "",
            "# browse; see what the buyer bought and what the seller earned",
            "curl -s \"$API/api/listings?category=books&limit=3\"",
            $"curl -s \"$API/api/orders?as=buyer\" {AsBuyer}",
            $"curl -s \"$API/api/accounts/me\" {AsSeller}",
            "",
            .. sample is null ? Offer : Buy(sample),
            "",
            "# let ten days pass; see that the books agree",
            $"curl -s \"$API/local/clock\" {Json} -d '{{\"advance\":\"P10D\"}}'",
            "curl -s \"$API/api/operator/reconciliation\" -H \"Authorization: Bearer $OPERATOR\"",
            "",
            "# what was counted since the start",
            "curl -s \"$API/local/metrics\"",
        ];
        Console.WriteLine(string.Join(Environment.NewLine, lines));
    }

    private static string[] Buy(SampleTrade sample) =>
    [
        "# buy something; open the paymentUrl in a browser to pay",
        $"ORDER=$(curl -s \"$API/api/orders\" {AsBuyer} {Once} {Json} -d "
            + $"'{{\"lines\":[{{\"listingId\":\"{sample.ListingId}\",\"quantity\":1}}],\"deliveryMode\":\"{sample.DeliveryMode}\",\"paymentMethod\":\"escrow\",\"note\":\"\"}}'"
            + " | sed 's/.*\\(ord_[a-z0-9]*\\).*/\\1/')",
        $"curl -s -X POST \"$API/api/orders/$ORDER/pay\" {AsBuyer} {Once}",
    ];

    private static string[] Offer =>
    [
        "# be verified (the sandbox takes any name), then offer something",
        $"curl -s \"$API/api/members/me/verification\" {AsSeller} {Once} {Json} -d '{{\"kind\":\"individual\",\"legalName\":\"Bob Lin\",\"idNumber\":\"A1234567\"}}'",
        $"curl -s \"$API/api/listings\" {AsSeller} {Once} {Json} -d "
            + "'{\"title\":\"A book\",\"description\":\"Read once.\",\"category\":\"books\",\"price\":{\"amountMinor\":4500,\"currency\":\"CNY\"},\"stock\":3,"
            + "\"goodsType\":\"physical\",\"deliveryModes\":[{\"mode\":\"express\",\"freight\":{\"amountMinor\":600,\"currency\":\"CNY\"}}],\"quality\":\"good\"}'",
    ];
}
