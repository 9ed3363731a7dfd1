namespace Marketplace.Domain.Policies;

/// <summary>What makes a policy's rules for refunds and disputes unfit: a clock that never runs out, or a bound that nothing can keep.</summary>
internal static class CasePolicyValidation
{
    private static readonly string[] _languages = ["en", "zh-CN"];

    public static IEnumerable<string> Faults(MarketPolicy policy) =>
        [.. policy.Terms.SelectMany(FaultsOfTerms), .. FaultsOfBounds(policy), .. FaultsOfCriteria(policy.Disputes)];

    private static IEnumerable<string> FaultsOfTerms(OrderTerms terms)
    {
        string name = $"{terms.GoodsType}/{terms.DeliveryMode}";
        int[] clocks = [terms.RefundAnswerUnshippedHours, terms.RefundAnswerNotReceivedHours, terms.RefundAnswerHours, terms.RefundReviseHours];
        if (clocks.Any(hours => hours <= 0))
        {
            yield return $"{name}: every clock of a refund request must be longer than 0";
        }

        bool returnable = terms.GoodsType == GoodsType.Physical;
        if (terms.ReturnShipHours > 0 != returnable || terms.ReturnInspectHours > 0 != returnable)
        {
            yield return $"{name}: goods that can be sent back, and only they, have clocks for it";
        }
    }

    private static IEnumerable<string> FaultsOfBounds(MarketPolicy policy)
    {
        (RefundRules refunds, DisputeRules disputes) = (policy.Refunds, policy.Disputes);
        int[] bounds =
        [
            refunds.RequestsMax, refunds.TextLengthMax, refunds.DocumentsMax, disputes.EvidenceHours, disputes.ReplyHours, disputes.RulingWorkingDays,
            disputes.OverdueWorkingDays, disputes.AppealHours, disputes.OffersMax, disputes.TextLengthMax, disputes.DocumentsMax, disputes.ReasonsLengthMin,
        ];
        if (bounds.Any(bound => bound < 1) || refunds.RevisionsMax < 0)
        {
            yield return "refunds, disputes: each number must be at least 1";
        }

        if (refunds.RequestsMax > OrderPart.NumberMax || disputes.ReasonsLengthMin > disputes.TextLengthMax)
        {
            yield return "refunds, disputes: bounds contradict each other";
        }
    }

    private static IEnumerable<string> FaultsOfCriteria(DisputeRules disputes)
    {
        if (disputes.Criteria.Count == 0)
        {
            yield return "disputes: rulings need criteria";
        }

        foreach (string key in disputes.Criteria.Where(criterion => _languages.Any(language => !criterion.Value.ContainsKey(language))).Select(criterion => criterion.Key))
        {
            yield return $"{key}: a criterion is published in {string.Join(" and ", _languages)}";
        }
    }
}
