namespace Marketplace.Simulation.Storage;

/// <summary>What the services are documented to do at times: seeded, so that a run can be repeated.</summary>
/// <param name="Chance">Where chance comes from; null for a service without quirks.</param>
/// <param name="EmptyPage">How often a query is answered by an empty page with a continuation token, 0 to 1.</param>
/// <param name="ShortPage">How often a page ends before it is full, 0 to 1.</param>
/// <param name="Unordered">How often a queue gives another visible message than the oldest, 0 to 1.</param>
public sealed record ServiceQuirks(Random? Chance, double EmptyPage = 0, double ShortPage = 0, double Unordered = 0)
{
    /// <summary>A service that always does the usual.</summary>
    public static ServiceQuirks None { get; } = new(Chance: null);

    internal bool Happens(double probability) => Chance is not null && probability > 0 && Chance.NextDouble() < probability;
}
