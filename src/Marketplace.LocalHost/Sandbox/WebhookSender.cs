using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Marketplace.LocalHost.Sandbox;

/// <summary>Sends one webhook, signed at the time of sending.</summary>
internal sealed class WebhookSender(HttpClient http, string secret, TimeProvider clock)
{
    /// <summary>Carries the time and the signature.</summary>
    public const string SignatureHeader = "Market-Signature";

    /// <summary>The header's value: <c>t=unix seconds,v1=hex HMAC-SHA256(secret, "t.body")</c>.</summary>
    public static string Sign(string secret, DateTimeOffset time, string body)
    {
        string seconds = time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{seconds}.{body}"));
        return $"t={seconds},v1={Convert.ToHexStringLower(mac)}";
    }

    /// <summary>One try; null when the merchant took it, otherwise why not.</summary>
    public async Task<string?> TrySendAsync(string path, string body, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add(SignatureHeader, Sign(secret, clock.GetUtcNow(), body));
        try
        {
            using HttpResponseMessage response = await http.SendAsync(request, cancellationToken);
            return response.IsSuccessStatusCode ? null : $"HTTP {(int)response.StatusCode}";
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return error.Message;
        }
    }
}
