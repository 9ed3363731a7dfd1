namespace LocalFunctions.Hosting;

/// <summary><c>extensions.durableTask</c> of host.json.</summary>
internal sealed record DurableTaskSettings
{
    /// <summary>Activities at the same time; null for the engine's default.</summary>
    public int? MaxConcurrentActivityFunctions { get; init; }

    /// <summary>Orchestrators at the same time; null for the engine's default.</summary>
    public int? MaxConcurrentOrchestratorFunctions { get; init; }

    public void ThrowIfInvalid()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxConcurrentActivityFunctions ?? 1, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxConcurrentOrchestratorFunctions ?? 1, 1);
    }
}
