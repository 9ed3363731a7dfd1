namespace Marketplace.Domain.Listings;

/// <summary>Pieces of a listing: free to sell, held by open orders, and sold.</summary>
/// <param name="Available">May be bought now.</param>
/// <param name="Held">Belong to open orders.</param>
/// <param name="Sold">Belong to completed orders.</param>
public sealed record Stock(int Available, int Held, int Sold)
{
    /// <summary>Available pieces become held; null when there are not enough. Never less than none: nothing is oversold.</summary>
    public Stock? TryHold(int quantity)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantity);
        return quantity <= Available ? this with { Available = Available - quantity, Held = checked(Held + quantity) } : null;
    }

    /// <summary>Held pieces become available again.</summary>
    public Stock Free(int quantity) => TakeFromHeld(quantity) with { Available = checked(Available + quantity) };

    /// <summary>Held pieces become sold.</summary>
    public Stock Sell(int quantity) => TakeFromHeld(quantity) with { Sold = checked(Sold + quantity) };

    private Stock TakeFromHeld(int quantity)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantity);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quantity, Held);
        return this with { Held = Held - quantity };
    }
}
