using Marketplace.Domain;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Orders;

namespace Marketplace.Functions.Listings;

/// <summary>
/// Notes which listings an order takes to the threshold for low stock. The hold's row keeps it, so that a repeated try of the order
/// says the same, and the seller is told once each time stock runs low.
/// </summary>
public sealed class StockWatch(int lowPieces)
{
    private readonly List<RunningLow> _low = [];

    /// <summary>What was noted; null when nothing.</summary>
    public IReadOnlyList<RunningLow>? RunningLow => _low.Count == 0 ? null : _low;

    /// <summary>What is left, when that is low and was not before.</summary>
    internal int? LeftLow(Stock before, Stock after) => before.Available > lowPieces && after.Available <= lowPieces ? after.Available : null;

    /// <summary>Notes a hold.</summary>
    internal void Note(ListingId listing, StockHold hold)
    {
        if (hold.LeftLow is { } left)
        {
            _low.Add(new(listing, left));
        }
    }
}
