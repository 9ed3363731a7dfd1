namespace Marketplace.Crash.Audit;

/// <summary>What an audit looked at and found amiss.</summary>
/// <param name="Name">What must hold.</param>
/// <param name="Faults">Where it does not.</param>
internal sealed record Check(string Name, IReadOnlyList<string> Faults)
{
    /// <summary>Whether it holds.</summary>
    public bool Holds => Faults.Count == 0;
}
