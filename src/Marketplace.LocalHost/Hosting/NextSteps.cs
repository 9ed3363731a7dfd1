using Marketplace.LocalHost.Scenario;

namespace Marketplace.LocalHost.Hosting;

/// <summary>Tells a person where to go once the market is up: every line can be pasted into a shell.</summary>
internal static class NextSteps
{
    /// <summary>Writes the lines.</summary>
    public static async Task PrintAsync(LocalMarket market, SampleTrade? sample, CancellationToken cancellationToken)
    {
        string api = market.BaseUrl.GetLeftPart(UriPartial.Authority);
        using HttpClient http = new() { BaseAddress = market.BaseUrl };
        using MarketClient client = new(http, "", cancellationToken);
        string buyer = (await client.SignInAsync(sample?.Buyer ?? "alice")).AccessToken;
        string seller = (await client.SignInAsync(sample?.Seller ?? "bob")).AccessToken;
        string desk = (await client.SignInAsync("olivia", "Operator")).AccessToken;
        Console.WriteLine(
            $$"""

            The market is up at {{api}} (Ctrl-C stops it). To go on, paste:

              API={{api}}
              BUYER={{buyer}}
              SELLER={{seller}}
              OPERATOR={{desk}}

              # browse, and see what the buyer has bought and the seller has sold
              curl -s "$API/api/listings?category=books&limit=3"
              curl -s "$API/api/orders?as=buyer" -H "Authorization: Bearer $BUYER"
              curl -s "$API/api/accounts/me" -H "Authorization: Bearer $SELLER"
              {{(sample is null ? Offer : Buy(sample))}}
              # let ten days pass; see that the books agree
              curl -s "$API/local/clock" -H 'Content-Type: application/json' -d '{"advance":"P10D"}'
              curl -s "$API/api/operator/reconciliation" -H "Authorization: Bearer $OPERATOR"
            """);
    }

    private static string Buy(SampleTrade sample) =>
        $$"""

              # buy something; the answer of the second line says where to pay
              ORDER=$(curl -s "$API/api/orders" -H "Authorization: Bearer $BUYER" -H "Idempotency-Key: $RANDOM$RANDOM" -H 'Content-Type: application/json' -d '{"lines":[{"listingId":"{{sample.ListingId}}","quantity":1}],"deliveryMode":"{{sample.DeliveryMode}}","paymentMethod":"escrow","note":""}' | sed 's/.*"id":"\(ord_[a-z0-9]*\)".*/\1/')
              curl -s -X POST "$API/api/orders/$ORDER/pay" -H "Authorization: Bearer $BUYER" -H "Idempotency-Key: $RANDOM$RANDOM"

        """;

    private const string Offer =
        """

              # offer something
              curl -s "$API/api/listings" -H "Authorization: Bearer $SELLER" -H "Idempotency-Key: $RANDOM$RANDOM" -H 'Content-Type: application/json' -d '{"title":"A book","description":"Read once.","category":"books","price":{"amountMinor":4500,"currency":"CNY"},"stock":3,"goodsType":"physical","deliveryModes":[{"mode":"express","freight":{"amountMinor":600,"currency":"CNY"}}],"quality":"good","imageUrls":[]}'

        """;
}
