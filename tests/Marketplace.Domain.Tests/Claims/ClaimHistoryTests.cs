using FsCheck;
using FsCheck.Fluent;
using Marketplace.Domain.Chargebacks;
using Marketplace.Domain.Claims;
using Marketplace.Domain.Escrow;
using Marketplace.Domain.Guarantees;
using Marketplace.Domain.Ledger;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Claims;

/// <summary>Whatever anyone does to an order after its completion, at whatever time, this holds.</summary>
public class ClaimHistoryTests
{
    private static readonly Type[] _deeds =
    [
        typeof(FileClaim), typeof(AcceptClaim), typeof(RejectClaim), typeof(WithdrawClaim), typeof(ShipBackClaim), typeof(ReportRepair), typeof(RuleOnClaim),
        typeof(ChargeBackPayment), typeof(ReverseChargeback), typeof(CapturePayment), typeof(EnforceDeadlines),
    ];

    private static readonly Arbitrary<List<Step>> _histories = (
        from deed in Gen.Frequency((4, Gen.Constant(typeof(FileClaim))), (1, Gen.Constant(typeof(EnforceDeadlines))), (8, Gen.Elements(_deeds)))
        from role in Gen.Frequency((12, Gen.Constant<ActorRole?>(null)), (1, Gen.Elements(Enum.GetValues<ActorRole>()).Select(role => (ActorRole?)role)))
        from guarantee in Gen.Elements(ClaimScenario.All)
        from minor in Gen.Frequency((2, Gen.Constant(0)), (3, Gen.Choose(1, 50_000)))
        from hours in Gen.Frequency((3, Gen.Choose(0, 40)), (1, Gen.Choose(40, 500)))
        select new Step(deed, role, guarantee, minor, hours)).ListOf().ToArbitrary();

    [Fact]
    public void AnyHistory_KeepsTheBooks_AndNobodyGetsThePaymentBackTwice() => ForAny(scenario =>
    {
        Order order = scenario.Order;
        Posting[] postings = [.. scenario.Records.SelectMany(record => OrderLedger.EntriesOf(order, record.Event)).SelectMany(entry => entry.Postings)];
        Assert.True(JournalEntry.IsBalanced(postings));
        Assert.True(order.Held.IsZero);
        Assert.InRange(order.LeftOfPayment().AmountMinor, 0, order.Price.Total.AmountMinor);

        // What the journal booked on the parties' accounts is what the transfers carry out, no more and no less.
        Assert.Equal(On(postings, AccountAddress.BuyerBalance(order.BuyerId)), Moved(order, TransferKind.CreditBuyer));
        Assert.Equal(-On(postings, AccountAddress.SellerReceivable(order.SellerId)), Moved(order, TransferKind.ChargeSeller));
        Assert.Equal(On(postings, AccountAddress.SellerAvailable(order.SellerId)), Moved(order, TransferKind.CreditSeller));
        Assert.Equal(order.Claimed.Distinct().Count(), order.Claimed.Count);
    });

    [Fact]
    public void AnyHistory_LeftToTimeAndArbiters_Ends() => ForAny(scenario =>
    {
        for (int enforced = 0; scenario.Order.Claim?.IsOpen == true; enforced++)
        {
            Assert.InRange(enforced, 0, 4);
            DateTimeOffset due = scenario.NextDeadlineUtc ?? scenario.NowUtc;
            Given.Outcome outcome = scenario.At(due > scenario.NowUtc ? due : scenario.NowUtc).WhenTimeIsUp();

            // Only a ruling that was raised as overdue waits for someone: an arbiter.
            scenario = outcome.Decision.Value.Count > 0 ? outcome.After : scenario.Given(new RuleOnClaim(Some.Arbiter, false, null, "It is not so."));
        }

        Assert.Null(scenario.NextDeadlineUtc);
        scenario.After(100_000).WhenTimeIsUp().ThenNothing();
    });

    [Fact]
    public void ManyHistories_MeetEveryEventAfterCompletion()
    {
        HashSet<string> met = [];
        Always.HoldsForFixedCases(_histories, steps => met.UnionWith(Play(steps).Last().Records.Select(record => record.Event).Where(IsAfterCompletion).Select(@event => @event.GetType().Name)));
        IEnumerable<string> all = typeof(OrderEvent).Assembly.GetTypes().Where(type => !type.IsAbstract && (type.IsSubclassOf(typeof(ClaimEvent)) || type.IsSubclassOf(typeof(ChargebackEvent)))).Select(type => type.Name);

        // Of an escrow that still holds the money the other histories tell.
        Assert.Equal(all.Except([nameof(EscrowChargedBack)]).Order(), met.Order());
    }

    private static bool IsAfterCompletion(OrderEvent @event) => @event is ClaimEvent or ChargebackEvent;

    private static void ForAny(Action<Scenario> check) => Always.Holds(_histories, steps =>
    {
        foreach (Scenario scenario in Play(steps))
        {
            check(scenario);
        }
    });

    private static IEnumerable<Scenario> Play(IEnumerable<Step> steps)
    {
        Scenario scenario = ClaimScenario.Completed();
        yield return scenario;
        foreach (Step step in steps)
        {
            scenario = scenario.After(step.Hours);
            Given.Outcome outcome = scenario.When(step.CommandFor(scenario));
            scenario = outcome.Decision.Rejection is null ? outcome.After : scenario;
            yield return scenario;
        }
    }

    private static long On(IEnumerable<Posting> postings, AccountAddress account) => postings.Where(posting => posting.Account == account).Sum(posting => posting.Amount.AmountMinor);

    private static long Moved(Order order, TransferKind kind) => order.Transfers.Where(transfer => transfer.Kind == kind).Sum(transfer => transfer.Amount.AmountMinor);

    /// <summary>Something that someone does some hours after the step before; with an amount of one's own where there is one.</summary>
    private sealed record Step(Type Deed, ActorRole? Role, Guarantee Guarantee, int Minor, int Hours)
    {
        public OrderCommand CommandFor(Scenario scenario)
        {
            OrderCommand command = Exemplars.All[Deed](scenario) switch
            {
                FileClaim => ClaimScenario.Filing(Guarantee, Minor == 0 ? null : Minor),
                ChargeBackPayment charge when Minor > 0 => charge with { Amount = Some.Yuan(Minor) },
                ReverseChargeback reverse when Minor > 0 => reverse with { Amount = Some.Yuan(Minor) },
                RuleOnClaim rule => rule with { Upheld = Minor % 2 == 0 },
                OrderCommand other => other,
            };
            return Role is { } role ? command with { Actor = Exemplars.ActorOf(role, scenario) } : command;
        }
    }
}
