using System.Security.Cryptography;
using System.Text;
using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Evidence;

/// <summary>When in a dispute a statement was made.</summary>
public enum EvidenceRound
{
    /// <summary>What each side has; sealed to the other until both have filed or time is up.</summary>
    Evidence,

    /// <summary>What each side says to the other's.</summary>
    Reply,

    /// <summary>What is new since the first ruling.</summary>
    Appeal,
}

/// <summary>
/// What one side says and shows. It lies beside the history; the history has only its hash, so that it can be sealed and still not
/// be changed.
/// </summary>
/// <param name="Number">Counts the statements of the order, from 1.</param>
/// <param name="Round">When.</param>
/// <param name="By">Which side.</param>
/// <param name="Text">In one's own words.</param>
/// <param name="Documents">What shows it.</param>
/// <param name="AtUtc">When it was filed.</param>
public sealed record Statement(int Number, EvidenceRound Round, ActorRole By, string Text, IReadOnlyList<EvidenceDocument> Documents, DateTimeOffset AtUtc)
{
    /// <summary>SHA-256 over all of it, in lower-case hexadecimal. Texts are length-prefixed: nothing can move from one to the next.</summary>
    public string Sha256()
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string[] parts = [$"{Number}", $"{Round}", $"{By}", Text, $"{AtUtc.UtcTicks}", .. Documents.SelectMany(document => new[] { document.Name, document.Url, document.Sha256 })];
        foreach (byte[] part in parts.Select(Encoding.UTF8.GetBytes))
        {
            hash.AppendData(BitConverter.GetBytes(part.Length));
            hash.AppendData(part);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
