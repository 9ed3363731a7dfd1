namespace Marketplace.Domain.Orders;

/// <summary>An event as the order's history keeps it: numbered, attributed, and chained to the one before.</summary>
/// <param name="Version">Its number, from 1.</param>
/// <param name="Event">What happened.</param>
/// <param name="Actor">Who did it, as text.</param>
/// <param name="AtUtc">When.</param>
/// <param name="PolicyVersion">Under which policy.</param>
public sealed record OrderRecord(long Version, OrderEvent Event, string Actor, DateTimeOffset AtUtc, string PolicyVersion);
