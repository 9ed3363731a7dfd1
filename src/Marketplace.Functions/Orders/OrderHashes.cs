using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Marketplace.Domain.Orders;

namespace Marketplace.Functions.Orders;

/// <summary>Chains events: changing one breaks every hash after it.</summary>
internal static class OrderHashes
{
    public static StoredRecord Chain(string previousHash, OrderRecord record)
    {
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"{previousHash}\n{record.Version}\n{OrderEventTypes.NameOf(record.Event)}\n{OrderEventTypes.Write(record.Event)}\n" +
            $"{record.Actor}\n{record.AtUtc.UtcTicks}\n{record.PolicyVersion}");
        return new(record, previousHash, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }

    /// <summary>Whether each event follows from the one before, from the first on, and the last is the one that the head names.</summary>
    public static bool IsIntact(IEnumerable<StoredRecord> records, string lastHash)
    {
        string previous = "";
        foreach (StoredRecord stored in records)
        {
            if (stored.PreviousHash != previous || Chain(previous, stored.Record).Hash != stored.Hash)
            {
                return false;
            }

            previous = stored.Hash;
        }

        return previous == lastHash;
    }
}
