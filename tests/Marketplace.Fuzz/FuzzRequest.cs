using System.Text;

namespace Marketplace.Fuzz;

/// <summary>A request that the fuzzer made up.</summary>
/// <param name="Number">Which one of its run: with the seed it names the request.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Path and query.</param>
/// <param name="Headers">Headers besides the body's.</param>
/// <param name="Body">The body; null for none.</param>
public sealed record FuzzRequest(int Number, string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[]? Body)
{
    /// <summary>The request for people.</summary>
    public override string ToString()
    {
        string body = Body is null ? "" : Encoding.UTF8.GetString(Body);
        return $"#{Number} {Method} {Path} {string.Join(' ', Headers.Where(header => header.Key != "Authorization").Select(header => $"{header.Key}: {header.Value}"))}\n{(body.Length > 400 ? body[..400] + "…" : body)}";
    }
}
