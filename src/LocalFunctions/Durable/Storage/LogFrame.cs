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

    /// <summary>The frame at the start of the data, or null when none is whole there.</summary>
    public static ReadOnlyMemory<byte>? Read(ReadOnlyMemory<byte> data)
    {
        if (data.Length < HeaderBytes)
        {
            return null;
        }

        int length = BinaryPrimitives.ReadInt32LittleEndian(data.Span);
        uint checksum = BinaryPrimitives.ReadUInt32LittleEndian(data.Span[4..]);
        if (length <= 0 || length > data.Length - HeaderBytes)
        {
            return null;
        }

        ReadOnlyMemory<byte> content = data.Slice(HeaderBytes, length);
        return Checksum(content.Span) == checksum ? content : null;
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
