using Azure.Data.Tables;

namespace Marketplace.Functions.Platform.Storage;

/// <summary>
/// A text that may be longer than a table's property, which holds 32K UTF-16 characters: it goes on in <c>Data2</c>, <c>Data3</c> and so
/// on. Almost every row needs only the first.
/// </summary>
internal static class LongText
{
    private const int PartLengthMax = 32_000;

    /// <summary>Writes a text.</summary>
    public static void Write(TableEntity row, string column, string? text)
    {
        int from = 0;
        for (int part = 1; text is not null && (from < text.Length || part == 1); part++)
        {
            int length = Math.Min(PartLengthMax, text.Length - from);

            // Half an emoji is not a text that the service takes.
            length -= from + length < text.Length && char.IsHighSurrogate(text[from + length - 1]) ? 1 : 0;
            row[Name(column, part)] = text.Substring(from, length);
            from += length;
        }
    }

    /// <summary>Reads it back; null when there is none.</summary>
    public static string? Read(TableEntity row, string column)
    {
        string? text = row.GetString(column);
        for (int part = 2; row.TryGetValue(Name(column, part), out object? more); part++)
        {
            text += (string)more;
        }

        return text;
    }

    private static string Name(string column, int part) => part == 1 ? column : $"{column}{part}";
}
