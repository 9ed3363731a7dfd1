using System.Text;
using Marketplace.Domain.Disputes;
using Marketplace.Domain.Escrow;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Refunds;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Orders;

/// <summary>
/// The whole lifecycle, found out from the deciders: every command is tried in every phase, in time and at the deadline, in the ways that
/// lead to different phases.
/// </summary>
internal static class LifecycleChart
{
    private static readonly EscrowPhase[] _ends = [EscrowPhase.Completed, EscrowPhase.Refunded, EscrowPhase.Cancelled];

    /// <summary>The page, as <c>docs/lifecycle.md</c> has it.</summary>
    public static string Page() => $"""
        # The lifecycle of an order

        Made from the deciders by the domain's tests, which fail when this page is stale (`./market describe` writes it anew). A box is what the escrow waits for (`EscrowPhase`); an arrow is a command and who gives it; **⏱** is what time does when
        nobody acts. Commands that leave an order in its phase are listed below the chart.

        ```mermaid
        {Chart()}
        ```

        ## Clocks

        {Clocks()}

        ## Commands that change no phase

        {Standing()}

        ## After completion

        A completed order may see claims under the guarantees that its seller had joined, one at a time. An arrow ends at the claim's next phase, or at how
        it ended. A chargeback ends a claim, and takes what is left of the payment from the seller.

        ```mermaid
        {ClaimChart.Chart()}
        ```

        {ClaimChart.Clocks()}

        """;

    private static string Chart()
    {
        StringBuilder chart = new("stateDiagram-v2\n");
        chart.Append("    [*] --> AwaitingPayment: PlaceOrder (buyer)\n");
        chart.Append(Arrows(Moves().Select(move => ($"{move.From}", $"{move.To}", move.Label))));
        foreach (EscrowPhase end in _ends)
        {
            chart.Append($"    {end} --> [*]\n");
        }

        return chart.ToString().TrimEnd();
    }

    /// <summary>One arrow for each two states, with everything that leads from the one to the other.</summary>
    public static string Arrows(IEnumerable<(string From, string To, string Label)> moves) => string.Concat(moves
        .Where(move => move.From != move.To)
        .GroupBy(move => (move.From, move.To))
        .Select(arrow => $"    {arrow.Key.From} --> {arrow.Key.To}: {string.Join("<br/>", arrow.Select(move => move.Label).Distinct())}\n"));

    private static string Standing()
    {
        IEnumerable<string> rows = Moves().Where(move => move.From == move.To).GroupBy(move => move.Label).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"| {group.Key} | {string.Join(", ", group.Select(move => move.From).Distinct())} |");
        return string.Join('\n', ["| command | in |", "|---|---|", .. rows]);
    }

    private static string Clocks()
    {
        IEnumerable<string> rows = Enum.GetValues<EscrowPhase>().SelectMany(phase =>
        {
            Scenario given = Scenario.In(phase);
            return RowsOf($"{phase}", given);
        });
        return ClockTable(rows);
    }

    /// <summary>A table of clocks.</summary>
    public static string ClockTable(IEnumerable<string> rows) =>
        string.Join('\n', ["| phase | clock | whose turn | express goods | when nobody acts |", "|---|---|---|---|---|", .. rows]);

    /// <summary>Its rows for an order.</summary>
    public static IEnumerable<string> RowsOf(string phase, Scenario given) => OrderClocks.Of(given.Order, given.Policy, given.NowUtc)
        .Select(clock => $"| {phase} | {clock.Name} | {clock.Turn} | {Span(clock)} | {clock.ByDefault} |");

    private static string Span(ClockView clock)
    {
        TimeSpan span = TimeSpan.FromSeconds(clock.RemainingSeconds);
        string text = span.TotalHours > 96 ? $"{span.TotalDays:0.#} d" : $"{span.TotalHours:0.#} h";
        return clock.IsPaused ? $"paused with {text}" : text;
    }

    private static IEnumerable<Move> Moves()
    {
        foreach (Scenario given in Enum.GetValues<EscrowPhase>().SelectMany(Variants))
        {
            foreach (OrderCommand command in Exemplars.All.Values.SelectMany(valid => Ways(valid(given), given)))
            {
                if (Try(given, command) is { } to)
                {
                    yield return new(given.Order.Phase, to, LabelOf(command));
                }
            }

            if (given.NextDeadlineUtc is not null && Try(AtLastDeadline(given), new EnforceDeadlines()) is { } after)
            {
                yield return new(given.Order.Phase, after, "⏱");
            }
        }
    }

    public static string LabelOf(OrderCommand command) => $"{command.GetType().Name} ({command.Actor.Role.ToString().ToLowerInvariant()})";

    private static EscrowPhase? Try(Scenario given, OrderCommand command)
    {
        Outcome outcome = given.When(command);
        return outcome.Decision.Rejection is null && outcome.Decision.Value.Count > 0 ? outcome.After.Order.Phase : null;
    }

    // The same phase may have been reached before shipping, for a part, or with the other side having acted already.
    private static IEnumerable<Scenario> Variants(EscrowPhase phase)
    {
        Scenario usual = Scenario.In(phase);
        yield return usual;
        switch (phase)
        {
            case EscrowPhase.AwaitingShipment:
                yield return usual.At(usual.Order.ShipDueUtc!.Value);
                break;
            case EscrowPhase.RefundRequested:
                yield return Scenario.Paid().AskBack();
                yield return Scenario.Paid().AskBack(minor: 1);
                yield return Scenario.Shipped().AskBack(minor: 1, kind: RefundKind.RefundOnly);
                break;
            case EscrowPhase.RefundRejected:
                yield return Scenario.Paid().AskBack().Reject();
                break;
            case EscrowPhase.DisputeEvidence or EscrowPhase.DisputeReply or EscrowPhase.DisputeRuling or EscrowPhase.DisputeRuled or EscrowPhase.AppealReply or EscrowPhase.AppealRuling:
                yield return Advanced(usual, Some.Buyer);
                yield return Advanced(usual, Some.Seller);
                foreach (Actor side in new[] { Some.Buyer, Some.Seller })
                {
                    yield return usual.Given(new OfferSettlement(side, Case.Dispute, usual.Order.Held, Some.Yuan(0)));
                    yield return usual.Given(new OfferSettlement(side, Case.Dispute, Some.Yuan(0), usual.Order.Held));
                }

                break;
        }
    }

    private static Scenario Advanced(Scenario usual, Actor side) => usual.Order.Phase switch
    {
        EscrowPhase.DisputeEvidence => usual.File(side),
        EscrowPhase.DisputeReply => usual.Reply(side),
        EscrowPhase.DisputeRuled => usual.Given(new AcceptRuling(side, Case.Dispute)),
        _ => usual,
    };

    private static IEnumerable<OrderCommand> Ways(OrderCommand command, Scenario given)
    {
        foreach (ActorRole role in Enum.GetValues<ActorRole>())
        {
            yield return command with { Actor = Exemplars.ActorOf(role, given) };
        }

        if (command is RuleDispute)
        {
            yield return given.Ruling(Exemplars.ActorOf(ActorRole.Arbiter, given), given.Order.Held.AmountMinor);
        }
    }

    private static Scenario AtLastDeadline(Scenario given) => given.At(given.Order.Phase switch
    {
        EscrowPhase.AwaitingPayment => given.Order.PaymentDueUtc,
        EscrowPhase.AwaitingConfirmation => given.Order.ConfirmDueUtc!.Value,
        _ => given.NextDeadlineUtc!.Value,
    });

    private sealed record Move(EscrowPhase From, EscrowPhase To, string Label);
}
