using System.Buffers;
using Marketplace.Domain.Decisions;

namespace Marketplace.Domain.Evidence;

/// <summary>A document that someone shows: it lies where they put it, and its hash proves later that it is still the same.</summary>
/// <param name="Name">What it is, for people.</param>
/// <param name="Url">Where it lies: an absolute HTTPS address.</param>
/// <param name="Sha256">The SHA-256 of its bytes, 64 lower-case hexadecimal digits.</param>
public sealed record EvidenceDocument(string Name, string Url, string Sha256)
{
    private const int NameLengthMax = 120;
    private const int UrlLengthMax = 500;
    private const int HashLength = 64;
    private static readonly SearchValues<char> _hex = SearchValues.Create("0123456789abcdef");

    internal static void Require(FieldErrors errors, IReadOnlyList<EvidenceDocument> documents, int documentsMax)
    {
        if (!errors.Require(documents.Count <= documentsMax, "documents", $"must be at most {documentsMax}"))
        {
            return;
        }

        for (int i = 0; i < documents.Count; i++)
        {
            EvidenceDocument document = documents[i];
            errors.RequireText(document.Name, $"documents[{i}].name", 1, NameLengthMax);
            errors.Require(IsHttps(document.Url), $"documents[{i}].url", $"must be an absolute https address of at most {UrlLengthMax} characters");
            errors.Require(IsHash(document.Sha256), $"documents[{i}].sha256", $"must be {HashLength} lower-case hexadecimal digits");
        }
    }

    private static bool IsHttps(string? url) =>
        url is { Length: <= UrlLengthMax } && Uri.TryCreate(url, UriKind.Absolute, out Uri? uri) && uri.Scheme == Uri.UriSchemeHttps && !url.Any(char.IsControl);

    private static bool IsHash(string? hash) => hash is { Length: HashLength } && hash.AsSpan().IndexOfAnyExcept(_hex) < 0;
}
