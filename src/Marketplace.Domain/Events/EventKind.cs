namespace Marketplace.Domain.Events;

/// <summary>A kind of public event that no order makes.</summary>
/// <param name="Type">Its name to others.</param>
/// <param name="When">What has happened when it is told.</param>
/// <param name="Facts">What it says beyond what every event of its family says; null when nothing.</param>
public sealed record EventKind(string Type, string When, Type? Facts = null);
