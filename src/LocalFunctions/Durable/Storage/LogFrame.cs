using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;

namespace LocalFunctions.Durable.Storage;

/// <summary>A frame on disk: length (4 bytes), checksum (4 bytes), content; little endian.</summary>
internal static class LogFrame
{
    public const int HeaderBytes = 8;

    public static void Write(IBufferWriter<byte> target, ReadOnlySpan<byte> content)
    {
        Span<byte> header = target.GetSpan(HeaderBytes);
        BinaryPrimitives.WriteInt32LittleEndian(header, content.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header[4..], Checksum(content));
        target.Advance(HeaderBytes);
        target.Write(content);
    }

    /// <summary>Reads the frame at the start of the data; false when none is whole and sound there.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> data, out ReadOnlyMemory<byte> content)
    {
        content = default;
        if (data.Length < HeaderBytes)
        {
            return false;
        }

        int length = BinaryPrimitives.ReadInt32LittleEndian(data.Span);
        if (length <= 0 || length > data.Length - HeaderBytes)
        {
            return false;
        }

        content = data.Slice(HeaderBytes, length);
        return Checksum(content.Span) == BinaryPrimitives.ReadUInt32LittleEndian(data.Span[4..]);
    }

    private static uint Checksum(ReadOnlySpan<byte> content)
    {
        uint crc = uint.MaxValue;
        while (content.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(content));
            content = content[sizeof(ulong)..];
        }

        foreach (byte value in content)
        {
            crc = BitOperations.Crc32C(crc, value);
        }

        return ~crc;
    }
}
