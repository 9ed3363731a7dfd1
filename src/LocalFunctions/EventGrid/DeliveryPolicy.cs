using System.Net;

namespace LocalFunctions.EventGrid;

/// <summary>How a try to deliver ended.</summary>
internal enum DeliveryResult
{
    Delivered,

    /// <summary>It may work later.</summary>
    Failed,

    /// <summary>It will never work.</summary>
    Refused,
}

/// <summary>When Event Grid tries again, as its documentation says; the service adds a little chance to it, this does not.</summary>
internal static class DeliveryPolicy
{
    private static readonly TimeSpan[] _waits =
    [
        TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10),
        TimeSpan.FromMinutes(30), TimeSpan.FromHours(1), TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(12),
    ];

    /// <summary>How long it waits for an answer.</summary>
    public static TimeSpan AnswerWithin { get; } = TimeSpan.FromSeconds(30);

    /// <summary>The wait after so many tries.</summary>
    public static TimeSpan WaitAfter(int attempts) => _waits[Math.Min(attempts, _waits.Length) - 1];

    /// <summary>What an answer means: these few codes are never tried again.</summary>
    public static DeliveryResult ResultOf(HttpStatusCode status) => status switch
    {
        >= HttpStatusCode.OK and <= HttpStatusCode.NoContent => DeliveryResult.Delivered,
        HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.RequestEntityTooLarge => DeliveryResult.Refused,
        _ => DeliveryResult.Failed,
    };
}
