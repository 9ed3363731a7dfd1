using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Simulation.Kernel;

/// <summary>One thing that happened.</summary>
/// <param name="Step">The step in which it did.</param>
/// <param name="AtUtc">The world's time.</param>
/// <param name="Text">What.</param>
internal readonly record struct TraceLine(long Step, DateTimeOffset AtUtc, string Text)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Step,7} {AtUtc:MM-dd HH:mm:ss.fff} {Text}");
}

/// <summary>Everything that happened in a world, in order, and a hash over all of it.</summary>
internal sealed class Trace(SimClock clock) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<TraceLine> _lines = [];

    public IReadOnlyList<TraceLine> Lines => _lines;

    /// <summary>The step that is under way.</summary>
    public long Step { get; set; }

    /// <summary>The same for two worlds in which the same happened.</summary>
    public string Hash => Convert.ToHexStringLower(_hash.GetCurrentHash())[..16];

    public void Add(string text)
    {
        TraceLine line = new(Step, clock.GetUtcNow(), text);
        _lines.Add(line);
        Span<byte> head = stackalloc byte[16];
        BitConverter.TryWriteBytes(head, line.Step);
        BitConverter.TryWriteBytes(head[8..], line.AtUtc.UtcTicks);
        _hash.AppendData(head);
        _hash.AppendData(Encoding.UTF8.GetBytes(text));
    }

    public void Dispose() => _hash.Dispose();
}
