using System.Text.Json.Serialization;

namespace Marketplace.Domain.Guarantees;

/// <summary>What a seller guarantees, and what the bond behind it waits for (rules.md section 7).</summary>
public sealed record SellerGuarantees
{
    /// <summary>The guarantees joined; none after leaving has ended.</summary>
    public required IReadOnlyList<Guarantee> Joined { get; init; }

    /// <summary>What the bond must at least be.</summary>
    public required Money Minimum { get; init; }

    /// <summary>How long the seller has to fill it up; the policy's number when the seller joined.</summary>
    public required int TopUpWithinDays { get; init; }

    /// <summary>When a bond below its minimum must be filled up; null while it is not below.</summary>
    public DateTimeOffset? TopUpDueUtc { get; init; }

    /// <summary>Whether that time went by: nothing is for sale and nothing new is guaranteed until the bond is filled up.</summary>
    public bool Paused { get; init; }

    /// <summary>When the seller left; null when it did not.</summary>
    public DateTimeOffset? LeftUtc { get; init; }

    /// <summary>When the bond goes back; null before leaving and after it went.</summary>
    public DateTimeOffset? ReturnDueUtc { get; init; }

    /// <summary>What an order placed now is guaranteed.</summary>
    [JsonIgnore]
    public IReadOnlyList<Guarantee> Given => LeftUtc is null && !Paused ? Joined : [];

    /// <summary>When time next does something; null when it never will.</summary>
    [JsonIgnore]
    public DateTimeOffset? DueUtc => ReturnDueUtc ?? (LeftUtc is null && !Paused ? TopUpDueUtc : null);

    /// <summary>The same with a bond of so much: below the minimum a clock runs, at the minimum all is well.</summary>
    internal SellerGuarantees With(Money bond, DateTimeOffset atUtc) =>
        LeftUtc is not null ? this
        : bond < Minimum ? this with { TopUpDueUtc = TopUpDueUtc ?? atUtc.AddDays(TopUpWithinDays) }
        : this with { TopUpDueUtc = null, Paused = false };
}
