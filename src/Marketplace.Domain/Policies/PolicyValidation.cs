namespace Marketplace.Domain.Policies;

/// <summary>What makes a policy document unfit to trade under.</summary>
public static class PolicyValidation
{
    /// <summary>The faults of a policy; none when it is fit.</summary>
    public static IEnumerable<string> Faults(MarketPolicy policy) =>
        [
            .. policy.Terms.SelectMany(FaultsOfTerms), .. TermsListedTwice(policy), .. FaultsOfCategories(policy), .. FaultsOfLimits(policy), .. FaultsOfOrdering(policy.Ordering), .. FaultsOfHolidays(policy), .. FaultsOfGuarantees(policy),
            .. FaultsOfPayouts(policy), .. CasePolicyValidation.Faults(policy), .. FaultsOfMembers(policy.Members), .. FaultsOfMessages(policy.Messages), .. FaultsOfFraud(policy.Fraud), .. policy.Ratings.Faults(), .. policy.Offences.Faults(), .. FaultsOfNotifications(policy.Notifications), .. policy.Catalogue.Faults(),
        ];

    private static IEnumerable<string> FaultsOfTerms(OrderTerms terms)
    {
        string name = $"{terms.GoodsType}/{terms.DeliveryMode}";
        if (terms.PaymentWindowHours <= 0 || terms.AutoConfirmHours <= 0)
        {
            yield return $"{name}: payment window and auto-confirm must be longer than 0";
        }

        if (terms.ShipWithinHours < 0 || (terms.ShipWithinHours > 0 && terms.RefundAtShipMultiple < 1))
        {
            yield return $"{name}: an unshipped order must have an end";
        }

        if (terms.PaymentReminderHours < 0 || terms.DeliveredConfirmHours < 0 || terms.SellerExtensionDaysMax < 0 || terms.LateCompensationMaxMinor < 0)
        {
            yield return $"{name}: no number may be negative";
        }

        if (terms.LateCompensationBasisPoints is < 0 or > Money.BasisPointsWhole)
        {
            yield return $"{name}: a compensation is 0 to 100 per cent";
        }

        foreach (string fault in FaultsOfExtensions(terms))
        {
            yield return $"{name}: {fault}";
        }

        if (terms.ConfirmReminderHours.Any(hours => hours <= 0 || hours >= terms.AutoConfirmHours))
        {
            yield return $"{name}: reminders come after shipping and before auto-confirm";
        }

        if (!terms.ConfirmReminderHours.SequenceEqual(terms.ConfirmReminderHours.OrderDescending()))
        {
            yield return $"{name}: reminders are listed from the earliest to the latest";
        }
    }

    private static IEnumerable<string> FaultsOfExtensions(OrderTerms terms)
    {
        if (terms.BuyerExtensionHours < 0 || terms.BuyerExtensionWindowHours < 0 || terms.SellerExtensionDays.Any(days => days <= 0))
        {
            yield return "extensions must add time";
        }

        // The buyer asks in days, and never at a moment that does not exist.
        if (terms.BuyerExtensionHours > 0 && (terms.BuyerExtensionHours % 24 != 0 || terms.BuyerExtensionWindowHours == 0))
        {
            yield return "the buyer's extension must be whole days, with a window to ask for it";
        }
    }

    private static IEnumerable<string> TermsListedTwice(MarketPolicy policy) =>
        policy.Terms.CountBy(terms => $"{terms.GoodsType}/{terms.DeliveryMode}").Where(count => count.Value > 1).Select(count => $"{count.Key}: listed twice");

    private static IEnumerable<string> FaultsOfCategories(MarketPolicy policy)
    {
        foreach (Category category in policy.Categories)
        {
            if (category.FeeBasisPoints is < 0 or > Money.BasisPointsWhole)
            {
                yield return $"{category.Key}: a fee is 0 to 100 per cent";
            }

            if (category.BondMinimumMinor < 1)
            {
                yield return $"{category.Key}: a bond is more than nothing";
            }

            if (!policy.QualityStandards.TryGetValue(category.QualityStandard, out var grades) || grades.Count != Enum.GetValues<QualityGrade>().Length)
            {
                yield return $"{category.Key}: its quality standard must describe every grade";
            }
            else if (grades.Values.Append(category.Names).Any(texts => policy.Members.Languages.Any(language => !texts.ContainsKey(language))))
            {
                yield return $"{category.Key}: its name and what its grades mean are published in {string.Join(" and ", policy.Members.Languages)}";
            }
        }

        foreach (string twice in policy.Categories.GroupBy(category => category.Key).Where(group => group.Count() > 1).Select(group => group.Key))
        {
            yield return $"{twice}: listed twice";
        }
    }

    private static IEnumerable<string> FaultsOfLimits(MarketPolicy policy)
    {
        RequestLimits limits = policy.Limits;
        long[] each =
        [
            limits.OrderLinesMax, limits.LineQuantityMax, limits.PriceMinorMax, limits.StockMax, limits.TitleLengthMax,
            limits.DescriptionLengthMax, limits.NoteLengthMax, limits.ImagesMax, limits.PreorderDaysMax,
        ];
        if (each.Any(limit => limit < 1))
        {
            yield return "limits: each must be at least 1";
        }

        Int128 dearestOrder = (Int128)limits.PriceMinorMax * limits.LineQuantityMax * limits.OrderLinesMax;
        if (dearestOrder > long.MaxValue / Money.BasisPointsWhole)
        {
            yield return "limits: the dearest possible order would overflow";
        }
    }

    private static IEnumerable<string> FaultsOfOrdering(OrderingLimits limits)
    {
        if (Math.Min(limits.UnpaidOpenMax, limits.UnpaidCancellationsMax) < 1 || Math.Min(limits.UnpaidCancellationsWindowDays, limits.SuspensionDays) < 1)
        {
            yield return "ordering: each number must be at least 1";
        }
    }

    private static IEnumerable<string> FaultsOfFraud(FraudTerms fraud) => fraud.IsWhole ? [] : ["fraud: each number must be at least 1, and a ring has 2 to 4 members"];

    private static IEnumerable<string> FaultsOfMessages(MessageTerms messages) => messages.IsWhole ? [] : ["messages: each number must be at least 1"];

    private static IEnumerable<string> FaultsOfMembers(MemberRules rules)
    {
        if (!rules.IsWhole)
        {
            yield return "members: every number must be at least 1, and there must be a language";
        }
    }

    private static IEnumerable<string> FaultsOfNotifications(NotificationTerms terms)
    {
        if (!terms.IsWhole)
        {
            yield return "notifications: every number must be at least 1, a claim at least a minute, and a wait at most 7 days";
        }
    }

    private static IEnumerable<string> FaultsOfHolidays(MarketPolicy policy)
    {
        if (policy.Holidays.UtcOffsetHours is < -14 or > 14)
        {
            yield return "holidays: an offset from UTC is -14 to 14 hours";
        }
    }

    private static IEnumerable<string> FaultsOfGuarantees(MarketPolicy policy)
    {
        if (!policy.Guarantees.IsWhole)
        {
            yield return "guarantees: every clock and multiple must be at least 1, and no amount may be negative";
        }

        if (!policy.Currencies.Contains(policy.Guarantees.BondCurrency))
        {
            yield return "guarantees: bonds are put up in a currency of this market";
        }

        Int128 dearestOrder = (Int128)policy.Limits.PriceMinorMax * policy.Limits.LineQuantityMax * policy.Limits.OrderLinesMax;
        long most = long.MaxValue / Money.BasisPointsWhole;
        if (dearestOrder <= most && dearestOrder * (policy.Guarantees.CounterfeitMultiple + 1) > most)
        {
            yield return "guarantees: the dearest possible claim would overflow";
        }
    }

    private static IEnumerable<string> FaultsOfPayouts(MarketPolicy policy)
    {
        if (!policy.Payouts.IsWhole)
        {
            yield return "payouts: every clock must be at least 1, and the least amount at least 1 and not beyond the most";
        }

        if (!policy.Payouts.Limits.Select(limit => limit.Currency.Code).Order(StringComparer.Ordinal).SequenceEqual(policy.Currencies.Select(currency => currency.Code).Order(StringComparer.Ordinal)))
        {
            yield return "payouts: each currency of this market has its limits, once";
        }
    }
}
