using System.Globalization;
using System.Numerics;

namespace LocalFunctions.Timers;

/// <summary>One field of an NCRONTAB expression: the set of values at which it holds, one bit each.</summary>
internal readonly record struct CronField(ulong Bits)
{
    public bool Has(int value) => (Bits >> value & 1) == 1;

    /// <summary>The first value from <paramref name="value"/> on, or null.</summary>
    public int? From(int value)
    {
        ulong rest = value > 63 ? 0 : Bits & ulong.MaxValue << value;
        return rest == 0 ? null : BitOperations.TrailingZeroCount(rest);
    }

    public int First => BitOperations.TrailingZeroCount(Bits);

    /// <summary>Reads <c>*</c>, values, ranges, steps and lists of them.</summary>
    /// <exception cref="FormatException">The text is none of these, or out of range.</exception>
    public static CronField Parse(string text, CronFieldKind kind) =>
        new(text.Split(',').Aggregate(0UL, (bits, part) => bits | ParsePart(part, kind)));

    private static ulong ParsePart(string text, CronFieldKind kind)
    {
        string[] parts = text.Split('/');
        int? step = parts.Length switch
        {
            1 => null,
            2 => Step(parts[1], kind),
            _ => throw Wrong(text, kind),
        };
        (int first, int last) = Range(parts[0], step is not null, kind);
        ulong bits = 0;
        for (int value = first; value <= last; value += step ?? 1)
        {
            bits |= 1UL << value;
        }

        return bits;
    }

    // A single value with a step begins a range up to the field's maximum; a range that is turned round is turned back.
    private static (int First, int Last) Range(string text, bool hasStep, CronFieldKind kind)
    {
        if (text == "*")
        {
            return (kind.Min, kind.Max);
        }

        string[] ends = text.Split('-');
        int first = Value(ends[0], kind);
        int last = ends.Length switch
        {
            1 => hasStep ? kind.Max : first,
            2 => Value(ends[1], kind),
            _ => throw Wrong(text, kind),
        };
        return first <= last ? (first, last) : (last, first);
    }

    private static int Step(string text, CronFieldKind kind) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int step) && step > 0 ? step : throw Wrong(text, kind);

    private static int Value(string text, CronFieldKind kind)
    {
        int value = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : kind.ValueOf(text);
        return value >= kind.Min && value <= kind.Max ? value : throw Wrong(text, kind);
    }

    private static FormatException Wrong(string text, CronFieldKind kind) =>
        new($"'{text}' is no {kind.Name} ({kind.Min} to {kind.Max}) of an NCRONTAB expression.");
}
