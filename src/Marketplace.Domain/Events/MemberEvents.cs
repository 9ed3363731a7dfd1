using System.Globalization;
using Marketplace.Domain.Members;
using Marketplace.Domain.Offences;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Events;

/// <summary>
/// What others are told of members: whether they may sell and order. Passwords, addresses and what else concerns a member's own safety are told to the
/// member alone, and a suspicion to nobody before it is upheld.
/// </summary>
public static class MemberEvents
{
    private static readonly Dictionary<SecurityEventKind, EventKind> _members = new()
    {
        [SecurityEventKind.IdentityVerified] = EventKind.Of("member.verified", "The member's identity is confirmed: it may sell, and be paid out."),
        [SecurityEventKind.IdentityRejected] = EventKind.Of("member.verification-rejected", "The member's identity was not confirmed; it may ask again."),
        [SecurityEventKind.VerificationRevoked] = EventKind.Of("member.verification-revoked", "An operator took the verification back: what the member sells is paused."),
        [SecurityEventKind.StandingChanged] = EventKind.Of<StandingFacts>("member.standing-changed", "What upheld offences have brought changed: one was upheld, or reversed."),
        [SecurityEventKind.PersonalDataErased] = EventKind.Of("member.erased", "The member left: its personal data is erased. Whoever keeps more of it than its id is to erase that too."),
    };

    private static readonly EventKind _upheld = EventKind.Of<OffenceFacts>("offence.upheld", "An operator found that the member broke the market's rules. The member may appeal by AppealUntilUtc.");
    private static readonly EventKind _appealed = EventKind.Of<OffenceFacts>("offence.appealed", "The member says otherwise; another operator is to decide. Until then the offence stands.");
    private static readonly EventKind _confirmed = EventKind.Of<OffenceFacts>("offence.confirmed", "The other operator found so too.");
    private static readonly EventKind _reversed = EventKind.Of<OffenceFacts>("offence.reversed", "The other operator found none: all that it brought is undone.");

    /// <summary>All of them.</summary>
    public static IEnumerable<EventKind> All => [.. _members.Values, _upheld, _appealed, _confirmed, _reversed];

    /// <summary>What something that happened to a member is told as; null for what is told to the member alone.</summary>
    /// <param name="member">Whom it happened to.</param>
    /// <param name="version">The member's version with it.</param>
    /// <param name="happened">What happened.</param>
    public static PublicEvent? Of(MemberId member, long version, SecurityEvent happened) => _members.TryGetValue(happened.Kind, out EventKind? kind)
        ? new(
            string.Create(CultureInfo.InvariantCulture, $"{member}:{version}"),
            kind.Type,
            member.Value,
            happened.AtUtc,
            new MemberStateNews(member, version, happened.Standing is { } standing ? StandingFacts.Of(standing) : null))
        : null;

    /// <summary>What became of a review case, as others are told it: nothing while nobody has upheld it.</summary>
    /// <param name="review">The case.</param>
    /// <param name="terms">The terms that it is under.</param>
    /// <param name="fromVersion">From which of its versions on.</param>
    public static IEnumerable<PublicEvent> Of(ReviewCase review, OffenceTerms terms, long fromVersion) =>
        Of(review, terms).Where(happened => ((OffenceNews)happened.Data).Version >= fromVersion);

    private static IEnumerable<PublicEvent> Of(ReviewCase review, OffenceTerms terms)
    {
        if (!review.WasUpheld)
        {
            yield break;
        }

        DateTimeOffset upheld = review.Decision!.AtUtc;
        OffenceFacts facts = new(review.Kind, terms.Points[review.Kind], null);
        yield return Of(review, ReviewCase.DecidedVersion, _upheld, upheld, facts with { AppealUntilUtc = upheld.AddDays(terms.AppealWithinDays) });
        if (review.Appeal is { } appeal)
        {
            yield return Of(review, ReviewCase.AppealedVersion, _appealed, appeal.AtUtc, facts);
        }

        if (review.AppealDecision is { } decided)
        {
            yield return Of(review, ReviewCase.AppealDecidedVersion, review.State == ReviewState.Reversed ? _reversed : _confirmed, decided.AtUtc, facts);
        }
    }

    private static PublicEvent Of(ReviewCase review, long version, EventKind kind, DateTimeOffset atUtc, OffenceFacts facts) => new(
        string.Create(CultureInfo.InvariantCulture, $"{review.Id}:{version}"), kind.Type, review.Id.Value, atUtc, new OffenceNews(review.Id, review.Accused, version, facts));
}
