using System.Collections.Concurrent;
using System.Globalization;
using Marketplace.Domain;
using Microsoft.Extensions.Configuration;

namespace Marketplace.Functions.Platform.Access;

/// <summary>How many requests one member may send to one instance of the app (docs/adr/0010).</summary>
/// <param name="RequestsPerMinute">Sustained.</param>
/// <param name="Burst">At once.</param>
internal sealed record RateLimitOptions(int RequestsPerMinute, int Burst)
{
    /// <summary>Reads the section <c>RateLimit</c>.</summary>
    /// <exception cref="InvalidOperationException">A number is missing or not positive.</exception>
    public static RateLimitOptions Read(IConfiguration configuration) =>
        new(Positive(configuration, "RateLimit:RequestsPerMinute"), Positive(configuration, "RateLimit:Burst"));

    private static int Positive(IConfiguration configuration, string key) =>
        int.TryParse(configuration[key], NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? number
            : throw new InvalidOperationException($"Set {key.Replace(":", "__", StringComparison.Ordinal)} to a number of requests.");
}

/// <summary>
/// A token bucket for each member, kept as one number: the moment at which the bucket would be full again. Members whose bucket is full
/// are forgotten.
/// </summary>
internal sealed class MemberRate(RateLimitOptions options, TimeProvider time)
{
    private const int RememberedMax = 20_000;
    private readonly ConcurrentDictionary<MemberId, long> _fullAt = new();
    private readonly long _ticksPerRequest = 60 * time.TimestampFrequency / options.RequestsPerMinute;

    /// <summary>How many members are remembered.</summary>
    public int Remembered => _fullAt.Count;

    /// <summary>Takes one request's worth. Null when it may go on; otherwise after how many seconds to come again.</summary>
    public int? Take(MemberId member)
    {
        long now = time.GetTimestamp();
        while (true)
        {
            bool known = _fullAt.TryGetValue(member, out long fullAt);
            if (!known)
            {
                // Counting locks the whole dictionary: only who is new to it makes it grow.
                Forget(now);
            }

            long next = Math.Max(known ? fullAt : now, now) + _ticksPerRequest;
            long wait = next - now - (options.Burst * _ticksPerRequest);
            if (wait > 0)
            {
                return (int)Math.Ceiling(wait / (double)time.TimestampFrequency);
            }

            if (known ? _fullAt.TryUpdate(member, next, fullAt) : _fullAt.TryAdd(member, next))
            {
                return null;
            }
        }
    }

    private void Forget(long now)
    {
        if (_fullAt.Count < RememberedMax)
        {
            return;
        }

        foreach (KeyValuePair<MemberId, long> idle in _fullAt.Where(pair => pair.Value <= now))
        {
            _fullAt.TryRemove(idle);
        }
    }
}
