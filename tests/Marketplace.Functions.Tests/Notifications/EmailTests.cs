using System.Text.Json;
using Marketplace.Domain.Notifications;
using Marketplace.Functions.Notifications;
using Marketplace.Functions.Notifications.Deliveries;
using Marketplace.Functions.Platform.Json;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Notifications;

public sealed class EmailTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    private static int _addresses;

    [Fact]
    public async Task ANotice_IsMailedOnce_HoweverOftenItsMessageComes()
    {
        (Member member, string address) = await NewReaderAsync();
        Notice notice = NoticeTo(member, "Tea <b>& biscuits</b>\r\nBcc: everyone@mail.example", NoticeKind.PayoutPaid);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => market.Get<Notifier>().TellAsync(notice, default)));
        await market.SettleAsync();
        string again = JsonSerializer.Serialize(new DeliveryMessage(notice, DeliveryMessage.ByMail), MarketJson.Rows);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => market.Queues.NotificationEmails.SendMessageAsync(again)));
        await market.SettleAsync();

        SunkMail mail = Assert.Single(NoticesTo(address));
        Assert.Equal($"<{notice.Id}@market.example>", mail.Header("Message-ID"));
        Assert.Equal("Payout done", mail.Header("Subject"));
    }

    [Fact]
    public async Task WhatPeopleWrote_IsNeverAHeaderAndNeverMarkup()
    {
        (Member member, string address) = await NewReaderAsync();
        await TellAsync(member, "Tea <script>&\r\nBcc: everyone@mail.example\u2028茶", NoticeKind.OrderPlaced);

        SunkMail mail = Assert.Single(NoticesTo(address));
        Assert.DoesNotContain(mail.Headers, header => header.StartsWith("Bcc", StringComparison.OrdinalIgnoreCase));
        Assert.Contains("New order: Tea <script>&  Bcc: everyone@mail.example 茶", mail.Text, StringComparison.Ordinal);
        Assert.Contains("<h1>New order: Tea &lt;script&gt;&amp;  Bcc: everyone@mail.example 茶</h1>", mail.Text, StringComparison.Ordinal);
        Assert.Contains("multipart/alternative", mail.Header("Content-Type"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preferences_SwitchMailOff_ButNotAboutSafety()
    {
        (Member member, string address) = await NewReaderAsync();
        (await member.PatchAsync("/api/notifications/preferences", new { groups = new[] { new { group = "security", email = false } } })).Refused(422, "VALIDATION_FAILED");
        (await member.PatchAsync("/api/notifications/preferences", new { groups = new[] { new { group = "orders", email = false }, new { group = "orders", email = true } } })).Refused(422, "VALIDATION_FAILED");
        Reply chosen = (await member.PatchAsync("/api/notifications/preferences", new { groups = new[] { new { group = "orders", email = false } } })).Ok();
        Assert.False(chosen.Json["groups"]!.AsArray().Single(group => group!["group"]!.GetValue<string>() == "orders")!["email"]!.GetValue<bool>());

        await TellAsync(member, "Tea", NoticeKind.OrderPlaced);
        await TellAsync(member, "Tea", NoticeKind.LowStock);
        await TellAsync(member, "Tea", NoticeKind.PaymentPasswordChanged);

        Assert.Equal("Payment password changed", Assert.Single(NoticesTo(address)).Header("Subject"));
        Assert.Equal(3 + 2, (await member.GetAsync("/api/notifications")).Ok().Items.Count);
    }

    [Fact]
    public async Task AMailServerThatIsBusy_IsAskedAgainLater_OneThatSaysNo_IsNot()
    {
        (Member busy, string busyAddress) = await NewReaderAsync("busy");
        (Member gone, string goneAddress) = await NewReaderAsync("gone");

        Delivery later = await DeliveryOfAsync(await TellAsync(busy, "Tea", NoticeKind.OrderPlaced));
        Delivery never = await DeliveryOfAsync(await TellAsync(gone, "Tea", NoticeKind.OrderPlaced));

        Assert.Equal((DeliveryState.Pending, 1), (later.State, later.Tries));
        Assert.Equal((DeliveryState.Failed, 1), (never.State, never.Tries));
        Assert.Empty(market.Mail.To(busyAddress).Concat(market.Mail.To(goneAddress)));
    }

    [Fact]
    public async Task AnAddressTakenBack_GetsNoMail()
    {
        (Member member, string address) = await NewReaderAsync();
        (await member.PatchAsync("/api/members/me", new { email = "" })).Ok();
        await TellAsync(member, "Tea", NoticeKind.PaymentPasswordChanged);
        Assert.Equal("Mail address taken back", Assert.Single(NoticesTo(address)).Header("Subject"));
    }

    private async Task<(Member Member, string Address)> NewReaderAsync(string name = "reader")
    {
        Member member = market.NewMember();
        string address = $"{name}{Interlocked.Increment(ref _addresses)}@mail.example";
        await member.ConfirmEmailAsync(address);
        await market.SettleAsync();
        return (member, address);
    }

    // Without those that came before: the code, and that it was right.
    private IEnumerable<SunkMail> NoticesTo(string address) =>
        market.Mail.To(address).Where(mail => !mail.Header("Subject").StartsWith("Your code", StringComparison.Ordinal) && mail.Header("Subject") != "Mail address confirmed");

    private Notice NoticeTo(Member member, string title, NoticeKind kind) =>
        Notice.Of(member.Id, $"{kind} {title}", kind, market.Now, new() { Title = title, BankLast4 = "1234", Pieces = 1 });

    private async Task<Notice> TellAsync(Member member, string title, NoticeKind kind)
    {
        Notice notice = NoticeTo(member, title, kind);
        await market.Get<Notifier>().TellAsync(notice, default);
        await market.SettleAsync();
        return notice;
    }

    private async Task<Delivery> DeliveryOfAsync(Notice notice) =>
        (await market.Tables.FindDeliveryAsync(notice.Recipient, DeliveryMessage.ByMail, notice.Id, default))!.Delivery;
}
