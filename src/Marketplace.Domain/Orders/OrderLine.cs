namespace Marketplace.Domain.Orders;

/// <summary>A snapshot of what was bought: later edits of the listing do not reach it.</summary>
/// <param name="ListingId">The listing.</param>
/// <param name="Revision">Its revision at the time.</param>
/// <param name="Title">Its title at the time.</param>
/// <param name="Category">Its category, which sets the fee.</param>
/// <param name="UnitPrice">Its price at the time.</param>
/// <param name="Quantity">How many.</param>
public sealed record OrderLine(ListingId ListingId, int Revision, string Title, string Category, Money UnitPrice, int Quantity)
{
    /// <summary>Price times quantity.</summary>
    public Money Total => UnitPrice * Quantity;
}
