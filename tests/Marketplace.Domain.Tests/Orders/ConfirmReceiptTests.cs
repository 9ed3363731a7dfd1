using Marketplace.Domain.Escrow;
using Marketplace.Domain.Ledger;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Orders;

public class ConfirmReceiptTests
{
    // 129.99 of phones and 8.00 of freight: 2 % of the goods is 2.5998, of which 2.59 is ours.
    private static readonly EscrowReleased _released = new(Some.Yuan(13_540), Some.Yuan(259));

    [Fact]
    public void Confirm_ReleasesGoodsAndFreightLessTheFee()
    {
        Scenario shipped = Scenario.Shipped();
        Order order = shipped.When(new ConfirmReceipt(Some.Buyer)).Then(new ReceiptConfirmed(), _released).Order;
        Assert.Equal((OrderState.Completed, OrderOutcome.Confirmed, Some.Yuan(0)), (order.State, order.Outcome!.Value, order.Held));
        Assert.Equal([new Transfer(TransferId.For(order.Id, 0), TransferKind.CreditSeller, _released.SellerCredit, null, shipped.NowUtc)], order.Transfers);
        Assert.Equal(shipped.NowUtc, order.ClosedUtc);
    }

    [Fact]
    public void EntriesOf_Release_EmptyTheEscrow()
    {
        Scenario completed = Scenario.In(OrderState.Completed);
        AccountAddress escrow = AccountAddress.EscrowOf(completed.Order.Id);
        IReadOnlyList<JournalEntry> entries = OrderLedger.EntriesOf(completed.Order, _released);
        Assert.Equal([EntryCode.Release, EntryCode.Fee], entries.Select(entry => entry.Code));
        Assert.Equal([new Posting(escrow, Some.Yuan(-13_540)), new Posting(AccountAddress.SellerAvailable(Some.SellerId), Some.Yuan(13_540))], entries[0].Postings);
        Assert.Equal([new Posting(escrow, Some.Yuan(-259)), new Posting(AccountAddress.PlatformFees, Some.Yuan(259))], entries[1].Postings);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(10_000, 1)]
    public void EntriesOf_Release_BookNoEmptyEntry(int feeBasisPoints, int entriesCount)
    {
        MarketPolicy policy = Some.Policy with { Categories = [.. Some.Policy.Categories.Select(category => category with { FeeBasisPoints = feeBasisPoints })] };
        PlaceOrder free = new(Some.BuyerId, [new(Some.ActiveListing(Some.Content() with { DeliveryModes = [new(DeliveryMode.Express, Some.Yuan(0))] }), 1)], DeliveryMode.Express, "");
        Scenario shipped = Scenario.From(free, policy, Some.Monday).Pay().Given(new ShipOrder(Some.Seller, Some.Shipment));
        Scenario completed = shipped.Given(new ConfirmReceipt(Some.Buyer));
        Assert.Equal(entriesCount, OrderLedger.EntriesOf(completed.Order, completed.Records[^1].Event).Count);
        Assert.Equal(feeBasisPoints == 0 ? 1 : 0, completed.Order.Transfers.Count);
    }
}
