using System.Text.Json.Serialization;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Notifications;

/// <summary>How a delivery stands.</summary>
public enum DeliveryState
{
    /// <summary>It is tried, and tried again.</summary>
    Pending,

    /// <summary>The other end took it.</summary>
    Delivered,

    /// <summary>Given up; what failed may be sent again by hand.</summary>
    Failed,
}

/// <summary>
/// A notice on its way out of the market, to one mailbox or webhook. Its key is notice and target, so there is one, however often its message comes.
/// </summary>
public sealed record Delivery
{
    /// <summary>The notice.</summary>
    public required NoticeId NoticeId { get; init; }

    /// <summary>How it stands.</summary>
    public DeliveryState State { get; init; }

    /// <summary>How often it was sent again by hand.</summary>
    public int Round { get; init; }

    /// <summary>How many tries of this round are over.</summary>
    public int Tries { get; init; }

    /// <summary>Until when someone is at it; null when nobody is. Who is at it longer has died.</summary>
    public DateTimeOffset? ClaimedUntilUtc { get; init; }

    /// <summary>When it was last tried, or is being tried.</summary>
    public DateTimeOffset? TriedUtc { get; init; }

    /// <summary>What went wrong at the last try; null when nothing did.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether it has come to an end.</summary>
    [JsonIgnore]
    public bool IsOver => State != DeliveryState.Pending;

    /// <summary>Someone begins a try.</summary>
    public Delivery Claim(DateTimeOffset nowUtc, NotificationTerms terms) => this with { ClaimedUntilUtc = nowUtc.AddSeconds(terms.ClaimSeconds), TriedUtc = nowUtc };

    /// <summary>The other end took it.</summary>
    public Delivery Succeed() => this with { State = DeliveryState.Delivered, Tries = Tries + 1, ClaimedUntilUtc = null, Problem = null };

    /// <summary>A try failed; after the last, or when no other can help, it is given up.</summary>
    public Delivery Fail(string problem, bool forGood, NotificationTerms terms) => this with
    {
        State = forGood || Tries >= terms.RetryAfterSeconds.Count ? DeliveryState.Failed : DeliveryState.Pending,
        Tries = Tries + 1,
        ClaimedUntilUtc = null,
        Problem = problem,
    };

    /// <summary>It is sent again by hand, as if it were new.</summary>
    public Delivery Replay() => this with { State = DeliveryState.Pending, Round = Round + 1, Tries = 0, ClaimedUntilUtc = null };

    /// <summary>How long after a failed try the next one is.</summary>
    public TimeSpan NextTryAfter(NotificationTerms terms) => TimeSpan.FromSeconds(terms.RetryAfterSeconds[Tries - 1]);
}
