using Marketplace.Domain.Decisions;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Payouts;

/// <summary>Refusals that several commands share.</summary>
internal static class PayoutRefusals
{
    public static Rejection NotVerified { get; } = Rejection.Conflict("NOT_VERIFIED", "Money leaves only for a bank account in a verified name.");

    /// <summary>What is wrong with an amount that is to be paid out; null when nothing is.</summary>
    public static Rejection? FaultsOf(Money amount, string field, PayoutTerms terms)
    {
        FieldErrors errors = new();
        PayoutLimit? limit = terms.Find(amount.Currency);
        errors.Require(limit is not null, $"{field}.currency", $"must be one of {string.Join(", ", terms.Limits.Select(each => each.Currency))}");
        errors.Require(
            limit is null || (amount.AmountMinor >= limit.MinMinor && amount.AmountMinor <= limit.MaxMinor),
            $"{field}.amountMinor",
            $"must be {limit?.MinMinor} to {limit?.MaxMinor} minor units");
        return errors.ToRejection();
    }
}
