using Marketplace.Domain.Accounts;
using Marketplace.Domain.Decisions;
using Marketplace.Domain.Guarantees;
using Marketplace.Domain.Ledger;
using Marketplace.Domain.Tests.Given;

namespace Marketplace.Domain.Tests.Guarantees;

public class BondTests
{
    private const long MinimumMinor = 100_000;

    [Theory]
    [InlineData(MinimumMinor, 0)]
    [InlineData(MinimumMinor + 5, 0)]
    [InlineData(40_000, 60_000)]
    public void Join_FreezesWhatTheBondLacks(long available, long bond)
    {
        OwnerAccounts joined = After(With(available, bond), Join());

        Assert.Equal((MinimumMinor, available + bond - MinimumMinor), (joined.Bond(Some.Cny).AmountMinor, joined.Available(Some.Cny).AmountMinor));
        Assert.Equal([Guarantee.AsDescribed, Guarantee.SevenDayReturn], joined.Guarantees!.Given);
        Assert.Null(joined.Guarantees.DueUtc);
    }

    [Fact]
    public void Join_WithoutTheMoney_OrWithoutAGuarantee_IsRefused()
    {
        Assert.Equal("INSUFFICIENT_FUNDS", Join().Decide(With(MinimumMinor - 1, 0), AccountFacts.None).Rejection?.Code);
        Assert.Equal(["guarantees"], (Join() with { Guarantees = [] }).Decide(With(MinimumMinor, 0), AccountFacts.None).Rejection!.Errors.Keys);
    }

    [Fact]
    public void Join_OfMore_KeepsWhatWasJoined()
    {
        OwnerAccounts joined = After(With(MinimumMinor, 0), Join());
        Assert.Equal(
            [Guarantee.AsDescribed, Guarantee.SevenDayReturn, Guarantee.Authenticity],
            After(joined, Join() with { Guarantees = [Guarantee.Authenticity] }).Guarantees!.Joined);
    }

    [Fact]
    public void BondBelowItsMinimum_HasFiveDays_ThenTheSellerIsPaused_UntilItIsFilledUp()
    {
        OwnerAccounts charged = After(After(With(MinimumMinor, 0), Join()), Charge(1));
        DateTimeOffset due = Some.Monday.AddDays(5);
        Assert.Equal((due, false), (charged.Guarantees!.DueUtc, charged.Guarantees.Paused));
        Assert.Equal("NOTHING_DUE", Enforce(due - Some.Tick).Decide(charged, AccountFacts.None).Rejection?.Code);

        OwnerAccounts paused = After(charged, Enforce(due));
        Assert.True(paused.Guarantees!.Paused);
        Assert.Empty(paused.Guarantees.Given);
        Assert.Equal("NOTHING_DUE", Enforce(due.AddDays(400)).Decide(paused, AccountFacts.None).Rejection?.Code);

        OwnerAccounts filled = After(paused, new DepositBond(Id(9), Some.Monday, Some.Yuan(1)));
        Assert.Equal((false, null), (filled.Guarantees!.Paused, filled.Guarantees.DueUtc));
        Assert.NotEmpty(filled.Guarantees.Given);
    }

    [Fact]
    public void WhatAnEntryDidToTheBond_IsKeptWithIt()
    {
        OwnerAccounts rich = With(MinimumMinor + 9, 0);
        Assert.Equal([BondStep.Joined, BondStep.PaidIn], StepsOf(rich, Join()));
        OwnerAccounts joined = After(With(MinimumMinor, 0), Join());
        Assert.Null(News(joined, Join()));
        Assert.Null(News(After(rich, Join()), Charge(9)));

        BondNews charged = News(joined, Charge(10))!;
        Assert.Equal([BondStep.Charged, BondStep.FellShort], charged.Steps);
        Assert.Equal((MinimumMinor - 10, -10L, 10L, Some.Monday.AddDays(5)), (charged.Bond.AmountMinor, charged.Moved.AmountMinor, charged.Missing.AmountMinor, charged.DueUtc));
        OwnerAccounts shortBy10 = After(joined, Charge(10));
        Assert.Equal([BondStep.Charged], StepsOf(shortBy10, Charge(1) with { Id = Id(8) }));
        Assert.Equal([BondStep.PaidIn], StepsOf(shortBy10, new DepositBond(Id(9), Some.Monday, Some.Yuan(9))));
        Assert.Equal([BondStep.PaidIn, BondStep.FilledUp], StepsOf(shortBy10, new DepositBond(Id(9), Some.Monday, Some.Yuan(10))));
        Assert.Equal([BondStep.FellShort], StepsOf(joined, new RaiseBondMinimum(Id(9), Some.Monday, Some.Yuan(MinimumMinor + 1))));

        OwnerAccounts paused = After(shortBy10, Enforce(Some.Monday.AddDays(5)));
        Assert.Equal([BondStep.Paused], StepsOf(shortBy10, Enforce(Some.Monday.AddDays(5))));
        Assert.Equal([BondStep.PaidIn, BondStep.Resumed], StepsOf(paused, new DepositBond(Id(9), Some.Monday, Some.Yuan(10))));

        OwnerAccounts left = After(joined, Leave());
        Assert.Equal([BondStep.Left], StepsOf(joined, Leave()));
        Assert.Equal([BondStep.Left], StepsOf(paused, Leave()));
        Assert.Null(News(left, Enforce(Some.Monday.AddDays(90)) with { ClaimsOpen = true }));
        BondNews returned = News(left, Enforce(Some.Monday.AddDays(90)))!;
        Assert.Equal([BondStep.Returned], returned.Steps);
        Assert.Equal((0L, -MinimumMinor), (returned.Bond.AmountMinor, returned.Moved.AmountMinor));
        Assert.Equal([BondStep.Joined], StepsOf(left, Join()));
    }

    [Fact]
    public void TopUp_InTime_StopsTheClock()
    {
        OwnerAccounts charged = After(After(With(MinimumMinor, 0), Join()), Charge(10));
        OwnerAccounts earned = charged.Post(new Posting(AccountAddress.SellerAvailable(Some.SellerId), Some.Yuan(10)));
        Assert.Equal("INSUFFICIENT_FUNDS", new TopUpBond(Id(2), Some.Monday, Some.Yuan(11)).Decide(earned, AccountFacts.None).Rejection?.Code);
        Assert.Null(After(earned, new TopUpBond(Id(2), Some.Monday, Some.Yuan(10))).Guarantees!.DueUtc);
        Assert.NotNull(After(earned, new TopUpBond(Id(2), Some.Monday, Some.Yuan(9))).Guarantees!.DueUtc);
    }

    [Fact]
    public void Leave_ReturnsTheBondAfter90Days_UnlessAClaimIsOpen_AndPaysWhatIsOwedFirst()
    {
        OwnerAccounts joined = After(With(MinimumMinor, 0), Join());
        OwnerAccounts left = After(joined, Leave());
        DateTimeOffset due = Some.Monday.AddDays(90);
        Assert.Equal(due, left.Guarantees!.DueUtc);
        Assert.Empty(left.Guarantees.Given);
        Assert.Equal("NOT_JOINED", Leave().Decide(left, AccountFacts.None).Rejection?.Code);
        Assert.Equal("NOTHING_DUE", Enforce(due - Some.Tick).Decide(left, AccountFacts.None).Rejection?.Code);
        Assert.Equal(due.AddDays(1), After(left, Enforce(due) with { ClaimsOpen = true }).Guarantees!.DueUtc);

        OwnerAccounts returned = After(left.Post(new Posting(AccountAddress.SellerReceivable(Some.SellerId), Some.Yuan(-300))), Enforce(due));
        Assert.Equal(
            (0, MinimumMinor - 300, 0),
            (returned.Bond(Some.Cny).AmountMinor, returned.Available(Some.Cny).AmountMinor, returned.Receivable(Some.Cny).AmountMinor));
        Assert.Null(returned.Guarantees!.DueUtc);
    }

    [Fact]
    public void Leave_BeforeJoining_GivesADepositBack_AndRejoining_KeepsIt()
    {
        Assert.Equal("NOT_JOINED", Leave().Decide(OwnerAccounts.Of(Some.SellerId), AccountFacts.None).Rejection?.Code);
        OwnerAccounts left = After(With(0, MinimumMinor), Leave());
        Assert.NotNull(left.Guarantees!.ReturnDueUtc);
        OwnerAccounts back = After(left, Join());
        Assert.Equal((null, MinimumMinor), (back.Guarantees!.DueUtc, back.Bond(Some.Cny).AmountMinor));
    }

    [Fact]
    public void Minimum_IsRaised_NeverLowered()
    {
        OwnerAccounts joined = After(With(MinimumMinor, 0), Join());
        RaiseBondMinimum raise = new(Id(3), Some.Monday, Some.Yuan(1_000_000));
        Assert.Equal(Some.Monday.AddDays(5), After(joined, raise).Guarantees!.DueUtc);
        Assert.Equal("NOTHING_DUE", (raise with { Minimum = Some.Yuan(5) }).Decide(joined, AccountFacts.None).Rejection?.Code);
        Assert.Equal("NOTHING_DUE", raise.Decide(OwnerAccounts.Of(Some.SellerId), AccountFacts.None).Rejection?.Code);
    }

    [Fact]
    public void Deposit_ThatTheBankTakesBack_IsOwed_AndNothingIsAdvancedForIt()
    {
        OwnerAccounts deposited = After(OwnerAccounts.Of(Some.SellerId), new DepositBond(Id(1), Some.Monday, Some.Yuan(70)));
        OwnerAccounts taken = After(deposited, new ChargeBackDeposit(Id(2), Some.Monday, Some.Yuan(100)));
        Assert.Equal((0, -30, 0), (taken.Bond(Some.Cny).AmountMinor, taken.Receivable(Some.Cny).AmountMinor, taken.Advance(Some.Cny).AmountMinor));
        Assert.Equal(RejectionKind.Invalid, new DepositBond(Id(3), Some.Monday, Some.Yuan(0)).Decide(taken, AccountFacts.None).Rejection?.Kind);
    }

    private static OwnerAccounts After(OwnerAccounts before, AccountCommand command)
    {
        OwnerAccounts after = before.Apply(command.Decide(before, AccountFacts.None).Value);
        Assert.Equal(Json.Write(after), Json.Write(Json.Again(after)));
        return after;
    }

    private static JoinGuarantees Join() =>
        new(Id(0), Some.Monday, [Guarantee.SevenDayReturn, Guarantee.AsDescribed], Some.Yuan(MinimumMinor), Some.Policy.Guarantees.BondTopUpWithinDays);

    private static LeaveGuarantees Leave() => new(Id(5), Some.Monday, Some.Cny, Some.Policy.Guarantees.BondReturnAfterDays);

    private static EnforceBond Enforce(DateTimeOffset nowUtc) => new(Id(6), nowUtc, ClaimsOpen: false);

    private static ChargeAccount Charge(long minor) => new(Id(7), Some.Monday, Some.OrderId, EntryCode.Compensation, Some.SellerId, Some.Yuan(minor), 0);

    private static TransferId Id(int number) => TransferId.For(Some.SellerId, $"{number}");

    private static OwnerAccounts With(long available, long bond) => OwnerAccounts.Of(Some.SellerId)
        .Post(new Posting(AccountAddress.SellerAvailable(Some.SellerId), Some.Yuan(available)))
        .Post(new Posting(AccountAddress.SellerBond(Some.SellerId), Some.Yuan(bond)));

    private static IReadOnlyList<BondStep> StepsOf(OwnerAccounts before, AccountCommand command) => News(before, command)?.Steps ?? [];

    // As it is written, and counted: the entry that is written makes the same accounts as the one that was decided.
    private static BondNews? News(OwnerAccounts before, AccountCommand command)
    {
        AccountEntry decided = command.Decide(before, AccountFacts.None).Value;
        AccountEntry written = decided.Between(before, before.Apply(decided));
        Assert.Equal(before.Version + 1, written.Version);
        return written.Bond;
    }
}
