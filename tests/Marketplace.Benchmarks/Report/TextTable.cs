namespace Marketplace.Benchmarks.Report;

/// <summary>A table for people: the first column to the left, numbers to the right.</summary>
internal static class TextTable
{
    public static void Write(TextWriter output, string[] heads, IEnumerable<string[]> rows)
    {
        string[][] all = [heads, .. rows];
        int[] widths = [.. heads.Select((_, column) => all.Max(row => row[column].Length))];
        output.WriteLine();
        foreach (string[] row in all)
        {
            output.WriteLine("  " + string.Join("  ", row.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))));
            if (row == heads)
            {
                output.WriteLine("  " + new string('─', widths.Sum() + (2 * (widths.Length - 1))));
            }
        }
    }
}
