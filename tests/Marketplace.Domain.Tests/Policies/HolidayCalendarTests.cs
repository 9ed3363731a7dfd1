using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Policies;

public class HolidayCalendarTests
{
    [Fact]
    public void Between_UndoesAdd_WheneverItBegins() => Always.Holds(
        from hours in Gen.Choose(0, 24 * 60)
        from minutes in Gen.Choose(0, 24 * 60 * 20)
        select (From: new DateTimeOffset(2026, 9, 25, 3, 0, 0, TimeSpan.Zero).AddHours(hours), Duration: TimeSpan.FromMinutes(minutes)),
        span =>
        {
            DateTimeOffset due = Some.Policy.Holidays.Add(span.From, span.Duration);
            Assert.Equal(span.Duration, Some.Policy.Holidays.Between(span.From, due));
        });

    [Theory]
    [InlineData("2026-11-06T02:00:00Z", 1, "2026-11-09T02:00:00Z")] // Friday to Monday
    [InlineData("2026-11-02T02:00:00Z", 4, "2026-11-06T02:00:00Z")] // Monday to Friday
    [InlineData("2026-09-30T02:00:00Z", 1, "2026-10-08T02:00:00Z")] // over the autumn holidays
    [InlineData("2026-11-06T20:00:00Z", 1, "2026-11-08T20:00:00Z")] // Saturday already, in the market's own zone
    public void AddWorkingDays_LeavesOutWeekendsAndHolidays(string from, int days, string to) =>
        Assert.Equal(DateTimeOffset.Parse(to, CultureInfo.InvariantCulture), Some.Policy.Holidays.AddWorkingDays(DateTimeOffset.Parse(from, CultureInfo.InvariantCulture), days));

    private static readonly DateTimeOffset _start = new(2026, 9, 20, 0, 0, 0, TimeSpan.Zero);

    private static readonly Gen<HolidayCalendar> _calendar =
        from offset in Gen.Choose(-12, 14)
        from days in Gen.Choose(0, 40).ListOf()
        select new HolidayCalendar(offset, [.. days.Select(day => new DateOnly(2026, 9, 10).AddDays(day))]);

    private static readonly Gen<DateTimeOffset> _moment = Gen.Choose(0, 20 * 24 * 4).Select(quarters => _start.AddMinutes(15 * quarters));
    private static readonly Gen<TimeSpan> _duration = Gen.Choose(0, 15 * 24 * 4).Select(quarters => TimeSpan.FromMinutes(15 * quarters));

    [Fact]
    public void Add_WithoutHolidays_IsPlainAddition() => Always.Holds(
        from offset in Gen.Choose(-12, 14)
        from moment in _moment
        from duration in _duration
        select (offset, moment, duration),
        given => Assert.Equal(given.moment + given.duration, new HolidayCalendar(given.offset, []).Add(given.moment, given.duration)));

    [Fact]
    public void Add_CountsExactlyTheWorkingTimeBetween() => Always.Holds(
        from calendar in _calendar
        from moment in _moment
        from duration in _duration
        where duration > TimeSpan.Zero
        select (calendar, moment, duration),
        given =>
        {
            DateTimeOffset end = given.calendar.Add(given.moment, given.duration);
            Assert.Equal(TimeSpan.Zero, end.Offset);
            Assert.Equal((int)given.duration.TotalMinutes, WorkingMinutes(given.calendar, given.moment, end));
        });

    [Fact]
    public void Add_IsMonotoneInBothArguments() => Always.Holds(
        from calendar in _calendar
        from moment in _moment
        from duration in _duration
        from later in _duration
        from longer in _duration
        select (calendar, moment, duration, later, longer),
        given =>
        {
            DateTimeOffset end = given.calendar.Add(given.moment, given.duration);
            Assert.True(end >= given.moment + given.duration);
            Assert.True(given.calendar.Add(given.moment + given.later, given.duration) >= end);
            Assert.True(given.calendar.Add(given.moment, given.duration + given.longer) >= end);
        });

    [Fact]
    public void Add_FromInsideAHoliday_StartsAtTheNextWorkingMidnightOfTheMarket()
    {
        DateTimeOffset noonOfTheThird = new(2026, 10, 3, 12, 0, 0, TimeSpan.FromHours(8));
        DateTimeOffset first = new(2026, 10, 8, 0, 0, 0, TimeSpan.FromHours(8));
        Assert.Equal(first.AddHours(1), Some.Policy.Holidays.Add(noonOfTheThird, TimeSpan.FromHours(1)));
    }

    [Fact]
    public void Add_EndingAtMidnightBeforeAHoliday_EndsThere()
    {
        DateTimeOffset midnight = new(2026, 10, 1, 0, 0, 0, TimeSpan.FromHours(8));
        Assert.Equal(midnight, Some.Policy.Holidays.Add(midnight.AddHours(-5), TimeSpan.FromHours(5)));
        Assert.Equal(midnight.AddDays(7) + Some.Tick, Some.Policy.Holidays.Add(midnight.AddHours(-5), TimeSpan.FromHours(5) + Some.Tick));
    }

    [Fact]
    public void Add_OfATimeBackwards_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Some.Policy.Holidays.Add(_start, -Some.Tick));

    [Fact]
    public void PolicyHolidays_AreDaysOfTheMarketInBeijing()
    {
        Assert.Equal(8, Some.Policy.Holidays.UtcOffsetHours);
        Assert.Contains(new DateOnly(2027, 2, 6), Some.Policy.Holidays.Days);
        Assert.Equal(Some.Policy.Holidays.Days.Count, Some.Policy.Holidays.Days.Distinct().Count());
    }

    // Counted quarter by quarter, the slow way.
    private static int WorkingMinutes(HolidayCalendar calendar, DateTimeOffset from, DateTimeOffset to)
    {
        int minutes = 0;
        for (DateTimeOffset at = from; at < to; at = at.AddMinutes(15))
        {
            DateOnly day = DateOnly.FromDateTime(at.ToOffset(TimeSpan.FromHours(calendar.UtcOffsetHours)).Date);
            minutes += calendar.Days.Contains(day) ? 0 : 15;
        }

        return minutes;
    }
}
