using Marketplace.Domain;
using Marketplace.Functions.Reconciliation;

namespace Marketplace.Functions.Tests.Reconciliation;

public sealed class ReconciliationReportTests
{
    private static readonly Currency _yuan = Currency.Parse("CNY");

    [Fact]
    public void Confirming_KeepsOnlyWhatBothLooksFound()
    {
        ReconciliationReport first = Compare("seller:a:available", "seller:b:available");
        ReconciliationReport second = Compare("seller:b:available", "seller:c:available");

        Assert.Equal("seller:b:available", Assert.Single(second.Confirming(first).BalanceDifferences).Account);
    }

    [Fact]
    public void Confirming_WhatWasOnlyOnItsWay_IsBalanced()
    {
        ReconciliationReport second = Compare("seller:b:available");
        Assert.False(second.Balanced);
        Assert.True(second.Confirming(Compare("seller:a:available")).Balanced);
    }

    [Fact]
    public void Stock_DifferencesThatCancelOut_AreStillFound()
    {
        Books books = new();
        books.Stock["a"] = new(5, 2, 0, HeldByOrders: 1);
        books.Stock["b"] = new(5, 1, 0, HeldByOrders: 2);

        ReconciliationReport report = BooksComparison.Compare(books);

        Assert.Equal(["a", "b"], report.StockDifferences.Select(difference => difference.ListingId));
        Assert.False(report.Balanced);
    }

    private static ReconciliationReport Compare(params string[] accountsThatDiffer)
    {
        Books books = new();
        foreach (string account in accountsThatDiffer)
        {
            books.Journal.Add(new(account, _yuan), 1);
        }

        return BooksComparison.Compare(books);
    }
}
