using System.Xml;
using Marketplace.LocalHost.Platform;

namespace Marketplace.LocalHost.Sandbox;

/// <summary>How the provider shall behave when it tells of a payer's decision.</summary>
/// <param name="Delay">ISO 8601 duration by which the webhook is late, on the market's clock; at most 60 days.</param>
/// <param name="Duplicates">How many more times the same webhook is sent; at most 10.</param>
/// <param name="Drop">The webhook is never sent.</param>
internal sealed record PayerChoice(string? Delay = null, int Duplicates = 0, bool Drop = false)
{
    private static readonly TimeSpan _delayMax = TimeSpan.FromDays(60);

    /// <summary>The delay.</summary>
    public TimeSpan DelayTime { get; private init; }

    /// <summary>This choice with its delay read.</summary>
    /// <exception cref="BadInputException">A value is out of bounds.</exception>
    public PayerChoice Checked()
    {
        if (Duplicates is < 0 or > 10)
        {
            throw new BadInputException("'duplicates' must be 0 to 10.");
        }

        TimeSpan delay = Parse(Delay);
        return delay >= TimeSpan.Zero && delay <= _delayMax
            ? this with { DelayTime = delay }
            : throw new BadInputException($"'delay' must be 0 to {_delayMax.TotalDays} days.");
    }

    private static TimeSpan Parse(string? delay)
    {
        try
        {
            return delay is null ? TimeSpan.Zero : XmlConvert.ToTimeSpan(delay);
        }
        catch (Exception error) when (error is FormatException or OverflowException)
        {
            throw new BadInputException("'delay' must be an ISO 8601 duration such as PT5M.");
        }
    }
}
