using Marketplace.Domain.Claims;
using Marketplace.Domain.Guarantees;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Tests.Claims;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Orders;

/// <summary>What may happen to a claim after completion, found out from the deciders like <see cref="LifecycleChart"/>.</summary>
internal static class ClaimChart
{
    private const string NoClaim = "Completed";

    // Money back, goods back for money back, and goods back for repair: the ways that guarantees differ in.
    private static readonly Guarantee[] _guarantees = [Guarantee.AsDescribed, Guarantee.SevenDayReturn, Guarantee.ThirtyDayRepair];

    public static string Chart()
    {
        string[] ends = [.. Enum.GetNames<ClaimEnd>().Select(end => $"    {end} --> [*]\n")];
        return $"stateDiagram-v2\n    [*] --> {NoClaim}\n{LifecycleChart.Arrows(Moves())}{string.Concat(ends)}".TrimEnd();
    }

    public static string Clocks() => LifecycleChart.ClockTable(
        Enum.GetValues<ClaimPhase>().SelectMany(phase => LifecycleChart.RowsOf($"{phase}", ClaimScenario.In(phase))));

    private static IEnumerable<(string From, string To, string Label)> Moves()
    {
        Scenario[] open = [.. _guarantees.SelectMany(guarantee => Enum.GetValues<ClaimPhase>().Where(phase => phase != ClaimPhase.Ended && IsFor(phase, guarantee))
            .Select(phase => ClaimScenario.In(phase, guarantee)))];
        foreach (Scenario given in open.Prepend(ClaimScenario.Completed()))
        {
            foreach (OrderCommand command in Exemplars.All.Values.Select(valid => valid(given)).SelectMany(Ways))
            {
                if (Try(given, command) is { } to)
                {
                    yield return (StateOf(given.Order), to, LifecycleChart.LabelOf(command));
                }
            }

            if (given.NextDeadlineUtc is { } due && Try(given.At(due), new EnforceDeadlines()) is { } after)
            {
                yield return (StateOf(given.Order), after, "⏱");
            }
        }
    }

    private static bool IsFor(ClaimPhase phase, Guarantee guarantee) =>
        phase is ClaimPhase.Answering or ClaimPhase.Ruling || guarantee is Guarantee.SevenDayReturn or Guarantee.ThirtyDayRepair;

    private static IEnumerable<OrderCommand> Ways(OrderCommand command) =>
        command is RuleOnClaim ruling ? [ruling, ruling with { Upheld = false }] : [command];

    private static string? Try(Scenario given, OrderCommand command)
    {
        Outcome outcome = given.When(command);
        return outcome.Decision.Rejection is null && outcome.Decision.Value.Count > 0 ? StateOf(outcome.After.Order) : null;
    }

    private static string StateOf(Order order) => order.Claim is not { } claim ? NoClaim : claim.End is { } end ? $"{end}" : $"{claim.Phase}";
}
