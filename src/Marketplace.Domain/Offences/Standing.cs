using Marketplace.Domain.Credit;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Offences;

/// <summary>
/// What a member's upheld offences come to: a pure function of them, so an offence that is reversed leaves nothing behind. Points are those of the calendar
/// year where the market is; what a sum brought lasts as long as it says, also into the next.
/// </summary>
/// <param name="ListingBarredUntilUtc">Until when nothing is listed or put on sale; null when nothing ever barred it.</param>
/// <param name="OffSaleUntilUtc">Until when what was for sale stays off; null likewise.</param>
/// <param name="OrderingBarredUntilUtc">Until when nothing is ordered; null likewise.</param>
/// <param name="IsClosed">Whether the account is closed.</param>
public sealed record Standing(DateTimeOffset? ListingBarredUntilUtc, DateTimeOffset? OffSaleUntilUtc, DateTimeOffset? OrderingBarredUntilUtc, bool IsClosed)
{
    /// <summary>No offence has brought anything.</summary>
    public static Standing Good { get; } = new(null, null, null, false);

    /// <summary>The standing of who committed these.</summary>
    public static Standing Of(IEnumerable<Offence> upheld, MarketPolicy policy)
    {
        Standing standing = Good;
        foreach (IGrouping<int, Offence> year in upheld.GroupBy(offence => YearOf(offence.UpheldUtc, policy)).OrderBy(year => year.Key))
        {
            int sum = 0;
            foreach (Offence offence in year.OrderBy(offence => offence.UpheldUtc).ThenBy(offence => offence.Id?.Value, StringComparer.Ordinal))
            {
                int before = sum;
                sum += offence.PenaltyPoints;
                standing = policy.Offences.Steps.Where(step => step.Points > before && step.Points <= sum).Aggregate(standing, (now, step) => now.After(step, offence, policy.Offences));
            }
        }

        return standing;
    }

    /// <summary>The penalty points of the calendar year that a moment lies in.</summary>
    public static int PointsAt(DateTimeOffset nowUtc, IEnumerable<Offence> upheld, MarketPolicy policy) =>
        upheld.Where(offence => YearOf(offence.UpheldUtc, policy) == YearOf(nowUtc, policy)).Sum(offence => offence.PenaltyPoints);

    /// <summary>Whether nothing may be listed.</summary>
    public bool BarsListingAt(DateTimeOffset nowUtc) => IsClosed || ListingBarredUntilUtc > nowUtc;

    /// <summary>Whether nothing may be for sale.</summary>
    public bool IsOffSaleAt(DateTimeOffset nowUtc) => IsClosed || OffSaleUntilUtc > nowUtc;

    private Standing After(PenaltyStep step, Offence offence, OffenceTerms terms)
    {
        if (step.Closes)
        {
            return this with { IsClosed = true };
        }

        DateTimeOffset until = offence.UpheldUtc.AddDays(step.Days);
        return this with
        {
            ListingBarredUntilUtc = Later(ListingBarredUntilUtc, until),
            OffSaleUntilUtc = step.OffSale ? Later(OffSaleUntilUtc, until) : OffSaleUntilUtc,
            OrderingBarredUntilUtc = terms.ByBuying.Contains(offence.Kind) ? Later(OrderingBarredUntilUtc, until) : OrderingBarredUntilUtc,
        };
    }

    private static DateTimeOffset Later(DateTimeOffset? one, DateTimeOffset other) => one > other ? one.Value : other;

    private static int YearOf(DateTimeOffset atUtc, MarketPolicy policy) => atUtc.ToOffset(TimeSpan.FromHours(policy.Holidays.UtcOffsetHours)).Year;
}
