using System.Net;
using Marketplace.Domain.Decisions;
using Marketplace.Domain.Members;
using Marketplace.Domain.Notifications;
using Marketplace.Domain.Policies;

namespace Marketplace.Domain.Tests.Notifications;

public class NotificationSettingsTests
{
    private static readonly MarketPolicy _policy = PolicyCatalog.LoadEmbedded().Current;
    private static readonly DateTimeOffset _at = new(2026, 11, 5, 7, 3, 0, TimeSpan.Zero);
    private static readonly MemberState _member = new(MemberId.For("tenant", "someone"));

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("168.63.129.16")]
    [InlineData("100.64.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("fe80::1")]
    [InlineData("fd00::1")]
    [InlineData("ff02::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("2002:a00:1::1")]
    [InlineData("2001:0:4136:e378:8000:63bf:3fff:fdd2")]
    public void PublicAddress_OfOurselvesAndOurNeighbours_IsNone(string address) => Assert.False(PublicAddress.Is(IPAddress.Parse(address)));

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("172.32.0.1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("2606:4700:4700::1111")]
    public void PublicAddress_OfTheInternet_IsOne(string address) => Assert.True(PublicAddress.Is(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://shop.example/")]
    [InlineData("ftp://shop.example/")]
    [InlineData("https://user:secret@shop.example/")]
    [InlineData("https://127.0.0.1/")]
    [InlineData("https://[::1]/")]
    [InlineData("https://2130706433/")]
    [InlineData("https://0x7f.1/")]
    [InlineData("https://shop.example/\r\nX: y")]
    [InlineData("https://shop.example/#part")]
    [InlineData("/hook")]
    [InlineData("")]
    public void AddWebhook_AnAddressThatMayNotBe_IsRejected(string url) => Assert.Equal("VALIDATION_FAILED", Add(url).Rejection?.Code);

    [Fact]
    public void AddWebhook_Again_IsOne()
    {
        MemberState once = Add("https://shop.example/hook").Value.After;
        MemberState twice = Command("https://shop.example/hook").Decide(once, _policy.Members, _at).Value.After;
        Assert.Single(twice.Notifications.Webhooks);
    }

    [Fact]
    public void Channels_HaveDefaults_AndSafetyIsAlwaysMailed()
    {
        NotificationSettings blank = NotificationSettings.Blank;
        Assert.Equal((true, true), (blank.Of(NoticeGroup.Orders).Email, blank.Of(NoticeGroup.Orders).Webhook));
        Assert.Equal((false, true), (blank.Of(NoticeGroup.Ratings).Email, blank.Of(NoticeGroup.Ratings).Webhook));
        Assert.Equal((true, false), (blank.Of(NoticeGroup.Security).Email, blank.Of(NoticeGroup.Security).Webhook));
        Assert.True((blank with { Choices = [new(NoticeGroup.Security, false, false)] }).Of(NoticeGroup.Security).Email);
        Assert.Equal("VALIDATION_FAILED", new ChooseChannels([new(NoticeGroup.Security, Email: false)]).Decide(_member, _policy.Members, _at).Rejection?.Code);
    }

    [Fact]
    public void Delivery_IsTriedSoOften_AndNeverAfterItsEnd()
    {
        NotificationTerms terms = _policy.Notifications;
        Delivery delivery = new() { NoticeId = NoticeId.For(_member.Id, "x", _at) };
        List<TimeSpan> waits = [];
        while (!delivery.IsOver)
        {
            delivery = delivery.Claim(_at, terms).Fail("No.", forGood: false, terms);
            waits.AddRange(delivery.IsOver ? [] : [delivery.NextTryAfter(terms)]);
        }

        Assert.Equal(terms.RetryAfterSeconds, waits.Select(wait => (int)wait.TotalSeconds));
        Assert.Equal((DeliveryState.Failed, 7), (delivery.State, delivery.Tries));
        Assert.Equal(DeliveryState.Failed, new Delivery { NoticeId = delivery.NoticeId }.Fail("No.", forGood: true, terms).State);
        Assert.Equal((DeliveryState.Pending, 1, 0), (delivery.Replay().State, delivery.Replay().Round, delivery.Replay().Tries));
        Assert.Equal((DeliveryState.Delivered, null), (delivery.Replay().Succeed().State, delivery.Replay().Succeed().Problem));
    }

    private static Decision<MemberChange> Add(string url) => Command(url).Decide(_member, _policy.Members, _at);

    private static AddWebhook Command(string url) => new(WebhookId.For(_member.Id, "key"), url, _policy.Notifications, AllowInsecure: false);
}
