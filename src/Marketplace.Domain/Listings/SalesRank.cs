namespace Marketplace.Domain.Listings;

/// <summary>
/// Where a listing stands among best-selling ones: 0, 1, 2, 5, 10, 20, 50 … pieces sold, and more. A listing has dozens of rows in the lists, and all of them
/// are written anew when its rank moves: three times for each factor of ten, not at each sale.
/// </summary>
public static class SalesRank
{
    /// <summary>The rank of so many pieces.</summary>
    public static long Of(long units)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(units);
        long power = 1;
        while (units / power >= 10)
        {
            power *= 10;
        }

        return (units / power) switch
        {
            >= 5 => 5 * power,
            >= 2 => 2 * power,
            1 => power,
            _ => 0,
        };
    }
}
