using System.Globalization;

namespace LocalFunctions.Time;

/// <summary>Keeps a clock's offset in a file, so that a restarted host goes on at its virtual time.</summary>
public static class ClockFile
{
    private const string FileName = "clock-offset.txt";

    /// <summary>The clock of a data directory: as far ahead of real time as it was last moved.</summary>
    /// <exception cref="FormatException">The file holds no time span.</exception>
    public static VirtualClock Open(string dataDirectory)
    {
        Directory.CreateDirectory(dataDirectory);
        string path = Path.Combine(dataDirectory, FileName);
        TimeSpan offset = File.Exists(path)
            ? TimeSpan.ParseExact(File.ReadAllText(path).Trim(), "c", CultureInfo.InvariantCulture)
            : TimeSpan.Zero;
        return new VirtualClock(TimeProvider.System, offset, moved => Write(path, moved));
    }

    // Written aside and renamed: a kill in between leaves the old offset whole.
    private static void Write(string path, TimeSpan offset)
    {
        string aside = path + ".new";
        File.WriteAllText(aside, offset.ToString("c", CultureInfo.InvariantCulture));
        File.Move(aside, path, overwrite: true);
    }
}
