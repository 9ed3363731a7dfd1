using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Marketplace.Client;

/// <summary>An answer's headers that matter to the next request.</summary>
/// <param name="ETag">Identifies this state of the resource; send it as If-Match.</param>
/// <param name="Replayed">Whether this is the answer to an earlier try.</param>
public sealed record AnswerInfo(string? ETag, bool Replayed);

/// <summary>A refusal. <see cref="Code"/> is stable and for programs.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="problem">The problem; null when something in between answered instead of the market.</param>
/// <param name="retryAfter">After which time to try again.</param>
public sealed class MarketException(int status, Problem? problem, TimeSpan? retryAfter)
    : Exception(problem is null ? string.Create(CultureInfo.InvariantCulture, $"HTTP {status}") : $"{problem.Code}: {problem.Detail}")
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>The problem's code; null when there is none.</summary>
    public string? Code => Problem?.Code;

    /// <summary>The problem.</summary>
    public Problem? Problem { get; } = problem;

    /// <summary>After which time to try again.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}

/// <summary>
/// The market's API. A method for each operation is generated from its OpenAPI document. Every POST carries a new Idempotency-Key
/// unless the caller gives the key of an earlier try.
/// </summary>
/// <param name="http">Its <c>BaseAddress</c> ends in <c>/api/</c>.</param>
/// <param name="token">Gives an access token for each request; null for callers who are not signed in.</param>
public sealed partial class MarketClient(HttpClient http, Func<CancellationToken, ValueTask<string?>>? token = null)
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly AsyncLocal<Action<AnswerInfo>?> _listener = new();

    /// <summary>Runs one call and also gives the answer's headers.</summary>
    public async Task<(T Value, AnswerInfo Info)> WithInfoAsync<T>(Func<MarketClient, Task<T>> call)
    {
        AnswerInfo info = new(null, false);
        _listener.Value = found => info = found;
        T value = await call(this).ConfigureAwait(false);
        return (value, info);
    }

    private async Task<T> SendAsync<T>(HttpMethod method, string path, object? body, string? idempotencyKey, string? ifMatch, CancellationToken cancellationToken, string? paymentGrant = null)
    {
        using HttpRequestMessage request = new(method, path);
        if (token is not null && await token(cancellationToken).ConfigureAwait(false) is { } bearer)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        }

        Add(request, "Idempotency-Key", method == HttpMethod.Post ? idempotencyKey ?? Guid.NewGuid().ToString("n") : null);
        Add(request, "If-Match", ifMatch);
        Add(request, "Payment-Grant", paymentGrant);
        request.Content = body is null ? null : JsonContent.Create(body, body.GetType(), options: _json);
        using HttpResponseMessage response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            throw await RefusalAsync(response, cancellationToken).ConfigureAwait(false);
        }

        bool replayed = response.Headers.TryGetValues("Idempotency-Replayed", out IEnumerable<string>? values) && values.Contains("true");
        _listener.Value?.Invoke(new(response.Headers.ETag?.ToString(), replayed));
        return await response.Content.ReadFromJsonAsync<T>(_json, cancellationToken).ConfigureAwait(false)
            ?? throw new JsonException("The market answered with nothing.");
    }

    private static async Task<MarketException> RefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        bool isProblem = response.Content.Headers.ContentType?.MediaType == "application/problem+json";
        Problem? problem = isProblem ? await response.Content.ReadFromJsonAsync<Problem>(_json, cancellationToken).ConfigureAwait(false) : null;
        return new((int)response.StatusCode, problem, response.Headers.RetryAfter?.Delta);
    }

    private static void Add(HttpRequestMessage request, string name, string? value)
    {
        if (value is not null)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
    }

    // Parameters that were left out are not sent.
    private static string Query(string path, params (string Name, object? Value)[] parameters)
    {
        string query = string.Join('&', parameters.Where(one => one.Value is not null)
            .Select(one => $"{one.Name}={Uri.EscapeDataString(Convert.ToString(one.Value, CultureInfo.InvariantCulture)!)}"));
        return query.Length == 0 ? path : $"{path}?{query}";
    }
}
