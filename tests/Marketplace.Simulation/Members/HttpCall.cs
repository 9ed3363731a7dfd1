namespace Marketplace.Simulation.Members;

/// <summary>A request to the app.</summary>
/// <param name="Caller">The member's name, with roles after slashes; empty for nobody.</param>
/// <param name="Method">GET, POST or PATCH.</param>
/// <param name="Path">With its query.</param>
/// <param name="Body">JSON; null for none.</param>
/// <param name="Key">The Idempotency-Key; null for none.</param>
internal sealed record HttpCall(string Caller, string Method, string Path, string? Body = null, string? Key = null)
{
    /// <summary>A header more; null for none.</summary>
    public (string Name, string Value)? Header { get; init; }

    public override string ToString() => $"{Caller} {Method} {Path} {Body}";
}
