namespace Marketplace.Domain;

/// <summary>Adding up many amounts.</summary>
public static class MoneySum
{
    /// <summary>The sum; nothing of <paramref name="currency"/> when there are none.</summary>
    public static Money Sum(this IEnumerable<Money> amounts, Currency currency) =>
        amounts.Aggregate(Money.Zero(currency), (sum, amount) => sum + amount);

    /// <summary>The sum of what <paramref name="amount"/> reads off each item.</summary>
    public static Money Sum<T>(this IEnumerable<T> items, Currency currency, Func<T, Money> amount) => items.Select(amount).Sum(currency);
}
