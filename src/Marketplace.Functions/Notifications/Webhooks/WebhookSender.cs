using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Marketplace.Domain;
using Marketplace.Domain.Notifications;
using Marketplace.Functions.Members;
using Marketplace.Functions.Notifications.Deliveries;
using Marketplace.Functions.Platform.Http;

namespace Marketplace.Functions.Notifications.Webhooks;

/// <summary>
/// Calls members' own systems. Nothing of what they answer is read but the status, no redirect is followed, and only public addresses are called
/// (<see cref="PublicConnection"/>).
/// </summary>
public sealed class WebhookSender(HttpClient http, MemberSecrets secrets, TimeProvider time)
{
    /// <summary>The header with the notice's id: one that comes twice is the same.</summary>
    public const string DeliveryHeader = "Market-Delivery";

    /// <summary>How long the other end may take.</summary>
    public static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);

    /// <summary>Calls once.</summary>
    public async Task<Attempt> SendAsync(Webhook webhook, NoticeId notice, string body, CancellationToken cancellationToken)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(body);
        using HttpRequestMessage request = new(HttpMethod.Post, webhook.Url) { Content = new ByteArrayContent(bytes) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add(DeliveryHeader, notice.Value);
        request.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(secrets.SecretOf(webhook.Id), bytes, time.GetUtcNow()));
        try
        {
            using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return response.IsSuccessStatusCode ? new() : new($"It answered {(int)response.StatusCode}.", response.StatusCode == HttpStatusCode.Gone);
        }
        catch (Exception error) when (error is HttpRequestException || (error is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // Why is for nobody to know: who asks could be looking around in our network.
            return new("It could not be called.");
        }
    }
}
