namespace LocalFunctions.Timers;

/// <summary>What a field of an NCRONTAB expression may hold.</summary>
internal sealed record CronFieldKind(string Name, int Min, int Max, params string[] Names)
{
    private const int ShortestName = 3;

    public static readonly CronFieldKind Second = new("second", 0, 59);
    public static readonly CronFieldKind Minute = new("minute", 0, 59);
    public static readonly CronFieldKind Hour = new("hour", 0, 23);
    public static readonly CronFieldKind Day = new("day", 1, 31);
    public static readonly CronFieldKind Month = new(
        "month", 1, 12, "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December");
    public static readonly CronFieldKind DayOfWeek = new(
        "day of week", 0, 6, "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");

    /// <summary>The value of a name such as <c>Mon</c> or <c>monday</c>; below the minimum when there is none.</summary>
    public int ValueOf(string text)
    {
        int index = text.Length < ShortestName ? -1 : Array.FindIndex(Names, name => name.StartsWith(text, StringComparison.OrdinalIgnoreCase));
        return index < 0 ? Min - 1 : Min + index;
    }
}
