using FsCheck;
using FsCheck.Fluent;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Tests.Given;

/// <summary>A placed order of some kind, and what is then done to it.</summary>
internal sealed record History(OrderTerms Terms, DateTimeOffset PlacedUtc, DateTimeOffset? PreorderUtc, IReadOnlyList<HistoryStep> Steps)
{
    // The eve of seven holidays: clocks of physical goods stand still in most histories that begin here.
    private static readonly DateTimeOffset _eve = new(2026, 9, 30, 3, 0, 0, TimeSpan.Zero);

    /// <summary>Random ones; a failing one shrinks by leaving steps out.</summary>
    public static Arbitrary<History> Any { get; } = Arb.From(
        from terms in Gen.Elements(Some.Policy.Terms.ToArray())
        from placed in Gen.Elements(Some.Monday, _eve)
        from preorder in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        from steps in HistoryStep.Gen.ListOf()
        select new History(terms, placed, preorder && terms.ShipWithinHours > 0 ? Some.Monday.AddDays(5) : null, steps),
        history => Enumerable.Range(0, history.Steps.Count).Select(i => history with { Steps = [.. history.Steps.Where((_, j) => j != i)] }));

    /// <summary>The order after each step; one that is rejected changes nothing.</summary>
    public IEnumerable<Scenario> Play()
    {
        Scenario scenario = Scenario.Placed(Terms.GoodsType, Terms.DeliveryMode, PlacedUtc, PreorderUtc);
        yield return scenario;
        foreach (HistoryStep step in Steps)
        {
            scenario = scenario.At(step.TimeOf(scenario));
            Outcome outcome = scenario.When(step.CommandFor(scenario));
            scenario = outcome.Decision.Rejection is null ? outcome.After : scenario;
            yield return scenario;
        }
    }

    /// <summary>Its steps, for the message of a failure.</summary>
    public override string ToString() =>
        $"{Terms.GoodsType}/{Terms.DeliveryMode} placed {PlacedUtc:u}, preorder {PreorderUtc:u}:{string.Concat(Steps.Select(step => $"\n  {step}"))}";
}
