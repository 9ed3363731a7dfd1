using Microsoft.AspNetCore.Http;

namespace Marketplace.Functions.Platform.Http;

/// <summary>The version that a caller believes to be changing, from <c>If-Match</c>.</summary>
/// <param name="Version">That version; null when any will do.</param>
public readonly record struct IfMatch(string? Version)
{
    /// <summary>Reads the header; absent and <c>*</c> match anything.</summary>
    public static IfMatch Read(HttpRequest request) =>
        request.Headers.IfMatch.ToString() is { Length: > 0 } text && text != "*" ? new(text) : new(null);

    /// <summary>Whether it matches a resource at this version.</summary>
    public bool Matches(long version) => Version is null || Version == Answer.ETagOf(version);
}
