using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Refunds;
using Marketplace.Functions.Escrow;
using Marketplace.Functions.Orders;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Escrow;

/// <summary>A new policy is deployed while an escrow runs.</summary>
public sealed class PolicyChangeTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    [Fact]
    public async Task ANewPolicy_LeavesRunningEscrowsUnderTheirOwn_AndIsForNewOrders()
    {
        Trade trade = await Trade.ShippedAsync(market);
        PolicyCatalog deployed = new([PolicyCatalog.LoadEmbedded().Current, Hasty(PolicyCatalog.LoadEmbedded().Current)]);
        OrderCommands commands = new(market.Get<OrderStore>(), market.Get<OrderCommitter>(), deployed, market.Clock);
        DateTimeOffset before = market.Now;

        RefundAsk ask = new(RefundKind.RefundOnly, RefundReason.Damaged, new(1_000, Domain.Currency.Parse("CNY")), [], "Scratched.", []);
        CommandResult asked = await commands.HandleAsync(trade.Id, new RequestRefund(new Actor(ActorRole.Buyer, trade.Buyer.Id), ask), CancellationToken.None);
        await market.SettleAsync();

        Order order = Assert.IsType<CommandResult.Done>(asked).Order;
        Assert.Equal("2026-11", order.PolicyVersion);
        Assert.InRange(order.Refund!.DueUtc!.Value, before.AddHours(120), market.Now.AddHours(120));
        Assert.Equal("2027-12", deployed.Current.Version);

        // The escrow waits for the old deadline, too: an hour under the new policy does nothing.
        EnforceDeadline enforce = new(commands, deployed);
        await market.AdvanceAsync(TimeSpan.FromHours(2));
        Domain.Escrow.EscrowStatus status = await enforce.RunAsync(trade.Id, CancellationToken.None);
        Assert.Equal((order.Refund.DueUtc, Domain.Escrow.EscrowPhase.RefundRequested), (status.DeadlineUtc, status.Phase));
        Assert.Equal("refundRequested", (await trade.ReadAsync()).Text("phase"));
    }

    private static MarketPolicy Hasty(MarketPolicy policy) => policy with
    {
        Version = "2027-12",
        Terms = [.. policy.Terms.Select(terms => terms with { RefundAnswerHours = 1, AutoConfirmHours = 80 })],
    };
}
