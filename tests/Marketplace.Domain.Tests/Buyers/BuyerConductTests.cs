using Marketplace.Domain.Buyers;
using Marketplace.Domain.Decisions;
using Marketplace.Domain.Notifications;
using Marketplace.Domain.Orders;
using Marketplace.Domain.Policies;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Buyers;

public class BuyerConductTests
{
    private static readonly DateTimeOffset _now = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);
    private static readonly OrderingLimits _limits = Some.Policy.Ordering;

    [Fact]
    public void Place_TheSixth_IsRejected_WhileFiveAreOpen()
    {
        BuyerConduct five = PlaceMany(BuyerConduct.Blank, 5);

        Assert.Equal("TOO_MANY_UNPAID", five.Place(Open(6), _limits, _now).Rejection?.Code);
        Assert.Equal(5, five.Open.Count);
    }

    [Fact]
    public void Place_AnOrderThatHasItsPlace_ChangesNothing()
    {
        BuyerConduct five = PlaceMany(BuyerConduct.Blank, 5);

        Assert.Same(five, five.Place(Open(3), _limits, _now).Value);
    }

    [Fact]
    public void Place_WhenWindowsHaveClosed_NeedsNoCheck() =>
        Assert.Single(PlaceMany(BuyerConduct.Blank, 5).Place(Open(6), _limits, _now.AddHours(24)).Value.Open);

    [Fact]
    public void Check_APlacementThatNoOrderFollows_IsFreeAfterTwoMinutes()
    {
        BuyerConduct five = PlaceMany(BuyerConduct.Blank, 5);
        Dictionary<OrderId, Order> none = [];

        Assert.Equal(5, five.Check(none, _limits, _now.AddMinutes(1.9)).Open.Count);
        Assert.Empty(five.Check(none, _limits, _now.AddMinutes(2)).Open);
    }

    [Fact]
    public void Suspension_EndsAfterItsDays_AndReadsSo()
    {
        BuyerConduct suspended = BuyerConduct.Blank with { SuspendedUntilUtc = _now.AddDays(_limits.SuspensionDays) };

        Rejection? rejection = suspended.Place(Open(1), _limits, _now.AddDays(7).AddTicks(-1)).Rejection;

        Assert.Equal("ORDERING_SUSPENDED", rejection?.Code);
        Assert.Null(suspended.Place(Open(1), _limits, _now.AddDays(7)).Rejection);
    }

    [Fact]
    public void WhatSuspends_IsTold_OnceForAllThatWereLostAtThatMoment_AndAgainWhenItIsLonger()
    {
        Order[] lost = [.. Enumerable.Range(1, 13).Select(number => Lost(number, number <= 9 ? 0 : number <= 12 ? 1 : 2))];
        List<Notice> told = [];
        BuyerConduct conduct = BuyerConduct.Blank;
        foreach (Order order in lost)
        {
            conduct = conduct.Lose(order, _limits, _now.AddHours(3));
            told.AddRange(BuyerNotices.Of(order, conduct, _limits));
        }

        Assert.Equal([.. Enumerable.Repeat(_now.AddHours(1).AddDays(7), 3), _now.AddHours(2).AddDays(7)], told.Select(notice => notice.About.DueUtc));
        Assert.Equal(2, told.DistinctBy(notice => notice.Id).Count());
        Assert.All(told, notice => Assert.Equal((Some.BuyerId, NoticeKind.OrderingSuspended, NoticeGroup.Security), (notice.Recipient, notice.Kind, NoticeGroups.Of(notice.Kind))));
        Assert.Empty(BuyerNotices.Of(lost[10], conduct, _limits));
    }

    [Fact]
    public void Limits_AreThoseOfTheRules() =>
        Assert.Equal((5, 10, 30, 7), (_limits.UnpaidOpenMax, _limits.UnpaidCancellationsMax, _limits.UnpaidCancellationsWindowDays, _limits.SuspensionDays));

    [Fact]
    public void Limits_OfNothing_AreNoPolicy() =>
        Assert.Contains("ordering: each number must be at least 1", PolicyValidation.Faults(Some.Policy with { Ordering = _limits with { UnpaidOpenMax = 0 } }));

    private static BuyerConduct PlaceMany(BuyerConduct conduct, int count) =>
        Enumerable.Range(1, count).Aggregate(conduct, (before, number) => before.Place(Open(number), _limits, _now).Value);

    private static Order Lost(int number, int hour) =>
        Scenario.Placed().Order with { Id = OrderId.From($"ord_{number}"), State = OrderState.Cancelled, Outcome = OrderOutcome.Unpaid, ClosedUtc = _now.AddHours(hour) };

    private static OpenOrder Open(int number) => new(OrderId.From($"ord_{number}"), _now, _now.AddHours(24));
}
