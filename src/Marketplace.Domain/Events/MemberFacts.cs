using Marketplace.Domain.Guarantees;
using Marketplace.Domain.Offences;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Events;

// What each public event of a member and its accounts says of its own; the same contract as OrderFacts.cs. Nothing of who the member is but its id, and
// nothing of where its money goes.

/// <summary>What every event of a member's accounts says.</summary>
/// <param name="MemberId">Whose accounts.</param>
/// <param name="Version">The entry's number among those of these accounts: what tells their order. Absent for entries older than that number.</param>
/// <param name="Facts">What this kind of event says beyond that.</param>
public sealed record AccountNews(MemberId MemberId, long? Version, object? Facts);

/// <summary>What every event of a member says.</summary>
/// <param name="MemberId">The member.</param>
/// <param name="Version">How often the member had been written with it: what tells their order.</param>
/// <param name="Facts">What this kind of event says beyond that; absent when nothing.</param>
public sealed record MemberStateNews(MemberId MemberId, long Version, object? Facts);

/// <summary>What every event of an offence says.</summary>
/// <param name="ReviewId">The case.</param>
/// <param name="MemberId">Whose offence.</param>
/// <param name="Version">The case's version with it: what tells their order.</param>
/// <param name="Facts">Of what, and what it counts for.</param>
public sealed record OffenceNews(ReviewId ReviewId, MemberId MemberId, long Version, object? Facts);

/// <summary>A payout.</summary>
/// <param name="PayoutId">Its id.</param>
/// <param name="Amount">How much.</param>
public sealed record PayoutFacts(PayoutId PayoutId, Money Amount);

/// <summary>What a seller guarantees.</summary>
/// <param name="Guarantees">All that the seller has joined.</param>
/// <param name="Minimum">What the bond behind them must be.</param>
public sealed record GuaranteesFacts(IReadOnlyList<Guarantee> Guarantees, Money Minimum);

/// <summary>A movement of a seller's bond.</summary>
/// <param name="Moved">How much came in; negative for what went out.</param>
/// <param name="Bond">What it is now.</param>
public sealed record BondMovedFacts(Money Moved, Money Bond);

/// <summary>How a seller's bond stands.</summary>
/// <param name="Bond">What it is.</param>
/// <param name="Minimum">What it must be; absent for who never joined a guarantee.</param>
/// <param name="Missing">What it lacks.</param>
/// <param name="DueUtc">When it must be filled up, or goes back to who left; absent when neither is to be.</param>
public sealed record BondFacts(Money Bond, Money? Minimum, Money Missing, DateTimeOffset? DueUtc);

/// <summary>What a member's upheld offences have brought.</summary>
/// <param name="ListingBarredUntilUtc">Until when nothing is listed or put on sale; absent when nothing ever barred it.</param>
/// <param name="OffSaleUntilUtc">Until when what was for sale stays off; absent likewise.</param>
/// <param name="OrderingBarredUntilUtc">Until when nothing is ordered; absent likewise.</param>
/// <param name="IsClosed">Whether the account is closed.</param>
public sealed record StandingFacts(DateTimeOffset? ListingBarredUntilUtc, DateTimeOffset? OffSaleUntilUtc, DateTimeOffset? OrderingBarredUntilUtc, bool IsClosed)
{
    internal static StandingFacts Of(Standing standing) =>
        new(standing.ListingBarredUntilUtc, standing.OffSaleUntilUtc, standing.OrderingBarredUntilUtc, standing.IsClosed);
}

/// <summary>An offence.</summary>
/// <param name="Kind">Of what.</param>
/// <param name="PenaltyPoints">What it counts for.</param>
/// <param name="AppealUntilUtc">Until when the member may appeal; absent once that is over.</param>
public sealed record OffenceFacts(OffenceKind Kind, int PenaltyPoints, DateTimeOffset? AppealUntilUtc);
