using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Marketplace.LocalHost.Tests.Support;

/// <summary>Answers as a market would that knows listings only.</summary>
internal sealed class ShopOnly : HttpMessageHandler
{
    private readonly Dictionary<string, int> _stock = [];

    /// <summary>Pieces that the market says it has sold, by listing.</summary>
    public Dictionary<string, int> Sold { get; } = [];

    /// <summary>The id that it gives to a listing of this title.</summary>
    public static string IdOf(string title) => Convert.ToHexString(Encoding.UTF8.GetBytes(title));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string path = request.RequestUri!.AbsolutePath;
        object answer = path switch
        {
            "/local/tokens" => new { accessToken = "t", memberId = "m" },
            "/local/clock" => new { utcNow = new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero) },
            "/api/members/me" => new { verification = new { state = "verified" } },
            "/api/members/me/bond/deposits" => new { paymentId = "p", paymentUrl = "u" },
            "/api/members/me/guarantees" or "/local/payments/p/approve" => new { },
            "/api/listings" => Create((await request.Content!.ReadFromJsonAsync<JsonNode>(cancellationToken))!),
            _ => Read(path.Split('/')[3]),
        };
        return new HttpResponseMessage { Content = JsonContent.Create(answer) };
    }

    private object Create(JsonNode draft)
    {
        lock (_stock)
        {
            string id = IdOf((string)draft["title"]!);
            _stock[id] = (int)draft["stock"]!;
            return View(id);
        }
    }

    private object Read(string id)
    {
        lock (_stock)
        {
            return View(id);
        }
    }

    private object View(string id)
    {
        int sold = Sold.GetValueOrDefault(id);
        return new { id, stock = new { available = _stock[id] - sold, held = 0, sold } };
    }
}
