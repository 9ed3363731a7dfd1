using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LocalFunctions.Durable.Replay;

/// <summary>Ids that look random and are the same on every replay.</summary>
internal static class DerivedGuid
{
    public static Guid From(string instanceId, DateTime turnUtc, int count)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"{instanceId}\n{turnUtc:O}\n{count}");
        byte[] bytes = SHA256.HashData(Encoding.UTF8.GetBytes(name))[..16];

        // RFC 9562 version 8 (made by the application), variant 2.
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
