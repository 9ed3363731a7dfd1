using Marketplace.Domain.Disputes;
using Marketplace.Domain.Escrow;
using Marketplace.Domain.Ledger;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Refunds;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Orders;

/// <summary>Whatever anyone does to an order at whatever time, this holds.</summary>
public class OrderHistoryTests
{
    // The longest way: request rejected, escalated, evidence, reply, ruling raised, ruled, final; or a request that lapses and then two
    // reminders and the confirmation.
    private const int EnforcementsMax = 8;

    [Fact]
    public void AnyHistory_KeepsTheBooksAndTheVersions() => ForAnyHistory(scenario =>
    {
        Assert.Equal(scenario.Records.Count, scenario.Order.Version);
        Assert.Equal(Enumerable.Range(1, scenario.Records.Count).Select(number => (long)number), scenario.Records.Select(record => record.Version));

        Posting[] postings = PostingsOf(scenario);
        Assert.True(JournalEntry.IsBalanced(postings));
        AccountAddress escrow = AccountAddress.EscrowOf(scenario.Order.Id);
        foreach (var account in postings.Where(posting => posting.Account == escrow).GroupBy(posting => posting.Amount.Currency))
        {
            Money held = account.Key == scenario.Order.Held.Currency ? scenario.Order.Held : Money.Zero(account.Key);
            Assert.Equal(held, account.Sum(account.Key, posting => posting.Amount));
        }

        Assert.False(scenario.Order.Held < Money.Zero(scenario.Order.Held.Currency));
        Assert.Equal(scenario.Order.State is OrderState.Paid or OrderState.Shipped, scenario.Order.Held.IsPositive);
    });

    [Fact]
    public void AnyHistory_EndsAtMostOnce() => ForAnyHistory(scenario =>
    {
        int ends = scenario.Records.Count(record => record.Event is EscrowReleased or EscrowRefunded or OrderCancelled);
        Assert.False(scenario.Order.IsClosed && (scenario.Order.Refund is { IsOpen: true } || scenario.Order.Dispute is { IsOpen: true }));
        Assert.Equal(scenario.Order.IsClosed ? 1 : 0, ends);
        Assert.Equal(scenario.Order.IsClosed, scenario.Order.Outcome is not null);
        Assert.Equal(scenario.Order.IsClosed, scenario.Order.ClosedUtc is not null);
        Assert.Equal(scenario.Order.IsClosed, scenario.NextDeadlineUtc is null);
    });

    [Fact]
    public void AnyHistory_OfAClosedOrder_PaysOutExactlyWhatWasCaptured() => ForAnyHistory(scenario =>
    {
        if (!scenario.Order.IsClosed)
        {
            return;
        }

        Assert.True(scenario.Order.Held.IsZero);
        IEnumerable<Money> captured = scenario.Records.Select(record => record.Event).SelectMany(Captured);
        IEnumerable<Money> fees = scenario.Records.Select(record => record.Event).OfType<EscrowReleased>().Select(released => released.Fee);
        // What the seller is charged for is what someone else got on top.
        IEnumerable<Money> paidOut = scenario.Order.Transfers
            .Select(transfer => transfer.Kind == TransferKind.ChargeSeller ? -transfer.Amount : transfer.Amount)
            .Concat(fees);
        Assert.Equal(Totals(captured), Totals(paidOut));
        Assert.Equal(scenario.Order.Transfers.Count, scenario.Order.Transfers.Select(transfer => transfer.Id).Distinct().Count());
        Assert.All(scenario.Order.Transfers, transfer => Assert.Equal(transfer.Kind == TransferKind.RefundBuyer, transfer.PaymentId is not null));
    });

    [Fact]
    public void AnyHistory_LeftToTime_Ends() => ForAnyHistory(scenario =>
    {
        int enforced = 0;
        while (scenario.NextDeadlineUtc is { } deadline)
        {
            Assert.InRange(++enforced, 1, EnforcementsMax);
            DateTimeOffset now = deadline > scenario.NowUtc ? deadline : scenario.NowUtc;
            if (deadline > scenario.NowUtc)
            {
                scenario.JustBefore(deadline).WhenTimeIsUp().ThenNothing();
            }

            Outcome outcome = scenario.At(now).WhenTimeIsUp();
            Assert.NotEmpty(outcome.Decision.Value);
            scenario = outcome.After;

            // Time raises a ruling that is overdue and never makes it; arbiters do.
            if (outcome.Decision.Value[0] is RulingOverdue)
            {
                Assert.False(scenario.Order.IsClosed);
                scenario = scenario.Given(HistoryAdvance.Ruling(scenario, enforced));
            }
        }

        Assert.True(scenario.Order.IsClosed);
        scenario.After(100_000).WhenTimeIsUp().ThenNothing();
    });

    [Fact]
    public void AnyHistory_KeepsItsDeadlinesWithinTheRules() => ForAnyHistory(scenario =>
    {
        Order order = scenario.Order;
        OrderTerms terms = scenario.Policy.FindTerms(order.GoodsType, order.DeliveryMode)!;
        Assert.InRange(order.SellerExtendedDays, 0, terms.SellerExtensionDaysMax);
        Assert.InRange(scenario.Records.Count(record => record.Event is PaymentReminded), 0, 1);
        Assert.InRange(scenario.Records.Count(record => record.Event is ConfirmationExtended { By: ActorRole.Buyer }), 0, 1);
        Assert.InRange(order.RefundRequests, 0, scenario.Policy.Refunds.RequestsMax);
        Assert.InRange(order.Refund?.Revisions ?? 0, 0, scenario.Policy.Refunds.RevisionsMax);
        if (order.ShippedUtc is { } shipped && !order.IsClosed)
        {
            // Paused or running, the clock never has more left than was ever given.
            int hoursMax = terms.AutoConfirmHours + (order.BuyerExtended ? terms.BuyerExtensionHours : 0) + (order.SellerExtendedDays * 24);
            TimeSpan left = order.ConfirmRemaining ?? scenario.Policy.Remaining(terms, shipped, order.ConfirmDueUtc!.Value) - PausedFor(scenario, terms);
            Assert.InRange(left, TimeSpan.Zero, TimeSpan.FromHours(hoursMax));
            Assert.Equal(order.Refund is { IsOpen: true }, order.ConfirmRemaining is not null);
        }

        Assert.All(OrderClocks.Of(order, scenario.Policy, scenario.NowUtc), clock => Assert.Equal(clock.IsPaused ? order.ConfirmRemaining > TimeSpan.Zero : clock.DueUtc > scenario.NowUtc, clock.RemainingSeconds > 0));
        Assert.Equal(order.IsClosed, OrderClocks.Of(order, scenario.Policy, scenario.NowUtc).Count == 0);
    });

    [Fact]
    public void AnyHistory_ReadBackFromJson_FoldsToTheSameOrder() => Always.Holds(History.Any, history =>
    {
        Scenario scenario = history.Play().Last();
        Order? again = null;
        foreach (OrderRecord record in scenario.Records)
        {
            OrderEvent @event = (OrderEvent)Json.Again(record.Event);
            Assert.Equal(Json.Write(record.Event), Json.Write(@event));
            again = OrderFold.Apply(scenario.Order.Id, again, @event, record.PolicyVersion, record.AtUtc);
        }

        Assert.Equal(Json.Write(scenario.Order), Json.Write(again!));
        Assert.Equal(Json.Write(scenario.Order), Json.Write(Json.Again(scenario.Order)));
    });

    [Fact]
    public void AnyHistory_OfManySteps_MeetsEveryEventAndOutcome()
    {
        HashSet<Type> met = [];
        HashSet<OrderOutcome> outcomes = [];
        Always.HoldsForFixedCases(History.Any, history =>
        {
            Scenario scenario = history.Play().Last();
            met.UnionWith(scenario.Records.Select(record => record.Event.GetType()));
            outcomes.UnionWith(scenario.Order.Outcome is { } outcome ? [outcome] : []);
        });
        IEnumerable<Type> all = typeof(OrderEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(OrderEvent)) && !type.IsAbstract
            && type.Namespace is not ("Marketplace.Domain.Claims" or "Marketplace.Domain.Chargebacks" or "Marketplace.Domain.Ratings"));
        Assert.Equal(all.Select(type => type.Name).Order(), met.Select(type => type.Name).Order());
        // A bank's doings have tests of their own.
        Assert.Equal(Enum.GetValues<OrderOutcome>().Except([OrderOutcome.ChargedBack]), outcomes.Order());
    }

    /// <summary>How long refund requests stopped the clock to auto-confirm, in time that counts.</summary>
    private static TimeSpan PausedFor(Scenario scenario, OrderTerms terms)
    {
        DateTimeOffset? since = null;
        TimeSpan paused = TimeSpan.Zero;
        bool shipped = false;
        foreach (OrderRecord record in scenario.Records)
        {
            shipped |= record.Event is OrderShipped;
            since = record.Event is OrderShipped { ConfirmRemaining: not null } || (shipped && record.Event is RefundRequested) ? record.AtUtc : since;
            if (record.Event is RefundClosed && since is { } from)
            {
                paused += scenario.Policy.Remaining(terms, from, record.AtUtc);
                since = null;
            }
        }

        return paused;
    }

    /// <summary>Plays random histories and checks after every step.</summary>
    private static void ForAnyHistory(Action<Scenario> check) => Always.Holds(History.Any, history =>
    {
        foreach (Scenario scenario in history.Play())
        {
            check(scenario);
        }
    });

    private static Posting[] PostingsOf(Scenario scenario) =>
        [.. scenario.Records.SelectMany(record => OrderLedger.EntriesOf(scenario.Order, record.Event)).SelectMany(entry => entry.Postings)];

    private static IEnumerable<Money> Captured(OrderEvent @event) => @event switch
    {
        PaymentCaptured e => [e.Amount],
        PaymentReturned e => [e.Amount],
        _ => [],
    };

    private static string Totals(IEnumerable<Money> amounts) => string.Join(", ", amounts
        .GroupBy(amount => amount.Currency.Code)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => $"{group.Sum(amount => amount.AmountMinor)} {group.Key}"));
}
