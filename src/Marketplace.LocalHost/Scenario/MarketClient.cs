using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Marketplace.LocalHost.Scenario;

/// <summary>Talks to the market over HTTP on behalf of any member, a bounded number of requests at a time.</summary>
internal sealed class MarketClient(HttpClient http, string keyPrefix, CancellationToken cancellationToken = default) : IDisposable
{
    private const int InFlightMax = 8;

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);

    private const string Verifications = "api/members/me/payment-password/verifications";

    private readonly SemaphoreSlim _slots = new(InFlightMax);
    private readonly ConcurrentDictionary<string, string> _grants = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task<SignedIn>> _signedIn = new(StringComparer.Ordinal);
    private int _passwordsGiven;

    /// <summary>Signs a member in, once.</summary>
    public Task<SignedIn> SignInAsync(string name, params string[] roles) =>
        _signedIn.GetOrAdd(name, _ => SendAsync<SignedIn>(new HttpRequestMessage(HttpMethod.Post, "local/tokens") { Content = JsonContent.Create(new { name, roles }) }));

    /// <summary>Reads something as a member.</summary>
    public Task<T> GetAsync<T>(string member, string path) => SendAsAsync<T>(member, null, () => new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Reads a list as a member, page by page.</summary>
    public async IAsyncEnumerable<IReadOnlyList<T>> PagesAsync<T>(string member, string path)
    {
        string first = $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit=100";
        string next = first;
        while (next.Length > 0)
        {
            PageView<T> page = await GetAsync<PageView<T>>(member, next);
            yield return page.Items;
            next = page.NextCursor is { } cursor ? $"{first}&cursor={Uri.EscapeDataString(cursor)}" : "";
        }
    }

    /// <summary>Reads a whole list as a member.</summary>
    public IAsyncEnumerable<T> ItemsAsync<T>(string member, string path) => PagesAsync<T>(member, path).SelectMany(page => page);

    /// <summary>Changes something as a member.</summary>
    public Task<T> PatchAsync<T>(string member, string path, object body) =>
        SendAsAsync<T>(member, null, () => new HttpRequestMessage(HttpMethod.Patch, path) { Content = JsonContent.Create(body, options: _json) });

    /// <summary>Does something as a member, once for this key. Where it takes the payment password, that is given first.</summary>
    public async Task<T> PostAsync<T>(string member, string path, string key, object body)
    {
        HttpRequestMessage Request()
        {
            HttpRequestMessage request = new(HttpMethod.Post, path) { Content = JsonContent.Create(body, options: _json) };
            request.Headers.Add("Idempotency-Key", $"{keyPrefix}-{key}");
            return request;
        }

        string? grant = _grants.GetValueOrDefault(member);
        try
        {
            return await SendAsAsync<T>(member, grant, Request);
        }
        catch (ScenarioException refusal) when (refusal.Message.Contains("PAYMENT_GRANT_", StringComparison.Ordinal))
        {
            return await SendAsAsync<T>(member, await GivePasswordAsync(member, grant), Request);
        }
    }

    /// <summary>Reads something of this machine, with a key where it wants one.</summary>
    public Task<T> GetLocalAsync<T>(string path, string? key = null)
    {
        HttpRequestMessage request = new(HttpMethod.Get, path);
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        return SendAsync<T>(request);
    }

    /// <summary>Calls something on this machine that wants nobody signed in.</summary>
    public Task<T> PostLocalAsync<T>(string path, object body) =>
        SendAsync<T>(new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body, options: _json) });

    /// <inheritdoc/>
    public void Dispose() => _slots.Dispose();

    // The market's clock may have moved by days: a grant is used until it is refused.
    private async Task<string> GivePasswordAsync(string member, string? stale)
    {
        if (_grants.TryGetValue(member, out string? current) && current != stale)
        {
            return current;
        }

        const string Password = "open sesame";
        // A header holds ASCII; names do not.
        string id = (await SignInAsync(member)).MemberId;
        string key = $"grant-{id}-{Interlocked.Increment(ref _passwordsGiven)}";
        try
        {
            return _grants[member] = (await PostAsync<GrantView>(member, Verifications, key, new { password = Password })).Grant;
        }
        catch (ScenarioException refusal) when (refusal.Message.Contains("PAYMENT_PASSWORD_MISSING", StringComparison.Ordinal))
        {
            await PostAsync<object>(member, "api/members/me/payment-password", $"password-{id}", new { password = Password, securityQuestion = "Which street?", securityAnswer = "Plum Lane" });
            return _grants[member] = (await PostAsync<GrantView>(member, Verifications, $"{key}-set", new { password = Password })).Grant;
        }
    }

    private async Task<T> SendAsAsync<T>(string member, string? grant, Func<HttpRequestMessage> requestOf)
    {
        SignedIn signedIn = await SignInAsync(member);
        HttpRequestMessage request = requestOf();
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", signedIn.AccessToken);
        if (grant is not null)
        {
            request.Headers.Add("Payment-Grant", grant);
        }

        return await SendAsync<T>(request);
    }

    private async Task<T> SendAsync<T>(HttpRequestMessage request)
    {
        await _slots.WaitAsync(cancellationToken);
        try
        {
            using (request)
            using (HttpResponseMessage response = await http.SendAsync(request, cancellationToken))
            {
                string body = await response.Content.ReadAsStringAsync(cancellationToken);
                return response.IsSuccessStatusCode
                    ? JsonSerializer.Deserialize<T>(body.Length == 0 ? "{}" : body, _json)!
                    : throw new ScenarioException($"{request.Method} {request.RequestUri} was answered {(int)response.StatusCode}: {body}");
            }
        }
        finally
        {
            _slots.Release();
        }
    }
}

/// <summary>Leave to move money.</summary>
internal sealed record GrantView(string Grant);

/// <summary>A token and the member that it stands for.</summary>
internal sealed record SignedIn(string AccessToken, string MemberId);

/// <summary>The market did not answer as the scenario expects.</summary>
internal sealed class ScenarioException(string message) : Exception(message);
