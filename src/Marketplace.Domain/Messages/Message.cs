using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Marketplace.Domain.Evidence;
using Marketplace.Domain.Orders;

namespace Marketplace.Domain.Messages;

/// <summary>What a message seems to hold that belongs on no market (rules.md section 10). It is delivered all the same, with a warning.</summary>
public enum MessageWarning
{
    /// <summary>A telephone number.</summary>
    Phone,

    /// <summary>A mail address.</summary>
    Email,

    /// <summary>A name at a messenger, or the wish to go on there.</summary>
    Messenger,

    /// <summary>A way to pay past the market, or the wish to.</summary>
    OutsidePayment,
}

/// <summary>A message. Never changed.</summary>
/// <param name="Number">Counts the conversation's messages from 1, without gaps.</param>
/// <param name="By">Which side.</param>
/// <param name="OfSide">How many this side had sent with it.</param>
/// <param name="Text">In one's own words.</param>
/// <param name="Documents">What one shows.</param>
/// <param name="Flags">What it seems to hold.</param>
/// <param name="AtUtc">When.</param>
public sealed record Message(
    int Number, ActorRole By, int OfSide, string Text, IReadOnlyList<EvidenceDocument> Documents, IReadOnlyList<MessageWarning> Flags, DateTimeOffset AtUtc)
{
    /// <summary>How many a side had sent up to this one.</summary>
    public int SentBy(ActorRole side) => side == By ? OfSide : Number - OfSide;

    /// <summary>
    /// SHA-256 over the hash of the message before and all of this one, so that a conversation shown as evidence is all there and as it was written.
    /// Texts are length-prefixed: nothing can move from one to the next.
    /// </summary>
    public string HashAfter(string previousHash)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string[] parts =
        [
            previousHash, Number.ToString(CultureInfo.InvariantCulture), $"{By}", Text, AtUtc.UtcTicks.ToString(CultureInfo.InvariantCulture),
            .. Documents.SelectMany(document => new[] { document.Name, document.Url, document.Sha256 }),
        ];
        foreach (byte[] part in parts.Select(Encoding.UTF8.GetBytes))
        {
            hash.AppendData(BitConverter.GetBytes(part.Length));
            hash.AppendData(part);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Whether messages, the first one first, are all that lead to a hash, as they were written.</summary>
    public static bool AreIntact(IEnumerable<Message> messages, string lastHash)
    {
        (string hash, int number) = ("", 0);
        foreach (Message message in messages)
        {
            if (message.Number != ++number)
            {
                return false;
            }

            hash = message.HashAfter(hash);
        }

        return hash == lastHash;
    }

    /// <summary>Whether it has any flag.</summary>
    [JsonIgnore]
    public bool IsFlagged => Flags.Count > 0;
}
