using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Marketplace.Crash.Hosting;

namespace Marketplace.Crash.Trading;

/// <summary>
/// A client as one should be: it asks again, under the same key, until it is answered, however often the market dies meanwhile.
/// </summary>
internal sealed class PatientClient(HttpClient http, Uptime uptime, int inFlightMax, CancellationToken cancellationToken) : IDisposable
{
    private const int TriesMax = 400;
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim _slots = new(inFlightMax);
    private readonly ConcurrentDictionary<string, Task<string>> _tokens = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _grants = new(StringComparer.Ordinal);
    private int _lost;
    private int _passwordsGiven;

    /// <summary>How many requests died unanswered.</summary>
    public int Lost => _lost;

    /// <summary>Signs a member in, once.</summary>
    public Task<string> TokenOfAsync(string member, params string[] roles) => _tokens.GetOrAdd(
        member, async _ => (await SendAsync(HttpMethod.Post, "local/tokens", null, null, JsonSerializer.Serialize(new { name = member, roles }))).Text("accessToken"));

    /// <summary>Reads something as a member.</summary>
    public async Task<Reply> GetAsync(string member, string path) => await SendAsync(HttpMethod.Get, path, await TokenOfAsync(member), null, null);

    /// <summary>Reads something of this machine, with a key where it wants one.</summary>
    public Task<Reply> GetLocalAsync(string path, string? key = null) => SendAsync(HttpMethod.Get, path, key, null, null);

    /// <summary>Does something as a member, once for this key.</summary>
    public async Task<Reply> PostAsync(string member, string path, string key, string body)
    {
        Reply reply = await SendAsync(HttpMethod.Post, path, await TokenOfAsync(member), key, body, _grants.GetValueOrDefault(member));
        return reply.Status == 403 && reply.Text("code").StartsWith("PAYMENT_GRANT_", StringComparison.Ordinal)
            ? await SendAsync(HttpMethod.Post, path, await TokenOfAsync(member), key, body, await GivePasswordAsync(member))
            : reply;
    }

    /// <summary>Calls something on this machine that wants nobody signed in.</summary>
    public Task<Reply> PostLocalAsync(string path, object body) => SendAsync(HttpMethod.Post, path, null, null, JsonSerializer.Serialize(body));

    /// <summary>Moves the clock while nobody trades: time passes when everything has had its consequences.</summary>
    public async Task AdvanceAsync(TimeSpan time)
    {
        for (int slot = 1; slot < inFlightMax; slot++)
        {
            await _slots.WaitAsync(cancellationToken);
        }

        try
        {
            await PostLocalAsync("local/clock", new { advance = System.Xml.XmlConvert.ToString(time) });
        }
        finally
        {
            _slots.Release(inFlightMax - 1);
        }
    }

    public void Dispose() => _slots.Dispose();

    // Grants are good for minutes of a clock that moves by days. Setting the password again answers what it answered first.
    private async Task<string> GivePasswordAsync(string member)
    {
        string password = JsonSerializer.Serialize(new { password = "correct horse" });
        string set = JsonSerializer.Serialize(new { password = "correct horse", securityQuestion = "Street?", securityAnswer = "Plum Lane" });
        await SendAsync(HttpMethod.Post, "api/members/me/payment-password", await TokenOfAsync(member), $"password-{member}", set);
        string key = $"grant-{member}-{Interlocked.Increment(ref _passwordsGiven)}";
        Reply given = await SendAsync(HttpMethod.Post, "api/members/me/payment-password/verifications", await TokenOfAsync(member), key, password);
        return given.IsDone ? _grants[member] = given.Text("grant") : throw new CrashFaultException($"The payment password of {member} was answered {given.Status}: {given.Body}");
    }

    private async Task<Reply> SendAsync(HttpMethod method, string path, string? token, string? key, string? body, string? grant = null)
    {
        for (int attempt = 0; attempt < TriesMax; attempt++)
        {
            await uptime.WaitAsync(cancellationToken);
            await _slots.WaitAsync(cancellationToken);
            try
            {
                if (await TryAsync(method, path, token, key, body, grant) is { MustBeRepeated: false } reply)
                {
                    return reply.Status < 500 ? reply : throw new CrashFaultException($"{method} {path} was answered {reply.Status}: {reply.Body}");
                }
            }
            finally
            {
                _slots.Release();
            }

            await Task.Delay(_pause, cancellationToken);
        }

        throw new CrashFaultException($"{method} {path} was not answered in {TriesMax} tries.");
    }

    // Null when the market died on it.
    private async Task<Reply?> TryAsync(HttpMethod method, string path, string? token, string? key, string? body, string? grant)
    {
        using HttpRequestMessage request = new(method, path);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        if (grant is not null)
        {
            request.Headers.Add("Payment-Grant", grant);
        }

        try
        {
            using HttpResponseMessage response = await http.SendAsync(request, cancellationToken);
            string text = await response.Content.ReadAsStringAsync(cancellationToken);
            return new((int)response.StatusCode, text, response.Headers.ETag?.Tag, response.Headers.Contains("Idempotency-Replayed"));
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            Interlocked.Increment(ref _lost);
            return null;
        }
    }
}

/// <summary>The market did what it never may.</summary>
internal sealed class CrashFaultException(string message) : Exception(message);
