namespace LocalFunctions.EventGrid;

/// <summary>An event on its way to one subscriber.</summary>
/// <param name="Id">Its own; names the file that keeps it.</param>
/// <param name="Subscriber">To whom.</param>
/// <param name="Event">The event as JSON.</param>
/// <param name="AcceptedUtc">Since when.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="LastResult">How the last try ended; null before.</param>
internal sealed record Delivery(Guid Id, string Subscriber, string Event, DateTimeOffset AcceptedUtc, int Attempts, string? LastResult = null);
