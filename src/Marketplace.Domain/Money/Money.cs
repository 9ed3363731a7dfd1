using System.Globalization;
using System.Text.Json.Serialization;

namespace Marketplace.Domain;

/// <summary>
/// An amount in minor units of one currency (12900 CNY is ¥129.00). Whole numbers only: no minor unit is ever lost to rounding.
/// Mixing currencies and overflow are programming errors and throw.
/// </summary>
/// <param name="AmountMinor">Minor units; may be negative where a posting takes from an account.</param>
/// <param name="Currency">The currency.</param>
[method: JsonConstructor]
public readonly record struct Money(long AmountMinor, Currency Currency)
{
    /// <summary>One hundred per cent, in basis points.</summary>
    public const int BasisPointsWhole = 10_000;

    /// <summary>Nothing, in a currency.</summary>
    public static Money Zero(Currency currency) => new(0, currency);

    /// <summary>Whether this is more than nothing.</summary>
    [JsonIgnore]
    public bool IsPositive => AmountMinor > 0;

    /// <summary>Whether this is nothing.</summary>
    [JsonIgnore]
    public bool IsZero => AmountMinor == 0;

    /// <summary>The sum.</summary>
    public static Money operator +(Money left, Money right) => new(checked(left.AmountMinor + Same(left, right)), left.Currency);

    /// <summary>The difference.</summary>
    public static Money operator -(Money left, Money right) => new(checked(left.AmountMinor - Same(left, right)), left.Currency);

    /// <summary>The opposite.</summary>
    public static Money operator -(Money money) => new(checked(-money.AmountMinor), money.Currency);

    /// <summary>So many times this.</summary>
    public static Money operator *(Money money, int times) => new(checked(money.AmountMinor * times), money.Currency);

    /// <summary>Whether the left is more.</summary>
    public static bool operator >(Money left, Money right) => left.AmountMinor > Same(left, right);

    /// <summary>Whether the left is less.</summary>
    public static bool operator <(Money left, Money right) => left.AmountMinor < Same(left, right);

    /// <summary>How much of an amount is missing; nothing when all of it is there.</summary>
    public Money LackingOf(Money amount) => this < amount ? amount - this : Zero(Currency);

    /// <summary>A share in basis points, rounded down to the minor unit (rules.md section 4: fees never round up).</summary>
    public Money ShareFloor(int basisPoints)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(AmountMinor);
        ArgumentOutOfRangeException.ThrowIfNegative(basisPoints);
        return new(checked((long)((Int128)AmountMinor * basisPoints / BasisPointsWhole)), Currency);
    }

    /// <summary>The share of this that <paramref name="part"/> is of <paramref name="whole"/>, rounded down to the minor unit.</summary>
    public Money PortionFloor(Money part, Money whole)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(AmountMinor);
        ArgumentOutOfRangeException.ThrowIfNegative(part.AmountMinor);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(Same(part, whole));
        return new(checked((long)((Int128)AmountMinor * part.AmountMinor / whole.AmountMinor)), Currency);
    }

    /// <summary>
    /// Splits exactly: the parts follow the weights as closely as whole minor units can, and sum to this amount.
    /// What rounding down leaves goes, one unit each, to the parts that lost most (the earlier one at a tie).
    /// </summary>
    /// <exception cref="ArgumentException">No weights, a negative one, or all zero.</exception>
    public IReadOnlyList<Money> Split(IReadOnlyList<long> weights)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(AmountMinor);
        Int128 total = weights.Aggregate((Int128)0, (sum, weight) => sum + weight);
        if (total <= 0 || weights.Any(weight => weight < 0))
        {
            throw new ArgumentException("Weights must not be negative, and one must be positive.", nameof(weights));
        }

        long amount = AmountMinor;
        long[] parts = [.. weights.Select(weight => (long)(amount * (Int128)weight / total))];
        long left = amount - parts.Sum();
        IEnumerable<int> mostLost = Enumerable.Range(0, parts.Length)
            .OrderByDescending(i => (Int128)amount * weights[i] % total)
            .ThenBy(i => i);
        foreach (int i in mostLost.Take((int)left))
        {
            parts[i]++;
        }

        Currency currency = Currency;
        return [.. parts.Select(part => new Money(part, currency))];
    }

    /// <summary>For people and logs: <c>12900 CNY</c> (minor units).</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{AmountMinor} {Currency.Code}");

    private static long Same(Money left, Money right) =>
        left.Currency == right.Currency
            ? right.AmountMinor
            : throw new InvalidOperationException($"{left.Currency} and {right.Currency} do not add up.");
}
