namespace Marketplace.LocalHost.Hosting;

/// <summary>What one start of the local market shall do.</summary>
internal sealed record RunSettings
{
    /// <summary>Port of the HTTP API; 0 takes any free one.</summary>
    public required int Port { get; init; }

    /// <summary>How many orders the scenario trades.</summary>
    public required int Orders { get; init; }

    /// <summary>The scenario's seed.</summary>
    public required int Seed { get; init; }

    /// <summary>Stop after the scenario.</summary>
    public required bool Exit { get; init; }

    /// <summary>Start only.</summary>
    public required bool NoDemo { get; init; }

    /// <summary>Start no mail server.</summary>
    public bool NoMail { get; init; }

    /// <summary>Where data is kept from one start to the next; null for fresh data.</summary>
    public string? Data { get; init; }

    /// <summary>Connection string of a storage that is running already; null to start Azurite.</summary>
    public string? Storage { get; init; }
}
