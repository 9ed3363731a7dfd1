using System.Text;
using System.Text.Json;
using LocalFunctions.EventGrid;
using Marketplace.Domain;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Events;

/// <summary>Events as the topic takes them, to be told as often and in whatever order a test likes.</summary>
internal static class PublishedEvents
{
    public static object Released(OrderId order, string listing, int quantity) => new
    {
        specversion = "1.0",
        id = $"{order}:6:0",
        source = "/marketplace",
        type = "marketplace.escrow.released.v1",
        subject = order.Value,
        data = new { orderId = order.Value, version = 6, by = "buyer", facts = new { sellerCredit = Offer.Money(100), fee = Offer.Money(1), lines = new[] { new { listingId = listing, quantity } } } },
    };

    public static async Task PublishAsync(MarketFixture market, object[] batch)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri($"{TopicEndpoint.Path}?api-version=2018-01-01", UriKind.Relative));
        request.Headers.Add("aeg-sas-key", market.Secrets.TopicKey);
        request.Content = new StringContent(JsonSerializer.Serialize(batch), Encoding.UTF8, "application/cloudevents-batch+json");
        using HttpResponseMessage response = await market.Http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }
}
