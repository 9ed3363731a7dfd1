using System.Globalization;
using Marketplace.Domain.Offences;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Notifications;

/// <summary>What the accused of a review case is told: what was decided, from when it is upheld. The appeal is the member's own.</summary>
public static class OffenceNotices
{
    /// <summary>The notices of a case's decisions.</summary>
    /// <param name="review">The case.</param>
    /// <param name="terms">The terms that it is under.</param>
    /// <param name="fromVersion">From which of its versions on.</param>
    public static IReadOnlyList<Notice> Of(ReviewCase review, OffenceTerms terms, long fromVersion)
    {
        List<Notice> notices = [];
        if (review.WasUpheld && fromVersion <= ReviewCase.DecidedVersion)
        {
            DateTimeOffset upheld = review.Decision!.AtUtc;
            notices.Add(Of(review, ReviewCase.DecidedVersion, NoticeKind.OffenceUpheld, upheld, new() { DueUtc = upheld.AddDays(terms.AppealWithinDays) }));
        }

        if (review.AppealDecision is { } appeal)
        {
            NoticeKind kind = review.State == ReviewState.Reversed ? NoticeKind.OffenceReversed : NoticeKind.OffenceConfirmed;
            notices.Add(Of(review, ReviewCase.AppealDecidedVersion, kind, appeal.AtUtc, new()));
        }

        return notices;
    }

    private static Notice Of(ReviewCase review, long version, NoticeKind kind, DateTimeOffset atUtc, NoticeDetails about) =>
        Notice.Of(review.Accused, string.Create(CultureInfo.InvariantCulture, $"{review.Id}:{version}"), kind, atUtc, about);
}
