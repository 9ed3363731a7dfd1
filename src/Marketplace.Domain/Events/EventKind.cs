namespace Marketplace.Domain.Events;

/// <summary>A kind of public event that no order makes.</summary>
/// <param name="Type">Its name to others.</param>
/// <param name="When">What has happened when it is told.</param>
/// <param name="Facts">What it says beyond what every event of its family says; null when nothing.</param>
public sealed record EventKind(string Type, string When, Type? Facts = null)
{
    /// <summary>A kind that says nothing of its own.</summary>
    /// <param name="name">What happened, such as <c>payout.paid</c>.</param>
    /// <param name="when">When it is told.</param>
    public static EventKind Of(string name, string when) => new(PublicEvents.TypeOf(name), when);

    /// <summary>A kind with facts.</summary>
    /// <param name="name">What happened.</param>
    /// <param name="when">When it is told.</param>
    public static EventKind Of<TFacts>(string name, string when) => new(PublicEvents.TypeOf(name), when, typeof(TFacts));
}
