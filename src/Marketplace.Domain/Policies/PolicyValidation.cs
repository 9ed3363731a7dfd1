namespace Marketplace.Domain.Policies;

/// <summary>What makes a policy document unfit to trade under.</summary>
public static class PolicyValidation
{
    /// <summary>The faults of a policy; none when it is fit.</summary>
    public static IEnumerable<string> Faults(MarketPolicy policy) =>
        [.. policy.Terms.SelectMany(FaultsOfTerms), .. FaultsOfCategories(policy), .. FaultsOfLimits(policy)];

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

        if (terms.BuyerExtensionHours < 0 || terms.BuyerExtensionWindowHours < 0 || terms.SellerExtensionDays.Any(days => days <= 0))
        {
            yield return $"{name}: extensions must add time";
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

    private static IEnumerable<string> FaultsOfCategories(MarketPolicy policy)
    {
        foreach (Category category in policy.Categories)
        {
            if (category.FeeBasisPoints is < 0 or > Money.BasisPointsWhole)
            {
                yield return $"{category.Key}: a fee is 0 to 100 per cent";
            }

            if (!policy.QualityStandards.TryGetValue(category.QualityStandard, out var grades) || grades.Count != Enum.GetValues<QualityGrade>().Length)
            {
                yield return $"{category.Key}: its quality standard must describe every grade";
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
        Int128 dearestOrder = (Int128)limits.PriceMinorMax * limits.LineQuantityMax * limits.OrderLinesMax;
        if (dearestOrder > long.MaxValue / Money.BasisPointsWhole)
        {
            yield return "limits: the dearest possible order would overflow";
        }
    }
}
