using System.Globalization;
using Marketplace.Simulation.Storage.Http;

namespace Marketplace.Simulation.Storage.Queues;

/// <summary>The query parameters of message operations with their documented bounds.</summary>
internal static class QueueParameters
{
    private const int MessagesMax = 32;
    private const long SevenDays = 7 * 24 * 60 * 60;

    public static int MessageCount(ServiceRequest request) => (int)Number(request, "numofmessages", 1, 1, MessagesMax);

    public static TimeSpan HiddenWhenReceived(ServiceRequest request) => TimeSpan.FromSeconds(Number(request, "visibilitytimeout", 30, 1, SevenDays));

    public static TimeSpan HiddenWhenUpdated(ServiceRequest request) => TimeSpan.FromSeconds(Number(request, "visibilitytimeout", null, 0, SevenDays));

    public static string PopReceipt(ServiceRequest request) => request.Query("popreceipt") ?? throw Missing("popreceipt");

    /// <summary>How long a sent message stays hidden, and how long it lives (null: for ever).</summary>
    public static (TimeSpan Hidden, TimeSpan? TimeToLive) WhenSent(ServiceRequest request)
    {
        long hidden = Number(request, "visibilitytimeout", 0, 0, SevenDays);
        long life = Number(request, "messagettl", SevenDays, -1, int.MaxValue);
        if (life == 0 || (life > 0 && hidden >= life))
        {
            throw OutOfRange(life == 0 ? "messagettl" : "visibilitytimeout");
        }

        return (TimeSpan.FromSeconds(hidden), life < 0 ? null : TimeSpan.FromSeconds(life));
    }

    private static long Number(ServiceRequest request, string name, long? absent, long min, long max)
    {
        if (request.Query(name) is not { } text)
        {
            return absent ?? throw Missing(name);
        }

        if (!long.TryParse(text, CultureInfo.InvariantCulture, out long number))
        {
            throw new ServiceError(400, "InvalidQueryParameterValue", $"Value for the query parameter {name} is invalid.");
        }

        return number >= min && number <= max ? number : throw OutOfRange(name);
    }

    private static ServiceError OutOfRange(string name) =>
        new(400, "OutOfRangeQueryParameterValue", $"The query parameter {name} is outside the permissible range.");

    private static ServiceError Missing(string name) =>
        new(400, "MissingRequiredQueryParameter", $"The query parameter {name} is required.");
}
