using System.Globalization;
using System.Text.Json;
using System.Xml;
using Microsoft.AspNetCore.Http;

namespace LocalFunctions.Hosting;

/// <summary>What a request asks of the clock: to go ahead by a duration, or to a moment.</summary>
internal sealed record ClockMove(TimeSpan? Advance, DateTimeOffset? Set)
{
    private const string Usage = """Send {"advance":"P10D"} (an ISO 8601 duration of days, hours, minutes, seconds) or {"set":"2026-12-01T00:00:00Z"}.""";

    /// <exception cref="ArgumentOutOfRangeException">There is no such moment.</exception>
    public DateTimeOffset TargetFrom(DateTimeOffset now) => Set ?? now + Advance!.Value;

    public static async Task<(ClockMove? Move, string? Error)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            Body? body = await JsonSerializer.DeserializeAsync<Body>(request.Body, JsonSerializerOptions.Web, cancellationToken);
            return body switch
            {
                { Advance: { } advance, Set: null } => (new ClockMove(Duration(advance), null), null),
                { Advance: null, Set: { } moment } => (new ClockMove(null, Moment(moment)), null),
                _ => (null, Usage),
            };
        }
        catch (Exception error) when (error is JsonException or FormatException or OverflowException)
        {
            return (null, $"{error.Message} {Usage}");
        }
    }

    // Years and months have no fixed length, so a clock cannot be moved by them.
    private static TimeSpan Duration(string text)
    {
        bool isCalendar = text.Split('T')[0].AsSpan().IndexOfAny('Y', 'M') >= 0;
        TimeSpan duration = isCalendar ? throw new FormatException($"'{text}' has years or months.") : XmlConvert.ToTimeSpan(text);
        return duration >= TimeSpan.Zero ? duration : throw new FormatException($"'{text}' goes back.");
    }

    private static DateTimeOffset Moment(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    private sealed record Body(string? Advance, string? Set);
}
