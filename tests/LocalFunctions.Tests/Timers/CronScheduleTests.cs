using System.Globalization;
using LocalFunctions.Tests.Support;
using LocalFunctions.Timers;

namespace LocalFunctions.Tests.Timers;

public sealed class CronScheduleTests
{
    [Theory]
    // Every field at its edges.
    [InlineData("* * * * * *", "2026-11-02T08:00:00", "2026-11-02T08:00:01", "2026-11-02T08:00:02")]
    [InlineData("0 * * * * *", "2026-11-02T08:00:00", "2026-11-02T08:01:00", "2026-11-02T08:02:00")]
    [InlineData("59 59 23 31 12 *", "2026-11-02T08:00:00", "2026-12-31T23:59:59", "2027-12-31T23:59:59")]
    [InlineData("0 0 0 1 1 *", "2026-11-02T08:00:00", "2027-01-01T00:00:00", "2028-01-01T00:00:00")]
    // Steps, ranges, lists, and their mixtures.
    [InlineData("0 */5 * * * *", "2026-11-02T08:03:20", "2026-11-02T08:05:00", "2026-11-02T08:10:00")]
    [InlineData("0 0 */2 * * *", "2026-11-02T08:00:00", "2026-11-02T10:00:00", "2026-11-02T12:00:00")]
    [InlineData("5/20 * * * * *", "2026-11-02T08:00:06", "2026-11-02T08:00:25", "2026-11-02T08:00:45")]
    [InlineData("0 0 9-17 * * *", "2026-11-02T17:30:00", "2026-11-03T09:00:00", "2026-11-03T10:00:00")]
    [InlineData("0 0 17-9 * * *", "2026-11-02T17:30:00", "2026-11-03T09:00:00", "2026-11-03T10:00:00")]
    [InlineData("0 10-30/10,45 * * * *", "2026-11-02T08:20:00", "2026-11-02T08:30:00", "2026-11-02T08:45:00")]
    [InlineData("0 */25 * * * *", "2026-11-02T08:25:00", "2026-11-02T08:50:00", "2026-11-02T09:00:00")]
    // Names, days of the week (2 November 2026 is a Monday), both day fields at once.
    [InlineData("0 30 9 * * 1-5", "2026-11-06T10:00:00", "2026-11-09T09:30:00", "2026-11-10T09:30:00")]
    [InlineData("0 30 9 * * Mon-Fri", "2026-11-06T10:00:00", "2026-11-09T09:30:00", "2026-11-10T09:30:00")]
    [InlineData("0 0 0 * jan,July sunday", "2026-11-02T08:00:00", "2027-01-03T00:00:00", "2027-01-10T00:00:00")]
    [InlineData("0 0 0 13 * Fri", "2026-11-02T08:00:00", "2026-11-13T00:00:00", "2027-08-13T00:00:00")]
    // Months' lengths and leap years.
    [InlineData("0 0 0 31 * *", "2026-11-02T08:00:00", "2026-12-31T00:00:00", "2027-01-31T00:00:00")]
    [InlineData("0 0 12 29 2 *", "2026-11-02T08:00:00", "2028-02-29T12:00:00", "2032-02-29T12:00:00")]
    [InlineData("0 0 0 29 2 Mon", "2026-11-02T08:00:00", "2044-02-29T00:00:00", "2072-02-29T00:00:00")]
    // Carries from seconds up to the year.
    [InlineData("30 15 4 * * *", "2026-12-31T04:15:30", "2027-01-01T04:15:30", "2027-01-02T04:15:30")]
    [InlineData("0 59 23 * * *", "2026-11-02T23:59:00.5", "2026-11-03T23:59:00", "2026-11-04T23:59:00")]
    [InlineData("10 10 10 * * *", "2026-11-02T10:10:11", "2026-11-03T10:10:10", "2026-11-04T10:10:10")]
    [InlineData("10,50 10,20 10,12 * * *", "2026-11-02T10:20:50", "2026-11-02T12:10:10", "2026-11-02T12:10:50")]
    // Five fields have no seconds.
    [InlineData("*/15 * * * *", "2026-11-02T08:00:01", "2026-11-02T08:15:00", "2026-11-02T08:30:00")]
    public void NextAfter_FindsTheFirstMomentThatFits(string expression, string after, string first, string second)
    {
        CronSchedule schedule = CronSchedule.Parse(expression);

        DateTimeOffset? next = schedule.NextAfter(Utc(after));

        Assert.Equal(Utc(first), next);
        Assert.Equal(Utc(second), schedule.NextAfter(next!.Value));
    }

    [Fact]
    public void NextAfter_AgreesWithTryingEverySecond()
    {
        Random random = new(7);
        for (int i = 0; i < 40; i++)
        {
            string expression = $"{random.Next(60)} {random.Next(60)}/{random.Next(1, 30)} {random.Next(12)}-{random.Next(12, 24)} * * {random.Next(4)}-{random.Next(4, 7)}";
            CronSchedule schedule = CronSchedule.Parse(expression);
            DateTimeOffset after = TestHost.Start.AddSeconds(random.Next(500_000));

            DateTimeOffset tried = after.AddSeconds(1);
            while (!Fits(expression, tried))
            {
                tried = tried.AddSeconds(1);
            }

            Assert.True(tried == schedule.NextAfter(after), $"{expression} after {after:O}: {schedule.NextAfter(after):O}, not {tried:O}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("* * * *")]
    [InlineData("* * * * * * *")]
    [InlineData("60 * * * * *")]
    [InlineData("* * 24 * * *")]
    [InlineData("* * * 0 * *")]
    [InlineData("* * * * 13 *")]
    [InlineData("* * * * * 7")]
    [InlineData("* * * * * Mo")]
    [InlineData("*/0 * * * * *")]
    [InlineData("1-2-3 * * * * *")]
    [InlineData("-5 * * * * *")]
    [InlineData("1,,2 * * * * *")]
    [InlineData("0 0 0 ? * MON")]
    public void Parse_RefusesWhatIsNoExpression(string expression) => Assert.Throws<FormatException>(() => CronSchedule.Parse(expression));

    [Theory]
    [InlineData("0 0 0 31 2 *")]
    [InlineData("00:00:00")]
    [InlineData("soon")]
    public void ScheduleParse_RefusesWhatNeverOccurs(string schedule) =>
        Assert.Throws<FormatException>(() => ITimerSchedule.Parse(schedule, TestHost.Start));

    [Fact]
    public void ScheduleParse_TakesATimeSpan() =>
        Assert.Equal(TestHost.Start.AddMinutes(90), ITimerSchedule.Parse("01:30:00", TestHost.Start).NextAfter(TestHost.Start));

    // An independent reading of the one shape of expression that the test makes.
    private static bool Fits(string expression, DateTimeOffset moment)
    {
        int[] n = [.. expression.Split(' ', '/', '-').Where(part => part != "*").Select(int.Parse)];
        int weekday = (int)moment.DayOfWeek;
        return moment.Second == n[0] && moment.Minute >= n[1] && (moment.Minute - n[1]) % n[2] == 0
            && moment.Hour >= n[3] && moment.Hour <= n[4] && weekday >= n[5] && weekday <= n[6];
    }

    private static DateTimeOffset Utc(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
