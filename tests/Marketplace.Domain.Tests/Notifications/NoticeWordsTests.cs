using Marketplace.Domain.Accounts;
using Marketplace.Domain.Guarantees;
using Marketplace.Domain.Ledger;
using Marketplace.Domain.Members;
using Marketplace.Domain.Notifications;
using Marketplace.Domain.Payouts;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Tests.Notifications;

public class NoticeWordsTests
{
    private static readonly NoticeWords _words = NoticeWords.LoadEmbedded();
    private static readonly DateTimeOffset _at = new(2026, 11, 5, 7, 3, 0, TimeSpan.Zero);
    private static readonly MemberId _member = MemberId.For("tenant", "someone");

    [Fact]
    public void Words_AreThereInEveryLanguageOfTheMarket() =>
        Assert.Empty(PolicyCatalog.LoadEmbedded().Current.Members.Languages.Except(_words.Languages));

    [Fact]
    public void Words_SpeakOfTheSame_InEveryLanguage() => Assert.All(Enum.GetValues<NoticeKind>(), kind =>
    {
        string[] En(string language) => [.. NoticeWords.PlaceholdersIn(_words.Write(kind, Echo, language).Text).Order()];
        Assert.Equal(En("en"), En("zh-CN"));
    });

    [Fact]
    public void AmountsAndTimes_AreWrittenAsTheLanguageDoes()
    {
        NoticeDetails about = new() { Title = "{amount} {nothing}", Amount = new(1_234_56, Currency.Parse("CNY")), DueUtc = _at };

        Assert.Equal("{amount} {nothing} is paid: we hold CNY 1,234.56. Please ship by 5 Nov 2026, 07:03 UTC.", _words.Write(NoticeKind.OrderPaid, about, "en").Text);
        Assert.Equal("{amount} {nothing}已付款，1,234.56 元 由平台保管。请在 2026年11月5日 07:03 (UTC) 前发货。", _words.Write(NoticeKind.OrderPaid, about, "zh-CN").Text);
        Assert.Equal(_words.Write(NoticeKind.OrderPaid, about, "en"), _words.Write(NoticeKind.OrderPaid, about, "fr"));
    }

    [Fact]
    public void AKindWithoutWords_OrAnUnknownPlaceholder_IsAFault()
    {
        Dictionary<NoticeKind, NoticeText> words = Enum.GetValues<NoticeKind>().ToDictionary(kind => kind, _ => new NoticeText("A title", "A text."));
        words[NoticeKind.OrderPaid] = new("Paid", "Pay {money}.");
        words.Remove(NoticeKind.LowStock);

        string message = Assert.Throws<InvalidOperationException>(() => new NoticeWords(new Dictionary<string, IReadOnlyDictionary<NoticeKind, NoticeText>> { ["en"] = words })).Message;

        Assert.Equal("en: OrderPaid speaks of {money}, which no notice has; en: LowStock has no words", message);
    }

    [Fact]
    public void EverySecurityEvent_IsTold_WithoutAnythingMissing() => Assert.All(Enum.GetValues<SecurityEventKind>(), kind =>
    {
        Notice notice = MemberNotices.Of(_member, 3, new SecurityEvent(kind, _at));
        Assert.Equal((kind.ToString(), NoticeGroup.Security), (notice.Kind.ToString(), NoticeGroups.Of(notice.Kind)));
        Assert.DoesNotContain("–", _words.Write(notice.Kind, notice.About, "en").Text, StringComparison.Ordinal);
    });

    [Theory]
    [InlineData(false, 7, null, null, NoticeKind.ListingBarred, 7)]
    [InlineData(false, 14, 14, null, NoticeKind.TakenOffSale, 14)]
    [InlineData(false, 21, 14, 21, NoticeKind.TakenOffSale, 14)]
    [InlineData(false, 7, null, 7, NoticeKind.OrderingBarred, 7)]
    [InlineData(true, 21, 21, null, NoticeKind.AccountClosed, null)]
    [InlineData(false, -1, -1, -1, NoticeKind.StandingRestored, null)]
    [InlineData(false, null, null, null, NoticeKind.StandingRestored, null)]
    public void Penalties_AreToldAsWhatTheyBring_AndUntilWhen(bool closed, int? listing, int? offSale, int? ordering, NoticeKind kind, int? due)
    {
        DateTimeOffset? In(int? days) => days is { } some ? _at.AddDays(some) : null;
        Notice notice = MemberNotices.Of(_member, 3, new(SecurityEventKind.StandingChanged, _at, new(In(listing), In(offSale), In(ordering), closed)));

        Assert.Equal((kind, In(due), NoticeGroup.Security), (notice.Kind, notice.About.DueUtc, NoticeGroups.Of(notice.Kind)));
        Assert.DoesNotContain("–", _words.Write(notice.Kind, notice.About, "zh-CN").Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(BondStep.FellShort, "The bond behind your guarantees lacks CNY 0.40. Please fill it up by 5 Nov 2026, 07:03 UTC; otherwise your listings are paused and nothing new is guaranteed.")]
    [InlineData(BondStep.Paused, "Your bond was not filled up in time and lacks CNY 0.40. Your listings are paused, and nothing new is guaranteed, until it is whole again.")]
    [InlineData(BondStep.Resumed, "Your bond is whole again: new orders are guaranteed. Your listings stay paused until you put them on sale again.")]
    [InlineData(BondStep.Returned, "CNY 0.90 of your bond went to your balance, where it first paid what was owed.")]
    [InlineData(BondStep.PaidIn, "")]
    public void Bonds_AreToldToTheirSeller(BondStep step, string text)
    {
        Currency yuan = Currency.Parse("CNY");
        BondNews bond = new([step], new(60, yuan), new(-90, yuan), new(100, yuan), _at);
        AccountEntry entry = new(TransferId.For(_member, "x"), EntryCode.Guarantee, null, _at, null, [], Bond: bond);

        Assert.Equal(text, string.Concat(MemberNotices.Of(_member, entry).Select(notice => _words.Write(notice.Kind, notice.About, "en").Text)));
    }

    [Theory]
    [InlineData(PayoutState.Requested, "")]
    [InlineData(PayoutState.Processing, "")]
    [InlineData(PayoutState.Paid, "CNY 5.00 has reached your bank account ending in 1234.")]
    [InlineData(PayoutState.Rejected, "CNY 5.00 could not be paid to your bank account ending in 1234. The money is on your balance again.")]
    [InlineData(PayoutState.Returned, "The bank sent CNY 5.00 back from your account ending in 1234. The money is on your balance again.")]
    public void Payouts_AreToldWhenTheyEnd(PayoutState state, string text)
    {
        Payout payout = new()
        {
            Id = PayoutId.For(_member, "x"),
            Owner = _member,
            Amount = new(500, Currency.Parse("CNY")),
            State = state,
            BankReference = "bac_1",
            BankLast4 = "1234",
            RequestedUtc = _at,
        };
        AccountEntry entry = new(TransferId.For(_member, "x"), EntryCode.PayoutNews, null, _at, null, [], Payout: payout);

        Assert.Equal(text, string.Concat(MemberNotices.Of(_member, entry).Select(notice => _words.Write(notice.Kind, notice.About, "en").Text)));
    }

    [Fact]
    public void Ids_SortNewestFirst_AndFollowFromWhatIsTold()
    {
        NoticeId newer = NoticeId.For(_member, "b", _at.AddTicks(1));
        NoticeId older = NoticeId.For(_member, "a", _at);
        Assert.True(string.CompareOrdinal(newer.Value, older.Value) < 0);
        Assert.True(string.CompareOrdinal(NoticeId.After(_at), older.Value) < 0 && string.CompareOrdinal(newer.Value, NoticeId.After(_at)) < 0);
        Assert.Equal(older, NoticeId.For(_member, "a", _at));
        Assert.NotEqual(older, NoticeId.For(_member, "b", _at));
    }

    // Every placeholder stands for itself, so that what is written is the words as they are.
    private static NoticeDetails Echo => new() { Title = "{title}", Carrier = "{carrier}", TrackingNumber = "{tracking}", BankLast4 = "{bank}" };
}
