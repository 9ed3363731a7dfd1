using System.Text.Json.Nodes;

namespace Marketplace.Crash.Trading;

/// <summary>An answer of the market.</summary>
/// <param name="Status">Its status code.</param>
/// <param name="Body">Its body, byte for byte.</param>
/// <param name="ETag">The resource's version.</param>
/// <param name="Replayed">Whether the market says that it gave it before.</param>
internal sealed record Reply(int Status, string Body, string? ETag, bool Replayed)
{
    /// <summary>Whether what was asked for was done.</summary>
    public bool IsDone => Status is 200 or 201;

    /// <summary>The version that the ETag names.</summary>
    public int Version => int.Parse(ETag!.Trim('"'), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The body.</summary>
    public JsonNode Json => JsonNode.Parse(Body)!;

    /// <summary>A member of the body.</summary>
    public string Text(string name) => Json[name]!.GetValue<string>();

    /// <summary>Whether it is to be asked again: somebody was busy or not there.</summary>
    public bool MustBeRepeated => Status is 502 or 503 || (Status == 409 && Body.Contains("\"BUSY\"", StringComparison.Ordinal));
}
