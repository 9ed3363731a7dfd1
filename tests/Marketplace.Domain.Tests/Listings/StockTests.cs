using FsCheck.Fluent;
using Marketplace.Domain.Listings;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Listings;

public class StockTests
{
    private static readonly FsCheck.Gen<(int Kind, int Quantity)> _step =
        from kind in Gen.Choose(0, 2)
        from quantity in Gen.Choose(1, 6)
        select (kind, quantity);

    [Fact]
    public void Stock_UnderAnyTrade_LosesNoPieceAndOversellsNone() => Always.Holds(
        from available in Gen.Choose(0, 10)
        from steps in _step.ListOf()
        select (available, steps),
        given =>
        {
            Stock stock = new(given.available, 0, 0);
            foreach ((int kind, int quantity) in given.steps)
            {
                Stock before = stock;
                stock = Trade(stock, kind, quantity);
                Assert.Equal(given.available, stock.Available + stock.Held + stock.Sold);
                Assert.True(stock is { Available: >= 0, Held: >= 0, Sold: >= 0 } && stock.Sold >= before.Sold);
            }
        });

    [Fact]
    public void Hold_OfMoreThanThereIs_IsRefused()
    {
        Assert.Null(new Stock(2, 5, 0).TryHold(3));
        Assert.Equal(new Stock(0, 7, 0), new Stock(2, 5, 0).TryHold(2));
    }

    [Fact]
    public void FreeAndSell_MovePiecesThatAreHeld()
    {
        Assert.Equal(new Stock(3, 1, 0), new Stock(1, 3, 0).Free(2));
        Assert.Equal(new Stock(1, 1, 2), new Stock(1, 3, 0).Sell(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Stock(9, 1, 0).Free(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Stock(9, 1, 0).Sell(2));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void AnyTrade_OfNothing_Throws(int quantity)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Stock(9, 9, 9).TryHold(quantity));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Stock(9, 9, 9).Free(quantity));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Stock(9, 9, 9).Sell(quantity));
    }

    private static Stock Trade(Stock stock, int kind, int quantity) => kind switch
    {
        0 => stock.TryHold(quantity) ?? stock,
        1 when quantity <= stock.Held => stock.Free(quantity),
        2 when quantity <= stock.Held => stock.Sell(quantity),
        _ => stock,
    };
}
