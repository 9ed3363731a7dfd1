namespace Marketplace.Domain.Listings;

/// <summary>
/// Where a listing stands among best-selling ones: pieces sold, to two digits. What sells by the thousand is not moved by each
/// piece, so its row in the lists is rewritten some ninety times for each factor of ten, however much is sold.
/// </summary>
public static class SalesRank
{
    private const int Digits = 100;

    /// <summary>The rank of so many pieces.</summary>
    public static long Of(long units)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(units);
        long step = 1;
        while (units / step >= Digits)
        {
            step *= 10;
        }

        return units / step * step;
    }
}
