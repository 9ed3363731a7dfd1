namespace LocalFunctions.Hosting;

/// <summary><c>extensions.http</c> of host.json.</summary>
internal sealed record HttpSettings
{
    /// <summary>What every route begins with.</summary>
    public string RoutePrefix { get; init; } = "api";
}
