using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace LocalFunctions.EventGrid;

/// <summary>
/// An endpoint somewhere else. Before the first event it is asked, by OPTIONS with <c>WebHook-Request-Origin</c>, whether it wants any
/// (CloudEvents' protection against abuse); without its consent nothing is sent.
/// </summary>
internal sealed class WebHookSubscriber(Uri endpoint, HttpClient http) : IEventSubscriber
{
    private const string Origin = "eventgrid.local";
    private volatile bool _agreed;

    public string Name => endpoint.AbsoluteUri;

    public async Task<(DeliveryResult Result, string Detail)> DeliverAsync(Delivery delivery)
    {
        try
        {
            if (!_agreed && !(_agreed = await AgreesAsync()))
            {
                return (DeliveryResult.Failed, "The endpoint has not agreed to be sent events.");
            }

            using HttpRequestMessage request = new(HttpMethod.Post, endpoint)
            {
                Content = new StringContent(delivery.Event, Encoding.UTF8, new MediaTypeHeaderValue("application/cloudevents+json", "utf-8")),
            };
            request.Headers.Add("aeg-event-type", "Notification");
            request.Headers.Add("aeg-subscription-name", "LOCAL");
            request.Headers.Add("aeg-delivery-count", delivery.Attempts.ToString(CultureInfo.InvariantCulture));
            request.Headers.Add("Origin", Origin);
            using HttpResponseMessage response = await http.SendAsync(request);
            return (DeliveryPolicy.ResultOf(response.StatusCode), $"{(int)response.StatusCode}");
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            return (DeliveryResult.Failed, error.Message);
        }
    }

    private async Task<bool> AgreesAsync()
    {
        using HttpRequestMessage request = new(HttpMethod.Options, endpoint);
        request.Headers.Add("WebHook-Request-Origin", Origin);
        request.Headers.Add("WebHook-Request-Rate", "120");
        using HttpResponseMessage response = await http.SendAsync(request);
        return response.Headers.TryGetValues("WebHook-Allowed-Origin", out IEnumerable<string>? allowed) && allowed.Any(origin => origin is "*" or Origin);
    }
}
