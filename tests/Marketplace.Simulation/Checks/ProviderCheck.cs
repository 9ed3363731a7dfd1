using Marketplace.Simulation.World;

namespace Marketplace.Simulation.Checks;

/// <summary>The provider's books against ours: nothing is paid back that was not decided, nor twice; in the end both say the same.</summary>
internal sealed class ProviderCheck : Check
{
    private const string OrderPrefix = "ord_";

    private readonly JournalCheck _journal;
    private readonly AccountCheck _accounts;

    public ProviderCheck(SimWorld world, JournalCheck journal, AccountCheck accounts)
        : base(world)
    {
        (_journal, _accounts) = (journal, accounts);
        world.Provider.Refunded += OnRefund;
    }

    public override Task AtEndAsync()
    {
        foreach (IGrouping<string, ProviderPayment> order in World.Provider.Payments.Values.GroupBy(payment => payment.Order))
        {
            long captured = order.Where(payment => payment.Captured).Sum(payment => payment.AmountMinor + payment.GivenBackMinor);
            long refunded = order.Sum(payment => payment.RefundedMinor + payment.ChargedBackMinor);
            if (!order.Key.StartsWith(OrderPrefix, StringComparison.Ordinal))
            {
                Require(captured == _accounts.PaidIn(order.Key), "what was captured is in the books", () => $"The provider captured {captured}, the accounts have {_accounts.PaidIn(order.Key)}.", order.Key);
                continue;
            }

            Require(captured == _journal.Captured(order.Key), "what was captured is in the books", () => $"The provider captured {captured}, the journal has {_journal.Captured(order.Key)}.", order.Key);
            Require(refunded == _journal.PaidBack(order.Key), "what was decided was paid back", () => $"The provider paid {refunded} back, the journal has {_journal.PaidBack(order.Key)}.", order.Key);
        }

        return Task.CompletedTask;
    }

    private void OnRefund(ProviderRefund refund, ProviderPayment payment)
    {
        World.Kernel.Trace.Add($"  provider pays {refund.AmountMinor} of {payment.Order} back as {refund.Id}");
        Require(payment.RefundedMinor <= payment.AmountMinor, "no payment goes back twice", () => $"{payment.Id} of {payment.AmountMinor} was paid back {payment.RefundedMinor}.", payment.Order);
        long paidBack = World.Provider.Payments.Values.Where(other => other.Order == payment.Order).Sum(other => other.RefundedMinor);
        Require(paidBack <= _journal.PaidBack(payment.Order), "at most one refund per decision", () => $"{paidBack} was paid back, {_journal.PaidBack(payment.Order)} decided.", payment.Order);
    }
}
