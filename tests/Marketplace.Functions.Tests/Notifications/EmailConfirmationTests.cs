using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Marketplace.Domain.Notifications;
using Marketplace.Functions.Notifications;
using Marketplace.Functions.Tests.Support;

namespace Marketplace.Functions.Tests.Notifications;

/// <summary>Mail goes only to addresses that their member has confirmed; nobody can have a stranger's mailbox filled, or a member's mail led away unseen.</summary>
public sealed partial class EmailConfirmationTests(MarketFixture market) : IClassFixture<MarketFixture>
{
    private const string Me = "/api/members/me";
    private const string Confirmation = "/api/members/me/email/confirmation";
    private const string Codes = "/api/members/me/email/codes";
    private static int _addresses;

    [Fact]
    public async Task UntilItIsConfirmed_OnlyTheCodeGoesThere_AndTheCodeLiesNowhere()
    {
        (Member member, string address) = (market.NewMember(), NewAddress());
        Reply said = (await member.PatchAsync(Me, new { email = address })).Ok();
        Assert.Equal((address, null), (said.Text("email"), said.At("mailedTo")));
        Assert.InRange(said.Time("emailCodeUntilUtc") - market.Now, TimeSpan.FromMinutes(58), TimeSpan.FromMinutes(60));
        await TellAsync(member);

        SunkMail mail = Assert.Single(market.Mail.To(address));
        string code = Code().Match(mail.Header("Subject")).Value;
        Assert.Contains($"The code {code} confirms this mail address", mail.Text, StringComparison.Ordinal);
        foreach (TableClient table in new[] { market.Tables.Members, market.Tables.Notifications, market.Tables.Identities })
        {
            await foreach (TableEntity row in table.QueryAsync<TableEntity>())
            {
                Assert.DoesNotContain(row, pair => pair.Value?.ToString()!.Contains(code, StringComparison.Ordinal) == true);
            }
        }

        (await member.PostAsync(Confirmation, new { code = Other(code) })).Refused(403, "EMAIL_CODE_WRONG");
        (await market.NewMember().PostAsync(Confirmation, new { code })).Refused(409, "NOTHING_TO_CONFIRM");
        Reply confirmed = (await member.PostAsync(Confirmation, new { code = $" {code}" })).Ok();
        Assert.Equal((address, null), (confirmed.Text("mailedTo"), confirmed.At("emailCodeUntilUtc")));
        (await member.PostAsync(Confirmation, new { code })).Refused(409, "NOTHING_TO_CONFIRM");
        await TellAsync(member);
        Assert.Equal([$"Your code: {code}", "Mail address confirmed", "Payout done"], Subjects(address));
    }

    [Fact]
    public async Task WhoChangesTheAddress_CannotHideItFromTheOldOne_HoweverFast()
    {
        (Member member, string old, string other) = (market.NewMember(), NewAddress(), NewAddress());
        await member.ConfirmEmailAsync(old);
        await market.SettleAsync();

        (await member.PatchAsync(Me, new { email = other })).Ok();
        await TellAsync(member);
        Assert.Equal(["Mail address confirmed", "Mail address to be confirmed", "Payout done"], Notices(old));
        Assert.Empty(Notices(other));
        Assert.Single(Subjects(other));

        // Once more, and nothing has been told before it is done.
        string third = NewAddress();
        await member.ConfirmEmailAsync(third);
        await TellAsync(member);
        Assert.Equal(["Mail address confirmed", "Mail address to be confirmed"], Notices(old)[3..].Order());
        Assert.Equal(["Mail address confirmed", "Payout done"], Notices(third));

        (await member.PatchAsync(Me, new { email = "" })).Ok();
        await TellAsync(member);
        Assert.Equal("Mail address taken back", Subjects(third)[^1]);
    }

    [Fact]
    public async Task ACode_IsGoodForAnHour_AndFiveTries()
    {
        (Member member, string address) = (market.NewMember(), NewAddress());
        (await member.PatchAsync(Me, new { email = address })).Ok();
        string code = await member.EmailCodeAsync();
        for (int tries = 0; tries < 5; tries++)
        {
            (await member.PostAsync(Confirmation, new { code = Other(code) })).Refused(403, "EMAIL_CODE_WRONG");
        }

        (await member.PostAsync(Confirmation, new { code })).Refused(409, "EMAIL_CODE_EXPIRED");
        string key = Member.NewKey();
        (await member.PostAsync(Codes, key: key)).Ok();
        Assert.True((await member.PostAsync(Codes, key: key)).Ok().Replayed);
        string second = await member.EmailCodeAsync();
        (await member.PostAsync(Confirmation, new { code })).Refused(403, "EMAIL_CODE_WRONG");
        await market.AdvanceAsync(TimeSpan.FromMinutes(61));
        (await member.PostAsync(Confirmation, new { code = second })).Refused(409, "EMAIL_CODE_EXPIRED");

        (await member.PatchAsync(Me, new { email = address })).Ok();
        (await member.PostAsync(Confirmation, new { code = await member.EmailCodeAsync() })).Ok();
        (await member.PostAsync(Codes)).Refused(409, "NOTHING_TO_CONFIRM");
    }

    [Fact]
    public async Task CodesAreLimited_ForAMember_AndToAnAddress_WhoeverAsks_AndAfterADayItIsForgotten()
    {
        (Member member, string address) = (market.NewMember(), NewAddress());
        (await member.PatchAsync(Me, new { email = address })).Ok();
        (await member.PatchAsync(Me, new { email = address, displayName = "Lin" })).Ok();
        for (int codes = 1; codes < 5; codes++)
        {
            (await member.PostAsync(Codes)).Ok();
        }

        (await member.PostAsync(Codes)).Refused(409, "TOO_MANY_CODES");
        (await member.PatchAsync(Me, new { email = NewAddress() })).Refused(409, "TOO_MANY_CODES");
        foreach (string variant in new[] { address, address.ToUpperInvariant(), address.Replace("@", "+shop@", StringComparison.Ordinal) })
        {
            (await market.NewMember().PatchAsync(Me, new { email = variant })).Refused(409, "TOO_MANY_CODES");
        }

        await market.SettleAsync();
        Assert.InRange(market.Mail.To(address).Count, 1, 5);
        Assert.Single(await LimitsAsync(), limit => limit["Sent"]!.ToString()!.Split("atUtc").Length == 6);
        await market.AdvanceAsync(TimeSpan.FromHours(25));
        await market.SweepDeadlinesAsync();
        Assert.Empty(await LimitsAsync());
        (await market.NewMember().PatchAsync(Me, new { email = address })).Ok();
    }

    [Fact]
    public async Task WhatTheDirectoryVouchesFor_NeedsNoCode_AndOnlyThat()
    {
        (Member member, string address) = (market.NewMember(), NewAddress());
        Ask ask = new(HttpMethod.Patch, Me) { Token = market.Issuer.Issue(member.Name, [], address), Body = new { email = NewAddress() } };
        Assert.Null((await market.SendAsync(ask)).Ok().At("mailedTo"));
        Assert.Equal(address, (await market.SendAsync(ask with { Body = new { email = address } })).Ok().Text("mailedTo"));
        await market.SettleAsync();
        Assert.Equal(["Mail address confirmed"], Subjects(address));
    }

    private static string NewAddress() => $"confirm{Interlocked.Increment(ref _addresses)}@mail.example";

    private static string Other(string code) => code[..^1] + (code[^1] == '0' ? '1' : '0');

    private string[] Subjects(string address) => [.. market.Mail.To(address).Select(mail => mail.Header("Subject"))];

    // A code that is used or replaced before it is mailed is not mailed any more.
    private string[] Notices(string address) => [.. Subjects(address).Where(subject => !subject.StartsWith("Your code", StringComparison.Ordinal))];

    private async Task TellAsync(Member member)
    {
        await market.SettleAsync();
        await market.Get<Notifier>().TellAsync(Notice.Of(member.Id, $"test {market.Now.Ticks}", NoticeKind.PayoutPaid, market.Now, new() { BankLast4 = "1234" }), default);
        await market.SettleAsync();
    }

    private async Task<IReadOnlyList<TableEntity>> LimitsAsync() =>
        await market.Tables.Identities.QueryAsync<TableEntity>("RowKey eq 'codes'").ToListAsync();

    [GeneratedRegex("[0-9]{8}$")]
    private static partial Regex Code();
}
