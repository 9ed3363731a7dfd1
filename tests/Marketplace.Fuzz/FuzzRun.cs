using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Marketplace.Fuzz;

/// <summary>What a run found.</summary>
/// <param name="ByStatus">How many requests were answered with each status.</param>
/// <param name="Faults">What must not happen, with the request that made it happen.</param>
/// <param name="Slowest">The longest that an answer took.</param>
public sealed record FuzzReport(IReadOnlyDictionary<int, int> ByStatus, IReadOnlyList<string> Faults, TimeSpan Slowest);

/// <summary>Sends requests and judges the answers: no 5xx, none that takes more than two seconds, no refusal without a code, none that the document does not name.</summary>
/// <param name="http">Of the market.</param>
/// <param name="document">Its OpenAPI document.</param>
public sealed class FuzzRun(HttpClient http, JsonNode document)
{
    private const int FaultsMax = 20;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(2);

    /// <summary>Sends the requests, some at a time.</summary>
    /// <param name="requests">The requests.</param>
    /// <param name="atOnce">How many at a time; 1 makes a run that can be repeated to the letter.</param>
    /// <param name="answered">Told of each answer.</param>
    /// <param name="cancellationToken">Stops the run.</param>
    public async Task<FuzzReport> SendAsync(IEnumerable<FuzzRequest> requests, int atOnce, Action<FuzzRequest, int>? answered, CancellationToken cancellationToken)
    {
        Dictionary<int, int> byStatus = [];
        List<string> faults = [];
        TimeSpan slowest = TimeSpan.Zero;
        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancellationToken }, async (request, stop) =>
        {
            (int status, string? fault, TimeSpan took) = await SendAsync(request, stop);
            if (took > _patience)
            {
                // A machine may be busy once; a request that hangs hangs again.
                (status, fault, took) = await SendAsync(request, stop);
            }

            lock (faults)
            {
                byStatus[status] = byStatus.GetValueOrDefault(status) + 1;
                slowest = took > slowest ? took : slowest;
                if (fault is not null && faults.Count < FaultsMax)
                {
                    faults.Add($"{fault}: {request}");
                }
            }

            answered?.Invoke(request, status);
        });
        return new(byStatus, faults, slowest);
    }

    private async Task<(int Status, string? Fault, TimeSpan Took)> SendAsync(FuzzRequest request, CancellationToken cancellationToken)
    {
        using HttpRequestMessage message = new(HttpMethod.Parse(request.Method), request.Path);
        foreach ((string name, string value) in request.Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        if (request.Body is not null)
        {
            message.Content = new ByteArrayContent(request.Body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        long start = Stopwatch.GetTimestamp();
        using HttpResponseMessage response = await http.SendAsync(message, cancellationToken);
        string body = await response.Content.ReadAsStringAsync(cancellationToken);
        TimeSpan took = Stopwatch.GetElapsedTime(start);
        int status = (int)response.StatusCode;
        return (status, Judge(status, body, response.Content.Headers.ContentType?.MediaType, took), took);
    }

    private string? Judge(int status, string body, string? type, TimeSpan took) =>
        status >= 500 ? $"{status} {body}"
        : took > _patience ? $"{took.TotalSeconds:f1} s"
        : status < 400 ? null
        // A path that is no route, after an odd value for an id was put into it, is answered by the host.
        : status is 404 or 400 && body.Length == 0 ? null
        : type != "application/problem+json" ? $"{status} of type {type}"
        : document["components"]!["examples"]![CodeOf(body)] is null ? $"{status} with the unknown code of {body}"
        : null;

    private static string CodeOf(string body) => JsonDocument.Parse(body).RootElement.TryGetProperty("code", out JsonElement code) ? code.GetString() ?? "" : "";
}
